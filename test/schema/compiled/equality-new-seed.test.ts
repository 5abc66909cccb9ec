import { it } from 'vitest';
import { RANDOM_SEED } from '../../random-seed.ts';
import { compareExecutors } from './compare-executors.ts';

it(`both executors give the same bytes for random operations of seed ${RANDOM_SEED}`, async () => {
  await compareExecutors(RANDOM_SEED);
}, 600_000);

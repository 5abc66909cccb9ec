import { it } from 'vitest';
import { compareExecutors } from './compare-executors.ts';

const seed = Math.floor(Date.now() / 1_000);

it(`both executors give the same bytes for random operations of seed ${seed}`, async () => {
  await compareExecutors(seed);
}, 600_000);

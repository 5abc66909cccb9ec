import { it } from 'vitest';
import { compareExecutors } from './compare-executors.ts';

it('both executors give the same bytes for random operations of a fixed seed', async () => {
  await compareExecutors(20_260_206);
}, 600_000);

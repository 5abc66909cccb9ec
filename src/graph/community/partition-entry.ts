import { answerQuestions } from '../../worker/worker-client.ts';
import type { Links } from './link-table.ts';
import { type Partition, partition } from './partition.ts';

/** Entry of the thread that `partitionAside` asks. */
answerQuestions<Links, Partition>(() => partition);

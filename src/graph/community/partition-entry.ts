import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { partition } from './partition.ts';

/** Entry of the thread that `partitionAside` starts: divides the links it is given, and ends. */
if (!isMainThread) parentPort?.postMessage(partition(workerData));

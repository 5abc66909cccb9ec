/** The environment variable by which a worker learns its number; only the primary sets it. */
export const WORKER_NUMBER = 'GREFFE_WORKER_NUMBER';

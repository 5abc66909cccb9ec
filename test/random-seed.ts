import fc from 'fast-check';

/**
 * What random inputs of this run are made from: of `TEST_SEED`, else of the clock. CI names one, so that the same commit has the same
 * result there; other runs look at new inputs each time. A failed law prints its seed.
 */
export const RANDOM_SEED = Number(process.env.TEST_SEED ?? Math.floor(Date.now() / 1_000));

fc.configureGlobal({ seed: RANDOM_SEED });

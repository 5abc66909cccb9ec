import { defineConfig } from 'vitest/config';

/** Tests that look at a clock or at memory: they run after all others, one file at a time. */
const TIMED = [
  'test/export/{hub,memory}.test.ts',
  'test/graph/scheduler.test.ts',
  'test/graph/duplicate/{find-duplicates,name-score}.test.ts',
  'test/ingest/memory.test.ts',
  'test/ingest/reading/input.test.ts',
  'test/server/{errors,limits,listening}.test.ts',
  'test/server/graphiql.browser.test.ts',
  'test/server/export/*.test.ts',
];

/**
 * What HTTP clients see must not depend on the way by which they are answered: the same tests, with plain requests answered without
 * Yoga.
 */
const directly = (files: string) => ({
  include: [`test/server/{${files}}.test.ts`],
  env: { TOY_WAY: 'direct' },
});

const SIDE_BY_SIDE = { maxWorkers: '100%', sequence: { groupOrder: 0 } };
const ONE_BY_ONE = { maxWorkers: 1, sequence: { groupOrder: 1 } };

export default defineConfig({
  resolve: {
    // Yoga loads graphql's CommonJS build: with two builds in one process, errors of one are strangers to the other.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: { name: 'all', include: ['test/**/*.test.ts'], exclude: TIMED, ...SIDE_BY_SIDE },
      },
      {
        extends: true,
        test: {
          name: 'direct',
          ...directly('audits,cost,cross-origin,http,metrics,request-log'),
          ...SIDE_BY_SIDE,
        },
      },
      { extends: true, test: { name: 'timed', include: TIMED, ...ONE_BY_ONE } },
      {
        extends: true,
        test: { name: 'timed-direct', ...directly('errors,limits,listening'), ...ONE_BY_ONE },
      },
    ],
  },
});

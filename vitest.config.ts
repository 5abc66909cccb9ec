import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that look at memory, wait for time limits or drive a browser: they run after all others, two files at a time. */
const AFTER = [
  'test/commands/serve-{stop,workers}.test.ts',
  'test/export/memory.test.ts',
  'test/ingest/memory.test.ts',
  'test/ingest/reading/input.test.ts',
  'test/postgresql/{failure,several-hosts}.test.ts',
  'test/server/{errors,limits,listening}.test.ts',
  'test/server/graphiql.browser.test.ts',
  'test/server/export/*.test.ts',
];

/** For tests of what is published to PostgreSQL. */
const WITH_POSTGRESQL = { globalSetup: './test/postgresql/on-demand.ts' };

/** What HTTP clients see must not depend on the engine: the same tests, on a publication of the database in PostgreSQL. */
const PUBLISHED = [
  'test/clients/{apollo,apollo-persisted,relay,urql}.test.ts',
  'test/explorer/{forms,frame,lists,sitemap}.test.ts',
  'test/export/front-door.test.ts',
  'test/server/caching.test.ts',
  'test/server/export/export.test.ts',
];

/** Tests of what a server does when its processor has too much to do: nothing may run beside them. */
const ALONE = ['test/server/analyses.test.ts'];

/** Tests that change modules for themselves, and so need a process of their own. */
const APART = ['test/model/trial-node-field.test.ts'];

/**
 * What HTTP clients see must not depend on the way by which they are answered: the same tests, with plain requests answered without
 * Yoga.
 */
const directly = (files: string) => ({
  include: [`test/server/{${files}}.test.ts`],
  env: { TOY_WAY: 'direct' },
});

// The server's modules take over a second to load: files that share a process share them, which spares half of the suite's time.
const SHARED = { isolate: false };
// Half of them wait for other processes most of the time: one more than there are cores keeps these busy.
const SIDE_BY_SIDE = { maxWorkers: availableParallelism() + 1, sequence: { groupOrder: 0 } };
const BY_TWOS = { maxWorkers: 2, sequence: { groupOrder: 1 } };
const ONE_BY_ONE = { maxWorkers: 1, sequence: { groupOrder: 2 } };

export default defineConfig({
  resolve: {
    // Yoga loads graphql's CommonJS build: with two builds in one process, errors of one are strangers to the other.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    reporters: ['default', './test/project/skipped.ts'],
    // Half of what a process takes to start is reading its modules, and tests start a thousand.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'greffe-test-modules') },
    setupFiles: './test/random-seed.ts',
    // So long that a busy machine makes nothing fail: what waits in vain fails late.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: [...AFTER, ...ALONE, ...APART],
          ...WITH_POSTGRESQL,
          ...SHARED,
          ...SIDE_BY_SIDE,
        },
      },
      { extends: true, test: { name: 'apart', include: APART, ...SIDE_BY_SIDE } },
      {
        extends: true,
        test: {
          name: 'direct',
          ...directly('audits,compression,cost,cross-origin,host,http,metrics,persisted,request-log'),
          ...SIDE_BY_SIDE,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgresql',
          include: PUBLISHED,
          env: { TEST_ENGINE: 'postgresql' },
          ...WITH_POSTGRESQL,
          ...SHARED,
          ...SIDE_BY_SIDE,
        },
      },
      { extends: true, test: { name: 'after', include: AFTER, ...WITH_POSTGRESQL, ...BY_TWOS } },
      {
        extends: true,
        test: { name: 'after-direct', ...directly('errors,limits,listening'), ...BY_TWOS },
      },
      { extends: true, test: { name: 'alone', include: ALONE, ...ONE_BY_ONE } },
    ],
  },
});

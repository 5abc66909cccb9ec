import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Yoga loads graphql's CommonJS build: with two builds in one process, errors of one are strangers to the other.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    projects: [
      { extends: true, test: { name: 'all', include: ['test/**/*.test.ts'] } },
      {
        // What HTTP clients see must not depend on the way by which they are answered: the same tests, with plain requests
        // answered without Yoga.
        extends: true,
        test: {
          name: 'direct',
          include: [
            'test/server/{audits,cost,cross-origin,errors,http,limits,listening,metrics,request-log}.test.ts',
          ],
          env: { TOY_WAY: 'direct' },
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Yoga loads graphql's CommonJS build: with two builds in one process, errors of one are strangers to the other.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});

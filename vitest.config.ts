import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A home folder and a PostgreSQL server of the tests' own: test/support/global-setup.ts.
    globalSetup: ['test/support/global-setup.ts'],
    // Two cores: more workers only make timings jittery.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})

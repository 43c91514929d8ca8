import { defineConfig } from 'vitest/config'

// Folders whose tests start whole sites, browsers, models or kill processes. They come after all others and one file
// at a time: on two cores they would only wait for each other, and time out.
const SYSTEM = [
  'test/start/**/*.test.ts',
  'test/e2e/**/*.test.ts',
  'test/chaos/**/*.test.ts',
  'test/http/**/*.test.ts',
]

export default defineConfig({
  test: {
    // A home folder and a PostgreSQL server of the tests' own: test/support/global-setup.ts.
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: SYSTEM,
          // Two cores: more workers only make timings jittery.
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: SYSTEM,
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

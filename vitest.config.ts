import { defineConfig } from 'vitest/config';

const patience = { testTimeout: 20_000, hookTimeout: 30_000 };

export default defineConfig({
  test: {
    // One PostgreSQL for the run, whichever projects take part.
    globalSetup: ['test/setup/postgres.ts'],
    teardownTimeout: 20_000,
    projects: [
      {
        test: {
          name: 'parts',
          include: ['src/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}', 'bench/**/*.test.ts', 'test/{architecture,conformance,pack}/**/*.test.ts'],
          pool: 'threads',
          // Files of one worker share what they import; loading the house anew for each cost as much as the tests themselves.
          isolate: false,
          sequence: { groupOrder: 0 },
          ...patience,
        },
      },
      {
        // Whole processes and real browsers: after the parts, two files at a time. They wait more than they work, and more of
        // them would starve each other.
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{architecture,conformance,pack}/**'],
          pool: 'threads',
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const patience = { testTimeout: 20_000, hookTimeout: 30_000 };

/** Files that mostly wait begin first, so that the run does not end by waiting for them alone. */
const LONG_WAITS = ['test/house/processes.test.ts', 'src/kernel/db/embedded/start.test.ts'];
class LongWaitsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = ({ moduleId }: TestSpecification): number => Number(LONG_WAITS.some((name) => moduleId.endsWith(name)));
    return (await super.sort(files)).toSorted((a, b) => waits(b) - waits(a));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongWaitsFirst },
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
        // Whole processes and real browsers: after the parts, two files at a time. More of them starve each other: three took
        // longer than two on two cores.
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

import { describe, expect, it } from 'vitest';
import { readExamples, runExample } from './migration-examples.ts';
import { kernelMigrations } from './migrate.ts';
import type { MigrationFolder } from './migration-files.ts';
import { createEmptyDatabase } from './testing.ts';

/**
 * Declares a test for each migration of a module: call it at the top of the module's `migrations.test.ts`. `needs` are
 * folders whose tables the migrations rest on.
 *
 *     describeMigrations(marketMigrations);
 */
export function describeMigrations(folder: MigrationFolder, needs: readonly MigrationFolder[] = []): void {
  describe(`migrations of ${folder.module}`, () => {
    for (const example of readExamples(folder)) {
      it(`${example.migration.name} keeps what its example asserts`, async () => {
        const { url, drop } = await createEmptyDatabase();
        try {
          expect(await runExample(url, example, folder, needs)).toEqual([]);
        } finally {
          await drop();
        }
      });
    }
    it('lie in a folder of their own, at least one', () => {
      expect(readExamples(folder).length).toBeGreaterThan(0);
      expect(needs.map((need) => need.module)).not.toContain(kernelMigrations.module);
    });
  });
}

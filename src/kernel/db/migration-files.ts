import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A module and the folder that holds its `NNN-name.sql` files. The module's schema has the module's name. */
export interface MigrationFolder {
  module: string;
  dir: string;
  /** Only migrations before this one; for the tests of that one. */
  until?: string;
  /** Only migrations up to and including this one. */
  through?: string;
}

export interface MigrationFile {
  module: string;
  /** `001-demand` */
  name: string;
  file: string;
  text: string;
  sha256: string;
}

const MIGRATION = /^\d{3}-[a-z0-9-]+\.sql$/;
const EXAMPLE = /^\d{3}-[a-z0-9-]+\.(before|after)\.sql$/;

/** The migrations of one module in their order. A file with a stray name is refused: it would silently never run. */
export function readMigrations(folder: MigrationFolder): MigrationFile[] {
  if (!/^[a-z][a-z0-9_]*$/.test(folder.module)) throw new Error(`Not a schema name: ${folder.module}`);
  const names = readdirSync(folder.dir).filter((name) => name.endsWith('.sql') && !EXAMPLE.test(name)).sort();
  const numbers = new Set<string>();
  const files = names.map((name) => {
    const number = name.slice(0, 3);
    if (!MIGRATION.test(name)) throw new Error(`Migrations are named NNN-words.sql: ${path.join(folder.dir, name)}`);
    if (numbers.has(number)) throw new Error(`Two migrations numbered ${number} in ${folder.dir}`);
    numbers.add(number);
    return readMigration(folder, name);
  });
  const { until, through } = folder;
  return files.filter((file) => (!until || file.name < until) && (!through || file.name <= through));
}

function readMigration(folder: MigrationFolder, name: string): MigrationFile {
  const file = path.join(folder.dir, name);
  // A checkout on Windows may have turned the line ends; that is no change of the migration.
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { module: folder.module, name: name.slice(0, -'.sql'.length), file, text, sha256 };
}

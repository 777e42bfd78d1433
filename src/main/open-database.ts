import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isProblem, type Problem } from '../kernel/base/problem.ts';
import { packageRoot } from '../kernel/base/root.ts';
import { connect, type Database, migrate, type MigrationFolder, startEmbedded } from '../kernel/db/index.ts';

export interface DatabasePlace {
  /** Folder of the embedded database; `INNOMATRIX_DATA`, or `.data` beside the code. */
  dataDir?: string;
  /** A server of one's own; `DATABASE_URL`. */
  databaseUrl?: string;
  connections?: number;
  onUnexpectedStop?: (problem: Problem) => void;
}

export interface OpenDatabase {
  db: Database;
  url: string;
  /** File that holds the address of an embedded server, for a second process. */
  urlFile: string | undefined;
  close(): Promise<void>;
}

/**
 * Opens the database where it was asked for, starting the embedded server when none was named, and migrates it. Without
 * migrations it is left as it is found, e.g. empty for a backup to be restored into.
 */
export async function openDatabase(place: DatabasePlace, migrations?: readonly MigrationFolder[]): Promise<OpenDatabase> {
  const given = place.databaseUrl ?? process.env.DATABASE_URL;
  const embedded = given ? undefined : await startEmbedded({ dataDir: dataFolder(place), onUnexpectedStop: place.onUnexpectedStop });
  const url = given ?? embedded!.url;
  try {
    const db = await connect({ url, connections: place.connections });
    if (migrations) await migrate(url, migrations);
    return {
      db,
      url,
      urlFile: embedded?.urlFile,
      close: async () => {
        await db.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/**
 * For short commands beside a running platform: joins the embedded server of the folder when one is running there, and
 * starts it otherwise.
 */
export async function joinDatabase(place: DatabasePlace, migrations: readonly MigrationFolder[]): Promise<OpenDatabase> {
  try {
    return await openDatabase(place, migrations);
  } catch (error) {
    const urlFile = path.join(dataFolder(place), 'database-url');
    if (isProblem(error) && error.code === 'DB_FOLDER_IN_USE' && existsSync(urlFile)) {
      return openDatabase({ ...place, databaseUrl: readFileSync(urlFile, 'utf8').trim() }, migrations);
    }
    throw error;
  }
}

function dataFolder(place: DatabasePlace): string {
  return path.resolve(place.dataDir ?? process.env.INNOMATRIX_DATA ?? path.join(packageRoot, '.data'));
}

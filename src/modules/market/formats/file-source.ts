import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { Problem } from '../../../kernel/base/problem.ts';
import type { ImportSource } from './source.ts';

/** A file of this machine, read in pieces. @throws Problem IMPORT_FILE_MISSING */
export async function sourceOfFile(file: string): Promise<{ source: ImportSource; hash: string }> {
  const size = await stat(file).then((s) => (s.isFile() ? s.size : undefined), () => undefined);
  if (size === undefined) {
    throw new Problem('IMPORT_FILE_MISSING', { status: 400, zh: `找不到文件 ${file}`, en: `No file ${file}`, where: { file } });
  }
  const open = (): AsyncIterable<Uint8Array> => createReadStream(file, { highWaterMark: 1024 * 1024 });
  const digest = createHash('sha256');
  for await (const part of open()) digest.update(part);
  return { source: { fileName: path.basename(file), bytesTotal: size, open }, hash: digest.digest('hex') };
}

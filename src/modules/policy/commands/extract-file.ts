import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Pack } from '../../../kernel/base/pack.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { extractPolicy } from '../domain/extract.ts';
import type { PolicyExtraction } from '../domain/types.ts';
import { readPlaces } from '../places.ts';
import { readDocument } from '../read/read-document.ts';

/**
 * Reads a document from a file and takes it apart; writes the result as JSON when `out` is given.
 * @throws Problem POLICY_FILE_MISSING, or the reasons of `readDocument`
 */
export async function extractFile(options: { file: string; id: string; out?: string; pack: Pack }): Promise<PolicyExtraction> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(options.file);
  } catch (cause) {
    throw new Problem('POLICY_FILE_MISSING', {
      zh: `打不开文件 ${options.file}`, en: `Cannot open ${options.file}`, status: 404, where: { file: options.file }, cause,
      remedy: { zh: '请检查路径和读取权限', en: 'Check the path and the right to read it' },
    });
  }
  const document = await readDocument(bytes, path.basename(options.file));
  const places = readPlaces(options.pack);
  const extraction = extractPolicy(document.text, { id: options.id, places });
  if (options.out !== undefined) writeFileSync(options.out, `${JSON.stringify(extraction, null, 1)}\n`);
  return extraction;
}

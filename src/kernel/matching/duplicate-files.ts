import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Problem } from '../base/problem.ts';
import { lineId as id, readLines, type Shape, writeLines } from './line-files.ts';
import { compareSketches, keyCheckOf, type Sketch, sketchOf } from './near-duplicates/exchange-sketch.ts';
import { findDuplicates } from './near-duplicates/find-duplicates.ts';

const FORMAT = 'innomatrix-sketch/1';
const shape: Shape = { zh: '文本 {id, text}', en: 'texts {id, text}' };
const sketchShape: Shape = { zh: `摘记 {format: "${FORMAT}", key, id, units, marks}`, en: `sketches {format: "${FORMAT}", key, id, units, marks}` };
const textLine = z.object({ id, text: z.string() });
const sketchLine = z.object({ format: z.literal(FORMAT), key: z.string(), id, units: z.number(), marks: z.base64() });

/** A key that somebody could guess protects nothing. */
const LEAST_KEY = 16;

const line = (value: object): string => `${JSON.stringify(value)}\n`;

/**
 * Finds the near-duplicates among the texts of a JSONL file `{id, text}`; other fields are not read. Each pair is written
 * in both directions, `{query, doc, score, relation, ofQuery, ofDoc}`: part of each that stands in the other.
 * @throws Problem MATCH_FILE_UNREADABLE, MATCH_LINE_INVALID, MATCH_ID_TWICE
 */
export async function duplicateFiles({ in: file, out }: { in: string; out: string }): Promise<{ documents: number; pairs: number }> {
  const texts = await readLines(file, textLine, shape);
  const pairs = findDuplicates(texts);
  const blocks = function* (): Generator<string> {
    for (const { one, other, score, relation, ofOne, ofOther } of pairs) {
      yield line({ query: one, doc: other, score, relation, ofQuery: ofOne, ofDoc: ofOther }) + line({ query: other, doc: one, score, relation, ofQuery: ofOther, ofDoc: ofOne });
    }
  };
  await writeLines(out, blocks());
  return { documents: texts.length, pairs: pairs.length };
}

/**
 * Writes a sketch of every text, to be given to another city instead of the text.
 * @param options `keyFile`: the key all cities share, at least 16 characters
 * @throws Problem as above and SKETCH_KEY_WEAK
 */
export async function sketchFiles({ in: file, out, keyFile }: { in: string; out: string; keyFile: string }): Promise<{ documents: number }> {
  const key = readKey(keyFile);
  const texts = await readLines(file, textLine, shape);
  const check = keyCheckOf(key);
  await writeLines(out, (function* () {
    for (const { id: own, text } of texts) yield line({ format: FORMAT, key: check, ...sketchOf(own, text, key) });
  })());
  return { documents: texts.length };
}

/**
 * Compares own texts (or their sketches) with the sketches of another city: `{query, doc, score, shared}`, only probable
 * duplicates, best first for each query. A key is needed only where the own side is texts.
 * @throws Problem as above, SKETCH_KEY_WEAK, SKETCH_KEY_MISSING, SKETCH_KEY_OTHER
 */
export async function compareSketchFiles({ in: file, sketches, out, keyFile }: { in: string; sketches: string; out: string; keyFile?: string }): Promise<{ own: number; theirs: number; pairs: number }> {
  const theirs = await readLines(sketches, sketchLine, sketchShape);
  const lines = await readLines(file, z.union([sketchLine, textLine]), shape);
  const key = keyFile === undefined ? undefined : readKey(keyFile);
  const own = lines.map((l): Sketch & { key: string } => {
    if ('marks' in l) return l;
    if (key === undefined) throw keyMissing();
    return { ...sketchOf(l.id, l.text, key), key: keyCheckOf(key) };
  });
  const other = theirs.find((sketch) => sketch.key !== own[0]?.key) ?? own.find((sketch) => sketch.key !== own[0]?.key);
  if (own.length > 0 && other !== undefined) throw keyOther(other.id);
  const pairs = compareSketches(own, theirs);
  await writeLines(out, pairs.map(({ one, other: doc, score, shared }) => line({ query: one, doc, score, shared })));
  return { own: own.length, theirs: theirs.length, pairs: pairs.length };
}

function readKey(file: string): string {
  let key: string;
  try {
    key = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Problem('MATCH_FILE_UNREADABLE', {
      zh: `密钥文件 ${file} 无法读取`, en: `The key file ${file} cannot be read`, where: { file }, cause,
      remedy: { zh: '检查路径与权限', en: 'Check the path and the permissions' },
    });
  }
  if (key.length < LEAST_KEY) {
    throw new Problem('SKETCH_KEY_WEAK', {
      zh: `密钥至少 ${LEAST_KEY} 个字符`, en: `A key has at least ${LEAST_KEY} characters`, where: { file },
      remedy: { zh: '由各市共同约定一个随机密钥', en: 'Let the cities agree on a random key' },
    });
  }
  return key;
}

const keyMissing = (): Problem => new Problem('SKETCH_KEY_MISSING', {
  zh: '用文本同摘记比较需要密钥', en: 'To compare texts with sketches the key is needed',
  remedy: { zh: '加上 --key-file 文件', en: 'Add --key-file FILE' },
});

const keyOther = (id: string): Problem => new Problem('SKETCH_KEY_OTHER', {
  zh: `摘记 ${id} 用的是另一个密钥，无法比较`, en: `The sketch ${id} was made with another key and cannot be compared`,
  remedy: { zh: '双方用同一密钥重新生成', en: 'Make both sides with the same key' },
});

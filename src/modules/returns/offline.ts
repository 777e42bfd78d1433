import { readFile } from 'node:fs/promises';
import { Problem } from '../../kernel/base/problem.ts';
import type { ReturnsParts } from './act.ts';
import { scopeOf, type ReturnKey } from './scope.ts';
import { annotatedCopy } from './workbook/annotated-copy.ts';
import { readReturn, type ReturnReading } from './workbook/read-return.ts';
import { writeTemplate } from './workbook/template.ts';

/** What can be done without a database: templates out, workbooks checked. Comparison with earlier periods needs one. */
type OfflineParts = Pick<ReturnsParts, 'collections' | 'parameters' | 'calendar'> & { indicators: Pick<ReturnsParts['indicators'], 'places'> };

const NOTHING_EARLIER = { before: new Map(), history: {} };

/** @throws Problem RETURN_UNKNOWN, RETURN_FILE_MISSING, and all that refuses a workbook */
export async function checkFile(parts: OfflineParts, { file, collection: id, period, place }: { file: string; collection: string; period?: string; place?: string }): Promise<{ reading: ReturnReading; annotated: () => Promise<Uint8Array> }> {
  const collection = parts.collections.find((c) => c.id === id);
  if (!collection) {
    throw new Problem('RETURN_UNKNOWN', {
      status: 404, zh: `没有填报表 ${id}`, en: `There is no collection ${id}`, remedy: { zh: `可用：${parts.collections.map((c) => c.id).join('、')}`, en: `Known: ${parts.collections.map((c) => c.id).join(', ')}` },
    });
  }
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Problem('RETURN_FILE_MISSING', { status: 400, zh: `找不到文件 ${file}`, en: `No file ${file}`, where: { file }, cause });
  });
  const expected = { ...(period === undefined ? {} : { period }), ...(place === undefined ? {} : { place }) };
  const reading = await readReturn(bytes, { collection, parameters: parts.parameters, expected, context: () => NOTHING_EARLIER });
  return { reading, annotated: () => annotatedCopy(bytes, reading, 'zh') };
}

/** A template without the figures of earlier periods. @throws Problem RETURN_UNKNOWN */
export function templateFor(parts: OfflineParts, key: ReturnKey): Promise<Uint8Array> {
  return writeTemplate({ ...scopeOf(parts, key), before: [] });
}

export function describeCheck(r: ReturnReading): string {
  const lines = r.findings.slice(0, 50).map((f) => `  ${f.row ?? '-'}${f.column ? ` ${f.column}` : ''}  ${f.code}  ${f.zh}；${f.remedy.zh}`);
  return [
    `${r.collection} ${r.period} ${r.place}：${r.records} 条 · records，${r.errors} 处错误 · errors，${r.warnings} 处需说明 · to explain，${r.normalised} 处已规整 · normalised`,
    ...lines,
    ...(r.errors + r.warnings > lines.length ? [`  … ${r.errors + r.warnings - lines.length}`] : []),
  ].join('\n');
}

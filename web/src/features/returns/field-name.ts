import type { Field } from '../../../../src/modules/returns/contract.ts';

/** `研发经费（亿元）`, `R&D amount (100m CNY)`. */
export function nameWithUnit({ zh, en, unitZh, unitEn }: Pick<Field, 'zh' | 'en' | 'unitZh' | 'unitEn'>): { zh: string; en: string } {
  return unitZh ? { zh: `${zh}（${unitZh}）`, en: `${en} (${unitEn ?? unitZh})` } : { zh, en };
}

import type { ListReportData } from '../../modules/enterprises/index.ts';
import { type Language, listTitle } from './build-report.ts';

/** Sources of the report in the order in which they are first cited. The list itself is always the first. */
export function citeList({ edition }: ListReportData, language: Language): { own: number[]; source(words: { zh: string; en: string }): number[]; list(): { number: number; text: string; url: null }[] } {
  const texts = [language === 'zh' ? `${listTitle(edition)}（${edition.documentNumber}），平台评定记录，结果摘要 ${edition.outcomeHash}` : `${listTitle(edition)} (${edition.documentNumber}), record of the platform, hash of the outcome ${edition.outcomeHash}`];
  return {
    own: [1],
    source: (words) => {
      const text = words[language];
      const at = texts.indexOf(text);
      return [at >= 0 ? at + 1 : texts.push(text)];
    },
    list: () => texts.map((text, i) => ({ number: i + 1, text, url: null })),
  };
}

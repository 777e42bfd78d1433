import { canonicalJson, sha256 } from '../../kernel/base/canonical-json.ts';
import type { ListReportData } from '../../modules/enterprises/index.ts';
import { labelsIn, type ReportModel, type ReportNode } from '../../modules/reports/index.ts';
import { citeList } from './cite.ts';
import { overview } from './overview.ts';
import { byCity, byField, growthByCity, valueBands } from './spread.ts';
import { historyOf } from './history.ts';

export type Language = 'zh' | 'en';

/** Everything a section is written from. */
export interface Writing {
  data: ListReportData;
  language: Language;
  cite: ReturnType<typeof citeList>;
  say(words: { zh: string; en: string }): string;
  table(caption: { zh: string; en: string }): { number: string; caption: string };
  chart(caption: { zh: string; en: string }): { number: string; caption: string };
}

/** The title of the list; the mark of a demonstration is left to the head of the report. */
export const listTitle = ({ title, demo }: ListReportData['edition']): string => (demo ? title.replace(/（演示）$/u, '') : title);

const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八'];

/** Writes the report on a published list. Pure: the same frozen data give the same model, word for word. */
export function buildListReport(data: ListReportData, language: Language): ReportModel {
  const say = (words: { zh: string; en: string }): string => words[language];
  const count = { table: 0, chart: 0 };
  const cite = citeList(data, language);
  const w: Writing = {
    data, language, cite, say,
    table: (caption) => ({ number: say({ zh: `表${(count.table += 1)}`, en: `Table ${count.table}` }), caption: say(caption) }),
    chart: (caption) => ({ number: say({ zh: `图${(count.chart += 1)}`, en: `Figure ${count.chart}` }), caption: say(caption) }),
  };
  const sections: { id: string; title: { zh: string; en: string }; nodes: ReportNode[] }[] = [
    { id: 'overview', title: { zh: '总体情况', en: 'Overview' }, nodes: overview(w) },
    { id: 'cities', title: { zh: '分市分布', en: 'By city' }, nodes: byCity(w) },
    { id: 'fields', title: { zh: '领域分布', en: 'By field' }, nodes: byField(w) },
    { id: 'growth', title: { zh: '成长与研发', en: 'Growth and R&D' }, nodes: growthByCity(w) },
    ...(data.kind.valued ? [{ id: 'value', title: { zh: '估值分布', en: 'Values' }, nodes: valueBands(w) }] : []),
    { id: 'history', title: { zh: '历年情况', en: 'Over the years' }, nodes: historyOf(w) },
  ];
  const { edition, kind } = data;
  return {
    title: say({ zh: `${edition.year}年${kind.zh}发展报告`, en: `Report on ${kind.en.toLowerCase()} ${edition.year}` }),
    number: edition.documentNumber,
    issuer: say(kind.issuer),
    language, audience: 'public', asOf: edition.on,
    // The only moment in the file: the day of publication.
    takenAt: `${edition.publishedOn}T00:00:00.000Z`,
    demo: edition.demo,
    template: { id: 'growth-list', version: 1 },
    snapshotHash: sha256(canonicalJson(data)),
    // That the data are of a demonstration is said once, at the head.
    lead: [listTitle(edition), say({ zh: `数据基准日 ${edition.on}　公布日 ${edition.publishedOn}`, en: `Figures as of ${edition.on} · published on ${edition.publishedOn}` })],
    nodes: sections.flatMap((s, i): ReportNode[] => [{ kind: 'heading', section: s.id, number: language === 'zh' ? `${CHINESE[i]}、` : `${i + 1}.`, text: say(s.title) }, ...s.nodes]),
    sources: cite.list(),
    labels: labelsIn(language),
  };
}

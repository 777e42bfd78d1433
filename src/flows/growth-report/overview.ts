import { groupFigures } from '../../modules/enterprises/index.ts';
import type { ReportNode, ReportRun } from '../../modules/reports/index.ts';
import type { Writing } from './build-report.ts';
import { grouped, percent } from './words.ts';

/** How many, how they stand against the last list and the plan, and what they weigh together. */
export function overview({ data, say, cite }: Writing): ReportNode[] {
  const on = data.outcome.filter((o) => o.standing !== 'DROPPED');
  const count = (standing: string): number => data.outcome.filter((o) => o.standing === standing).length;
  const recorded = (value: number): ReportRun => ({ text: grouped(value, 0), value, label: 'recorded', sources: cite.own });
  const computed = (text: string, value: number): ReportRun => ({ text, value, label: 'computed', sources: cite.own });
  const { zh, en } = data.kind;
  const first = data.ownYears.length <= 1;
  const runs: ReportRun[] = [
    { text: say({ zh: `${data.edition.year}年公布${zh}`, en: `The list of ${data.edition.year} holds ` }) }, recorded(on.length), { text: say({ zh: '家', en: ` ${en.toLowerCase()}` }) },
    ...(first
      ? [{ text: say({ zh: '，为本平台首期名单。', en: '; it is the first on this platform.' }) }]
      : [
          { text: say({ zh: '，其中新入选', en: ': ' }) }, recorded(count('NEW')), { text: say({ zh: '家，再次入选', en: ' new, ' }) }, recorded(count('RETURNED')), { text: say({ zh: '家，连续入选', en: ' returned, ' }) },
          recorded(count('STAYED')), { text: say({ zh: '家；上期名单中', en: ' stayed; ' }) }, recorded(count('DROPPED')), { text: say({ zh: '家未再入选（年度名单自然退出，不影响其他资格）。', en: ' of the last list dropped out, without prejudice.' }) },
        ]),
  ];
  const sum = groupFigures(on, data.smallestShown);
  const figures: ReportRun[] = [];
  if (sum.revenue !== null) {
    figures.push({ text: say({ zh: '入选企业上年度营业收入合计', en: 'Their revenue of the last year was ' }) }, computed(say({ zh: `${grouped(sum.revenue / 10_000, 2)}亿元`, en: `${grouped(sum.revenue / 100_000, 2)} bn CNY` }), sum.revenue));
    if (sum.revenueGrowth !== null) figures.push({ text: say({ zh: '，比上年增长', en: ', growing by ' }) }, computed(percent(sum.revenueGrowth), sum.revenueGrowth));
    figures.push({ text: say({ zh: '；', en: '; ' }) });
  }
  if (sum.rd !== null) {
    figures.push({ text: say({ zh: '研究开发费用', en: 'their R&D ' }) }, computed(say({ zh: `${grouped(sum.rd / 10_000, 2)}亿元`, en: `${grouped(sum.rd / 100_000, 2)} bn CNY` }), sum.rd));
    if (sum.rdShare !== null) figures.push({ text: say({ zh: '，占营业收入', en: ', or ' }) }, computed(percent(sum.rdShare), sum.rdShare), { text: say({ zh: '', en: ' of revenue' }) });
    figures.push({ text: say({ zh: '；', en: '; ' }) });
  }
  if (sum.employees !== null) figures.push({ text: say({ zh: '职工', en: 'employees: ' }) }, computed(grouped(sum.employees, 0), sum.employees), { text: say({ zh: '人', en: '' }) });
  const goals = data.targets.filter((t) => t.year >= data.edition.year).slice(0, 1).map((t): ReportNode => ({
    kind: 'paragraph',
    runs: [
      { text: say({ zh: `规划目标：到${t.year}年${zh}`, en: `Goal of the plan for ${t.year}: ` }) }, { text: grouped(t.value, 0), value: t.value, label: 'document', sources: cite.source(t.source) },
      { text: say({ zh: '家；本期名单相当于目标的', en: '; this list is ' }) }, computed(percent(on.length / t.value), on.length / t.value), { text: say({ zh: '。', en: ' of it.' }) },
    ],
  }));
  return [{ kind: 'paragraph', runs }, ...(figures.length > 0 ? [{ kind: 'paragraph' as const, runs: [...figures, { text: say({ zh: '。', en: '.' }) }] }] : []), ...goals];
}

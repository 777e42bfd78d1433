import { groupBy } from '../group-by.ts';
import type { Finding, FindingCode } from '../../contract/lint.ts';
import type { PlanTask } from '../../contract.ts';
import { finding, type Rule } from './input.ts';

interface Line {
  code: FindingCode;
  severity: Finding['severity'];
  lacks(task: PlanTask): boolean;
  zh: string;
  en: string;
  why: { zh: string; en: string };
}

const LINES: readonly Line[] = [
  {
    code: 'TASK_WITHOUT_UNIT', severity: 'error', lacks: (t) => t.lead === null && t.cooperating.length === 0,
    zh: '没有责任单位', en: 'name no unit', why: { zh: '没有单位，就没有人可以督查。', en: 'Without a unit there is nobody to ask.' },
  },
  {
    code: 'TASK_WITHOUT_LEAD', severity: 'warning', lacks: (t) => t.lead === null && t.cooperating.length > 0,
    zh: '列了几个单位而没有牵头单位', en: 'name several units and none as the lead', why: { zh: '每项任务应有且只有一个牵头单位。', en: 'A task has exactly one lead unit.' },
  },
  {
    code: 'TASK_WITHOUT_INDICATOR', severity: 'warning', lacks: (t) => t.indicators.length === 0,
    zh: '没有写明推动哪个指标', en: 'move no stated indicator', why: { zh: '做完了也看不出规划目标近了没有。', en: 'Done or not, no target shows it.' },
  },
  {
    code: 'TASK_WITHOUT_MONEY', severity: 'warning', lacks: (t) => !(t.money ?? []).some((m) => m.fen !== null),
    zh: '没有写明数额的资金', en: 'have no money with an amount', why: { zh: '文件没有为任务写明资金；落实前须按文件或决议补上。', en: 'The document gives the tasks no money; it has to be added by document or resolution before the work can be held to it.' },
  },
];

/** A source that a document names without an amount helps nobody to count, but whoever looks for the money begins there. */
function sourceWithoutAmount(code: FindingCode, found: readonly PlanTask[]): Finding['proof'] {
  const sources = code === 'TASK_WITHOUT_MONEY' ? [...new Map(found.flatMap((t) => t.money ?? []).map((m) => [m.zh, m])).values()] : [];
  return sources.map((m) => ({ zh: `${m.document} ${m.clause}：${m.zh}。`, en: `${m.document} ${m.clause}: ${m.en}.` }));
}

/**
 * What a task must have to be followed up; one finding for each document and missing line, with all its tasks. A task
 * that is carried out through its parts is followed up there.
 */
export const taskLines: Rule = ({ documents, tasks }) =>
  [...groupBy(tasks.filter((t) => !tasks.some((part) => part.parent === t.id)), (t) => t.document)].flatMap(([document, all]) =>
    LINES.flatMap(({ code, severity, lacks, zh, en, why }) => {
      const found = all.filter(lacks);
      if (found.length === 0) return [];
      const title = documents.find((d) => d.id === document);
      return [
        finding({
          code,
          severity,
          zh: `《${title?.zh ?? document}》${all.length}项任务中有${found.length}项${zh}`,
          en: `${found.length} of the ${all.length} tasks of “${title?.en ?? document}” ${en}`,
          numbers: { tasks: all.length, found: found.length },
          clauses: found.map((t) => ({ document: t.document, path: t.clause })),
          tasks: found.map((t) => t.id),
          proof: [why, ...sourceWithoutAmount(code, found), { zh: `任务：${found.map((t) => t.no).join('、')}。`, en: `Tasks: ${found.map((t) => t.no).join(', ')}.` }],
        }),
      ];
    }),
  );

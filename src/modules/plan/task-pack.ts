import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import type { ProblemDetail } from '../../kernel/base/problem.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import { type MoneyLine, moneyLine, type PlanTask, type ResolutionRef, resolutionRef } from './contract/tasks.ts';

const blank = z.string().transform((text) => (text === '' ? null : text));
const list = z.string().transform((text) => (text === '' ? [] : text.split(';')));

const taskRow = z.object({
  document: z.string(),
  no: z.coerce.number().int().positive(),
  clause: z.string().min(1),
  category: z.string(),
  zh: z.string().min(1),
  en: z.string().min(1),
  lead: blank,
  cooperating: list,
  places: list,
  indicators: list,
  /** Number of the task it is a part of, in the same document. */
  parent: z.union([z.literal('').transform(() => null), z.coerce.number().int().positive()]),
  noteZh: blank,
  noteEn: blank,
});
type TaskRow = z.output<typeof taskRow>;

const tasks = z.union([z.literal('all'), z.array(z.number().int())]);
const moneyFile = z.strictObject({
  money: z.array(z.strictObject({ ...moneyLine.shape, tasks })),
  resolutions: z.array(z.strictObject({ ...resolutionRef.omit({ document: true }).shape, document: z.string(), tasks })),
});
type For = { document: string; tasks: z.output<typeof tasks> };

interface Known {
  documents: ReadonlySet<string>;
  categories: ReadonlySet<string>;
  indicators: ReadonlySet<string>;
  places: Indicators['places'];
}

/** `plan/tasks.csv` with the money and decisions of `plan/money.yaml`, and every fault in them. */
export function readTasksOf(pack: Pack, known: Known): { tasks: PlanTask[]; faults: ProblemDetail[] } {
  const rows = pack.read('plan/tasks.csv', z.array(taskRow));
  const { money, resolutions } = pack.read('plan/money.yaml', moneyFile);
  const faults: ProblemDetail[] = rows.flatMap((row, i) => rowFaults(row, i, rows, known));
  for (const given of [...money, ...resolutions]) {
    const own = rows.filter((r) => r.document === given.document);
    const unknown = given.tasks === 'all' ? [] : given.tasks.filter((no) => !own.some((r) => r.no === no));
    if (own.length === 0 || unknown.length > 0) {
      faults.push({ code: 'PLAN_PACK_INVALID', zh: `没有任务 ${given.document} ${unknown.join('、')}`, en: `no task ${given.document} ${unknown.join(', ')}`, where: { file: 'plan/money.yaml', field: 'tasks' } });
    }
  }
  const of = (row: TaskRow) => (given: For): boolean => given.document === row.document && (given.tasks === 'all' || given.tasks.includes(row.no));
  return {
    faults,
    tasks: rows.map((row): PlanTask => {
      const decided = resolutions.find(of(row));
      return {
        ...row,
        id: taskId(row.document, row.no),
        subClause: null,
        parent: row.parent === null ? null : taskId(row.document, row.parent),
        money: money.filter(of(row)).map(({ tasks: _for, ...line }): MoneyLine => line),
        resolution: decided ? resolutionOf(decided) : null,
      };
    }),
  };
}

const taskId = (document: string, no: number): string => `${document}-task-${no}`;

function resolutionOf({ tasks: _for, ...given }: z.output<typeof moneyFile>['resolutions'][number]): ResolutionRef {
  return given;
}

function rowFaults(row: TaskRow, i: number, rows: readonly TaskRow[], known: Known): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  const expect = (ok: boolean, field: string, zh: string, en: string): void => {
    if (!ok) faults.push({ code: 'PLAN_PACK_INVALID', zh, en, where: { file: 'plan/tasks.csv', row: i + 2, field } });
  };
  const own = rows.filter((r) => r.document === row.document);
  expect(known.documents.has(row.document), 'document', `没有文件 ${row.document}`, `no document ${row.document}`);
  expect(own.find((r) => r.no === row.no) === row, 'no', `任务序号 ${row.no} 重复`, `task ${row.no} given twice`);
  expect(row.lead !== null || row.cooperating.length > 0, 'lead', '任务没有责任单位', 'the task has no unit');
  for (const code of row.indicators) expect(known.indicators.has(code), 'indicators', `没有指标 ${code}`, `no indicator ${code}`);
  for (const code of row.places) expect(known.places.find(code) !== undefined, 'places', `没有地区 ${code}`, `no place ${code}`);
  expect(known.categories.has(row.category), 'category', `没有类别 ${row.category}`, `no category ${row.category}`);
  // A parent comes before its parts, so nothing can be above itself.
  expect(row.parent === null || own.some((r) => r.no === row.parent && r.no < row.no), 'parent', `没有排在前面的上级任务 ${row.parent}`, `no earlier task ${row.parent} to be its parent`);
  return faults;
}

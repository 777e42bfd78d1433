import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { listClauseItems as contract, PlanTarget, PlanTask } from '../contract.ts';
import { readClauseItems } from '../store.ts';
import { allDefinitions, type PlanReader, placeOf } from './context.ts';

/** What became of the clauses of a document: the targets and tasks that rest on them. */
export async function listClauseItems(reader: PlanReader, document: string): Promise<ContractAnswer<typeof contract>> {
  const [items, definitions] = await Promise.all([readClauseItems(reader.db.sql, document), allDefinitions(reader.indicators, reader.db.sql)]);
  const nameOf = (item: (typeof items)[number]): { zh: string; en: string } => {
    if (item.kind === 'task') return item.body as PlanTask;
    const target = item.body as PlanTarget;
    const definition = definitions.find((d) => d.code === target.indicator);
    const place = placeOf(reader, target.place);
    return { zh: `${place.shortZh} ${definition?.zh ?? target.indicator} ${target.year}`, en: `${place.shortEn} ${definition?.en ?? target.indicator} ${target.year}` };
  };
  return {
    items: items.map((item) => {
      const { zh, en } = nameOf(item);
      return { clause: item.clause, subClause: item.subClause, role: item.role, kind: item.kind, id: item.id, zh, en };
    }),
  };
}

import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import { type listTasks as contract, type PlanTask, reviewedCategory, type TaskView } from '../contract.ts';
import { readCurrent } from '../store.ts';
import { readTasks, type StoredTaskDetail } from '../task-detail-store.ts';
import { allDefinitions, type PlanReader, placeOf } from './context.ts';

export async function listTasks(reader: PlanReader, { place, category, indicator, document }: ContractInput<typeof contract>['query'] = {}): Promise<ContractAnswer<typeof contract>> {
  const [{ tasks: all, details }, documents, targets, definitions] = await Promise.all([
    readTasks(reader.db.sql), readCurrent(reader.db.sql, 'document'), readCurrent(reader.db.sql, 'target'), allDefinitions(reader.indicators, reader.db.sql),
  ]);
  const tasks = all
    .filter(
      (t) =>
        (place === undefined || t.places.includes(place)) &&
        (category === undefined || t.category === category) &&
        (document === undefined || t.document === document) &&
        (indicator === undefined || t.indicators.includes(indicator)),
    )
    .sort((a, b) => periodEnd(documents, b) - periodEnd(documents, a) || a.document.localeCompare(b.document) || a.no - b.no);
  return {
    tasks: tasks.map((t) => viewTask(t, all, details)),
    categories: [
      ...reader.packed.screens.taskCategories,
      ...(tasks.some((t) => t.category === reviewedCategory) ? [{ id: reviewedCategory, zh: '文件审核录入', en: 'From reviewed documents' }] : []),
    ],
    places: [...new Set(tasks.flatMap((t) => t.places))].sort().map((code) => placeOf(reader, code)),
    documents: documents.filter((d) => all.some((t) => t.document === d.id)).map(({ id, zh, en }) => ({ id, zh, en })),
    indicators: definitions.filter((d) => targets.some((t) => t.indicator === d.code)).map(({ code, zh, en }) => ({ code, zh, en })),
  };
}

const periodEnd = (documents: readonly { id: string; periodTo: number | null }[], task: PlanTask): number => documents.find((d) => d.id === task.document)?.periodTo ?? 0;

/** A task with the tasks below it and who added what to it. */
export function viewTask(task: PlanTask, all: readonly PlanTask[], details: ReadonlyMap<string, StoredTaskDetail>): TaskView {
  const detail = details.get(task.id);
  return {
    ...task,
    children: all.filter((t) => t.parent === task.id).map((t) => t.id),
    detailVersion: detail?.version ?? 0,
    detailSetByName: detail?.setByName ?? null,
    detailSetAt: detail?.setAt.toISOString() ?? null,
  };
}

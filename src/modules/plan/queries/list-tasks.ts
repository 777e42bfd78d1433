import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import { type listTasks as contract, reviewedCategory } from '../contract.ts';
import { readCurrent } from '../store.ts';
import { type PlanReader, placeOf } from './context.ts';

export async function listTasks(reader: PlanReader, { place, category, indicator }: ContractInput<typeof contract>['query'] = {}): Promise<ContractAnswer<typeof contract>> {
  const tasks = (await readCurrent(reader.db.sql, 'task'))
    .filter(
      (t) =>
        (place === undefined || t.places.includes(place)) &&
        (category === undefined || t.category === category) &&
        (indicator === undefined || t.indicators.includes(indicator)),
    )
    .sort((a, b) => a.document.localeCompare(b.document) || a.no - b.no);
  return {
    tasks,
    categories: [
      ...reader.packed.screens.taskCategories,
      ...(tasks.some((t) => t.category === reviewedCategory) ? [{ id: reviewedCategory, zh: '文件审核录入', en: 'From reviewed documents' }] : []),
    ],
    places: [...new Set(tasks.flatMap((t) => t.places))].sort().map((code) => placeOf(reader, code)),
  };
}

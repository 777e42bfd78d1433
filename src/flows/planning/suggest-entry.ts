import { notFound } from '../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { Place } from '../../kernel/indicators/index.ts';
import { contentOf, type ResponsibilityFields, type TargetFields } from '../../modules/policy/index.ts';
import { reviewedCategory } from '../../modules/plan/contract.ts';
import type { suggestEntry as contract } from './contract.ts';
import { baseYearOf, findPlace, operatorOf, rankIndicators } from './domain/suggest.ts';
import { documentOf, mayBeTask, type PlanningParts } from './enter-item.ts';
import { entryOf } from './entries.ts';

type Answer = ContractAnswer<typeof contract>;

/** What a person would have to choose for an item, with the likeliest first. Nothing is entered by asking. */
export async function suggestEntry(parts: PlanningParts, db: Sql, id: string): Promise<Answer> {
  const item = await parts.policy.findItem(db, id);
  if (!item) throw notFound('审核内容', 'review item', id);
  const { places } = parts.indicators;
  const all: Place[] = [places.zone, ...places.cities, places.province, ...places.groups, ...places.parks.map((park) => places.find(park.code)!)];
  const [document, definitions, entry] = await Promise.all([documentOf(parts, db, item), parts.plan.definitions(db), entryOf(parts, db, item)]);
  const { fields } = contentOf(item);
  return {
    entry,
    target: item.kind === 'target' ? suggestTarget(fields as TargetFields) : null,
    task: mayBeTask(item.kind) ? suggestTask() : null,
    places: all.map(({ code, zh, en }) => ({ code, zh, en })),
    categories: [{ id: reviewedCategory, zh: '文件审核录入', en: 'From reviewed documents' }, ...parts.plan.packed.screens.taskCategories],
  };

  function suggestTarget(target: TargetFields): NonNullable<Answer['target']> {
    const kindOf = new Map(definitions.map((d) => [d.code, d.kind]));
    return {
      indicators: rankIndicators(target, definitions).map((c) => ({ ...c, operator: operatorOf(target, kindOf.get(c.code)) })),
      place: findPlace(target.subject, all),
      value: target.value,
      unit: target.unit,
      year: target.year,
      baseYear: target.year && baseYearOf(target, target.year, document),
      binding: target.strength === 'stretch' ? 'EXPECTED' : 'UNSTATED',
      nameZh: target.indicator,
    };
  }

  function suggestTask(): NonNullable<Answer['task']> {
    const { clause } = contentOf(item!);
    if (item!.kind === 'responsibility') {
      const duty = fields as ResponsibilityFields;
      const [lead = null, ...cooperating] = duty.units;
      return { zh: duty.task ?? `${duty.role} ${clause}`.trim(), lead, cooperating, places: [] };
    }
    const regions = (fields.regions as string[]).map((region) => findPlace(region, all)).filter((code) => code !== null);
    return { zh: '', lead: null, cooperating: [], places: [...new Set(regions)] };
  }
}

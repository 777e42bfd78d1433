import type { OperationalFigure } from '../../../kernel/indicators/index.ts';
import type { PlanTarget, TargetFilter, TargetView } from '../contract.ts';
import { judge } from '../domain/judge.ts';
import { inPlanOrder, outOfStep, type PlanContext, type PlanReader, placeOf, readContext } from './context.ts';

/** Every target of the plan in force, judged by its own figures, newest document first. */
export async function listTargets(reader: PlanReader, filter: TargetFilter = {}): Promise<TargetView[]> {
  const context = await readContext(reader, filter.asOf);
  const wanted = inPlanOrder(reader, context).filter(
    (t) =>
      (filter.place === undefined || t.place === filter.place) &&
      (filter.indicator === undefined || t.indicator === filter.indicator) &&
      (filter.document === undefined || t.document === filter.document) &&
      (filter.year === undefined || t.year === filter.year),
  );
  const views = await viewTargets(reader, context, wanted);
  return filter.light === undefined ? views : views.filter((v) => v.assessment.light === filter.light);
}

/** Years of live figures shown: the running one and the four before. */
const OPERATIONAL_YEARS = 5;

export async function viewTargets(reader: PlanReader, context: PlanContext, targets: readonly PlanTarget[]): Promise<TargetView[]> {
  const live = await readLive(reader, context, new Set(targets.map((t) => t.indicator)));
  return targets.map((target) => {
    const definition = context.definitions.get(target.indicator);
    const document = context.documents.get(target.document);
    if (!definition || !document) throw outOfStep(`指标 ${target.indicator} 或文件 ${target.document}`, `indicator ${target.indicator} or document ${target.document}`);
    const schedulePath = context.pathOf(target);
    const { assessment, latest, judged } = judge(target, document, definition, context.figuresOf(target.indicator, target.place), reader.indicators.parameters, context.thisYear, schedulePath.path);
    const provider = reader.indicators.operational(target.indicator);
    const figures = live.get(target.indicator)?.filter((f) => f.place === target.place) ?? [];
    return {
      ...target,
      origin: target.basis ? 'reviewed' : 'pack',
      document: { id: document.id, zh: document.zh, en: document.en, number: document.number, issuedOn: document.issuedOn },
      indicator: indicatorName(definition),
      place: placeOf(reader, target.place),
      latest,
      judged,
      assessment,
      schedulePath,
      operational:
        provider && figures.length > 0
          ? { label: 'operational', sourceZh: provider.sourceZh, sourceEn: provider.sourceEn, unit: definition.unit, figures }
          : null,
    };
  });
}

/** Live figures are of this moment; a question about an earlier day gets none. */
export async function readLive(reader: PlanReader, context: PlanContext, codes: ReadonlySet<string>): Promise<Map<string, OperationalFigure[]>> {
  if (context.asOf !== undefined) return new Map();
  const years = Array.from({ length: OPERATIONAL_YEARS }, (_, i) => context.thisYear - OPERATIONAL_YEARS + 1 + i);
  const withProvider = [...codes].filter((code) => reader.indicators.operational(code));
  const found = await Promise.all(withProvider.map(async (code) => [code, await reader.indicators.operationalFigures(reader.db, code, years)] as const));
  return new Map(found);
}

export function indicatorName({ code, zh, en, shortZh, shortEn, unit, unitEn, decimals, direction, theme }: TargetView['indicator']): TargetView['indicator'] {
  return { code, zh, en, shortZh, shortEn, unit, unitEn, decimals, direction, theme };
}

import { setImmediate } from 'node:timers/promises';
import { type CalendarDate, dateOf } from '../../kernel/base/calendar-date.ts';
import { Problem } from '../../kernel/base/problem.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { Facts, Relations, RuleBook } from '../../kernel/rules/index.ts';
import type { SandboxOutcome, SandboxQuestion } from './contract.ts';
import { type CityRun, runCity } from './domain/city-run.ts';
import { NOT_KNOWN } from './domain/dimension.ts';
import { unsetBehind } from './domain/judge.ts';
import { leversOf } from './domain/levers.ts';
import type { Course } from './domain/outlook.ts';
import { type Outcome, outcomeOf, type OutcomeQuestion } from './domain/outcome.ts';
import { isOfFirms, type Plan, planOf, sidesOf } from './domain/plan.ts';
import { type AppliedScenario, applyScenario } from './domain/scenario.ts';
import { intervalNote, type NamedChange, sentencesOf, type Words } from './domain/sentences.ts';
import type { Sides } from './domain/verdict.ts';
import type { SandboxParameters } from './parameters.ts';
import type { Population } from './population.ts';

/** What the sandbox needs from the house. */
export interface SandboxParts {
  /** The rules in force on the platform. */
  rules: (db: Sql) => Promise<RuleBook>;
  relations: Relations;
  parameters: SandboxParameters;
  cities: readonly (Words & { code: string })[];
  /** Code of the province, whose rules hold in its cities. */
  province: string;
  firms: (db: Sql, on: CalendarDate, now: Date, wanted: readonly string[]) => Promise<Population>;
}

/** The seed where nobody names one: the same question gives the same answer. */
const USUAL_SEED = 20_240_501;

/** A question with the books, the plan and the firms it is about; both the aggregate and the list by name start here. */
export interface Prepared {
  on: CalendarDate;
  seed: number;
  applied: AppliedScenario;
  base: RuleBook;
  plan: Plan;
  population: Population;
  /** Facts that these rules and the classes of firms ask for. */
  wanted: readonly string[];
  sides(city: string): Sides;
}

/** @throws Problem SANDBOX_NO_CHANGE, SANDBOX_RULE_NOT_OF_FIRMS and those of `applyScenario` */
export async function prepareQuestion(parts: SandboxParts, db: Sql, now: Date, { scenario, on = dateOf(now), seed = USUAL_SEED }: SandboxQuestion): Promise<Prepared> {
  const base = await parts.rules(db);
  if (scenario.changes.length === 0) throw new Problem('SANDBOX_NO_CHANGE', { zh: '情景没有改动任何规则', en: 'The scenario changes nothing', where: { field: 'scenario.changes' }, remedy: { zh: '至少改动一处参数、分档或条件', en: 'Change a parameter, a bracket or a condition' } });
  const applied = applyScenario(base, scenario.changes);
  const rules = [...new Set(scenario.changes.map((c) => c.rule))];
  const strange = rules.find((id) => !isOfFirms(base, id));
  if (strange) {
    throw new Problem('SANDBOX_RULE_NOT_OF_FIRMS', {
      zh: `规则 ${strange} 判断的不是企业，企业库不能试算`, en: `${strange} judges no firms, so the population of firms cannot try it`, where: { field: strange },
      remedy: { zh: '请选择以企业为对象的规则', en: 'Choose a rule about firms' },
    });
  }
  const plan = planOf(base, parts.relations, parts.parameters.costs, rules);
  const wanted = factsFor(parts, [base, applied.book], plan.rules);
  const population = await parts.firms(db, on, now, wanted);
  return {
    on, seed, applied, base, plan, population, wanted,
    sides: (city) => sidesOf(plan, { base, next: applied.book }, parts.relations, on, [city, parts.province]),
  };
}

/** Facts that these rules, in any version, and the classes of firms ask for. */
function factsFor(parts: SandboxParts, books: readonly RuleBook[], rules: readonly string[]): string[] {
  return [...new Set([...books.flatMap((b) => b.versions).filter((v) => rules.includes(v.file.id)).flatMap((v) => v.asks.map((d) => d.id)), ...parts.parameters.dimensions.map((d) => d.fact)])];
}

/** Reads the firms for a rule that somebody has just opened: a question follows in a moment. A fault shows when it is asked. */
export async function readAhead(parts: SandboxParts, db: Sql, now: Date, rule: string): Promise<void> {
  const base = await parts.rules(db);
  if (!isOfFirms(base, rule)) return;
  const plan = planOf(base, parts.relations, parts.parameters.costs, [rule]);
  await parts.firms(db, dateOf(now), now, factsFor(parts, [base], plan.rules));
}

/** The answer that may leave the cities: aggregates, small numbers hidden. */
export async function askSandbox(parts: SandboxParts, db: Sql, now: Date, question: SandboxQuestion): Promise<SandboxOutcome> {
  const prepared = await prepareQuestion(parts, db, now, question);
  const { parameters } = parts;
  const { on, seed, applied, base, plan, population } = prepared;
  const runs = await runCities(parts, prepared, parameters.replicates);
  const settings: OutcomeQuestion = { ...outlookOf(parts, prepared, question), level: parameters.level, replicates: parameters.replicates, seed };
  const outcome = outcomeOf(settings, runs);
  const cities = new Map(parts.cities.map((c) => [c.code, c]));
  const changes = namedChanges(base, question);
  const title = (id: string): Words => base.rules.find((r) => r.id === id)!.title;
  return {
    on, seed, readAt: population.readAt.toISOString(),
    rules: plan.rules.map((id, i) => ({ id, title: title(id), changed: applied.changed.some((f) => f.id === id), ...outcome.answers[i]! })),
    counts: outcome.counts,
    cities: outcome.cities.map(({ city, counts, cost }) => ({ code: city, zh: cities.get(city)!.zh, en: cities.get(city)!.en, counts, cost })),
    cost: plan.supports.length === 0 ? null : outcome.cost,
    payees: outcome.payees, unbounded: outcome.unbounded, unreadable: outcome.unreadable,
    dimensions: parameters.dimensions.map(({ id, zh, en, source, bands }) => ({
      id, zh, en, source,
      classes: [...bands, { id: NOT_KNOWN, zh: '未填报', en: 'Not stated' }].flatMap((b) => {
        const line = outcome.classes[id]?.find((c) => c.id === b.id);
        return line ? [{ id: b.id, zh: b.zh, en: b.en, counts: line.counts, base: line.base, next: line.next }] : [];
      }),
    })),
    sentences: sentencesOf(changes, outcome, cities, parameters.level),
    notes: notesOf(parts, prepared, settings, outcome),
    movedExamples: applied.movedExamples.map((e) => ({ rule: e.rule, version: e.version, example: e.example, zh: e.zh, en: e.en })),
  };
}

/** City by city; between two the server may answer others. */
export async function runCities(parts: SandboxParts, { population, wanted, sides, on, seed }: Prepared, replicates: number): Promise<CityRun[]> {
  const runs: CityRun[] = [];
  for (const { city, firms, factsAt } of population.cities) {
    const facts = function* (): Generator<Facts> {
      for (let i = 0; i < firms.length; i += 1) yield factsAt(i, wanted);
    };
    runs.push(runCity({ ...sides(city), on, city, dimensions: parts.parameters.dimensions, replicates, seed }, facts()));
    await setImmediate();
  }
  return runs;
}

export function outlookOf(parts: SandboxParts, { plan, base, on }: Prepared, { scenario, years = parts.parameters.years }: SandboxQuestion): Pick<OutcomeQuestion, 'courses' | 'firstYear' | 'years'> {
  const { parameters } = parts;
  const courses = plan.supports.map((s): Course => ({
    takeUp: scenario.takeUp ?? parameters.rules.find((r) => r.rule === s.rule)?.takeUp ?? parameters.takeUp,
    growth: scenario.growth ?? parameters.growth,
    once: s.once,
    lastYear: lastYearOf(parts, base, s.rule, on),
  }));
  return { courses, firstYear: Number(on.slice(0, 4)), years };
}

/** The last year in which the version in force pays anywhere. */
function lastYearOf({ cities, province }: SandboxParts, base: RuleBook, rule: string, on: CalendarDate): number | null {
  const ends = cities.flatMap(({ code }) => {
    const version = base.inForce(rule, on, [code, province])?.version;
    return version ? [version.to === null ? Number.POSITIVE_INFINITY : Number(version.to.slice(0, 4))] : [];
  });
  const last = Math.max(...ends, 0);
  return Number.isFinite(last) ? last : null;
}

export function namedChanges(base: RuleBook, { scenario }: SandboxQuestion): NamedChange[] {
  return scenario.changes.map(({ rule, version, path, to }) => {
    const file = base.rules.find((r) => r.id === rule)!;
    return { title: file.title, lever: leversOf(file.versions.find((v) => v.version === version)!).find((l) => l.path === path)!, to };
  });
}

function notesOf(parts: SandboxParts, { base, applied, plan, population, on, seed }: Prepared, { courses }: OutcomeQuestion, outcome: Outcome): Words[] {
  const { parameters, cities, province } = parts;
  const title = (id: string): Words => base.rules.find((r) => r.id === id)!.title;
  const notes: Words[] = [];
  for (const file of applied.changed) {
    const used = file.versions.filter((v) => cities.some(({ code }) => applied.book.inForce(file.id, on, [code, province])?.version.version === v.version));
    const touched = file.versions.filter((v) => JSON.stringify(v) !== JSON.stringify(base.rules.find((r) => r.id === file.id)!.versions.find((b) => b.version === v.version)));
    for (const v of touched.filter((t) => !used.includes(t))) notes.push({ zh: `《${file.title.zh}》第 ${v.version} 版在 ${on} 没有一个城市适用，对它的改动不产生影响。`, en: `Version ${v.version} of ${file.title.en} holds in no city on ${on}; changing it has no effect.` });
  }
  for (const [i, support] of plan.supports.entries()) {
    const side = (book: RuleBook): string[] => cities.flatMap(({ code }) => {
      const rule = book.inForce(support.rule, on, [code, province]);
      const gift = rule?.version.gives.findIndex((g) => g.id === support.gives) ?? -1;
      return rule && gift >= 0 ? unsetBehind(rule, gift).map((id) => rule.version.parameters.find((p) => p.id === id)!.zh) : [];
    });
    const [before, after] = [new Set(side(base)), new Set(side(applied.book))];
    const name = title(support.rule);
    if (before.size > 0) notes.push({ zh: `《${name.zh}》原文没有写明${[...before].map((p) => `“${p}”`).join('、')}，${after.size > 0 ? '金额按 0 计' : '改动前金额按 0 计'}。`, en: `${name.en} gives no number for ${[...before].join(', ')}; it counts as paying nothing${after.size > 0 ? '' : ' before the change'}.` });
    const last = courses[i]!.lastYear;
    if (last !== null && last > 0) notes.push({ zh: `《${name.zh}》现行版本有效期到 ${last} 年，以后年度不计。`, en: `The present version of ${name.en} ends in ${last}; later years are not counted.` });
    const cost = parameters.costs.find((c) => c.rule === support.rule && c.gives === support.gives);
    if (cost) notes.push({ zh: `《${name.zh}》的成本为${cost.zh}（${cost.source}）。`, en: `Cost of ${name.en}: ${cost.en} (${cost.source}).` });
  }
  if (plan.supports.length > 0) {
    const { takeUp, growth } = { takeUp: courses[0]!.takeUp, growth: courses[0]!.growth };
    const percent = (n: number): string => `${Number((n * 100).toPrecision(6))}%`;
    notes.push(
      { zh: `假设：申领率 ${percent(takeUp.expected)}（${percent(takeUp.low)}–${percent(takeUp.high)}），符合条件企业年增长 ${percent(growth.expected)}（${percent(growth.low)}–${percent(growth.high)}）。来源：${parameters.takeUp.source}；${parameters.growth.source}。`, en: `Assumed: take-up ${percent(takeUp.expected)} (${percent(takeUp.low)}–${percent(takeUp.high)}), yearly growth of qualifying firms ${percent(growth.expected)} (${percent(growth.low)}–${percent(growth.high)}). Defaults of the platform, to be replaced by the zone's own experience.` },
      { zh: '“预计”只计入现有事项已能确定的企业；因缺事项不能判断的企业不猜测，只进入“最高”。多项政策并用时按就高、不重复和年度上限取最优组合。', en: '"Expected" counts only firms whose answer is certain; firms with missing facts are not guessed at and appear in "highest" alone. Where several supports meet, the best lawful bundle is paid.' },
      intervalNote(parameters.level, parameters.replicates, seed),
    );
  }
  if (outcome.unbounded.next === null || outcome.unbounded.next > 0) notes.push({ zh: `有 ${outcome.unbounded.next ?? '不足5'} 家企业缺少决定金额的事项，最高金额无法给出上限，未计入“最高”。`, en: `For ${outcome.unbounded.next ?? 'fewer than five'} firms nothing known limits the amount; they are not in "highest".` });
  if (outcome.unreadable > 0) notes.push({ zh: `有 ${outcome.unreadable} 家企业的事项不合规定格式，未参与试算。`, en: `${outcome.unreadable} firms have facts that cannot be read; they were left out.` });
  for (const w of applied.warnings) notes.push({ zh: w.zh, en: w.en });
  if (population.cities.every((c) => c.firms.length === 0)) notes.push({ zh: '企业库中还没有企业。', en: 'There are no firms in the register yet.' });
  notes.push({ zh: '不足 5 家企业的数字不显示；为防止由合计倒推，相邻的数字也可能一并不显示。各市只送出汇总数，企业名单只有本市可见。', en: 'Numbers that stand for fewer than five firms are not shown, nor are others from which they could be worked out. Only sums leave a city; firms are seen by name in their own city alone.' });
  return notes;
}

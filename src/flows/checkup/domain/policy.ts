import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { type CompiledRule, type Confidence, type Evaluations, evaluateAll, type Explanation, explain, type FactConfidence, type Facts, type KnownFacts, type Region, type RuleBook } from '../../../kernel/rules/contract.ts';

/** One policy's answer for one firm: the explanation with what a reader wants to know of the rule itself. */
export interface Policy {
  id: string;
  subject: Subject;
  topic: string;
  regions: readonly string[];
  from: CalendarDate;
  to: CalendarDate | null;
  /** How sure the rule's own text is. */
  confidence: Confidence;
  note: { zh: string; en: string } | null;
  said: Explanation;
}
export type Subject = RuleBook['rules'][number]['subject'];

/** Which rules a check-up looks at; the others are scores and tools that policies use. */
export interface Scope {
  /** Subjects whose rules are asked: the firm's own, and those of a deal, a project or a person of the firm. */
  subjects: readonly Subject[];
  /** Topics that grant nothing (a score, an indicator, a rule about rules). */
  leftOut: readonly string[];
}

const MONEY: ReadonlySet<string> = new Set(['元', '万元', '亿元']);

/** A rule that asks for nothing and pays nothing is a computation (a score, a band), no policy. */
const grants = ({ conditions, version }: CompiledRule): boolean => conditions.length > 0 || version.gives.some((g) => g.unit !== undefined && MONEY.has(g.unit));

/** Rules of the scope in force on a day for a chain of regions, evaluated. @throws Problem RULE_FACT_UNKNOWN, RULE_FACT_INVALID */
export function evaluateScope(book: RuleBook, scope: Scope, facts: Facts, on: CalendarDate, region: Region): Evaluations {
  const ids = book.rules.filter((r) => scope.subjects.includes(r.subject) && !scope.leftOut.includes(r.topic)).map((r) => r.id);
  return new Map([...evaluateAll(book, facts, on, region, ids)].filter(([, { rule }]) => grants(rule)));
}

export function policiesOf(evaluations: Evaluations): Policy[] {
  return [...evaluations.values()].map((evaluation) => {
    const { file, version } = evaluation.rule;
    return {
      id: file.id, subject: file.subject, topic: file.topic, regions: version.regions, from: version.from as CalendarDate, to: version.to as CalendarDate | null,
      confidence: version.confidence, note: version.note ?? null, said: explain(evaluation),
    };
  });
}

const WEAKER: readonly FactConfidence[] = ['MEASURED', 'REPORTED', 'DECLARED', 'ESTIMATED'];

/** The weakest of the facts an answer rests on: an answer from estimates is not an answer from audited books. */
export function weakestFact(evaluations: Evaluations, id: string, known: KnownFacts): FactConfidence | null {
  const evaluation = evaluations.get(id);
  if (!evaluation) return null;
  const { rule } = evaluation;
  const because = new Set(explain(evaluation).because);
  const used = new Set(rule.conditions.filter((c) => because.has(c.definition.id)).flatMap((c) => c.uses).flatMap((name) => [...rule.restsOn(name)]));
  const found = [...used].flatMap((fact) => (known[fact] && known[fact].value !== null ? [known[fact].confidence] : []));
  return found.reduce<FactConfidence | null>((worst, c) => (worst === null || WEAKER.indexOf(c) > WEAKER.indexOf(worst) ? c : worst), null);
}

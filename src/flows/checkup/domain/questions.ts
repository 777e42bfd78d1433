import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { evaluateRule, type Evaluation, type Evaluations, explain, type FactDefinition, type Facts } from '../../../kernel/rules/contract.ts';

/** A fact worth asking for, with the answers it would bring. Rules by id. */
export interface Question {
  fact: string;
  /** Settled by whatever the fact turns out to be. */
  settles: string[];
  /** Settled by some values of it (a condition that fails ends the matter), by others not. */
  may: string[];
  /** Rules that wait for it, settled or not. */
  touches: string[];
}

/**
 * Facts that open answers wait for, the most useful first: how many answers each can settle by itself, then how many for certain.
 * A rule that says yes but not yet how much waits too.
 */
export function questionsOf(evaluations: Evaluations, facts: Facts, on: CalendarDate): Question[] {
  const questions = new Map<string, Question>();
  for (const [id, evaluation] of evaluations) {
    const { missing } = explain(evaluation);
    for (const fact of missing.filter((m) => m.of === 'FACT').map((m) => m.id)) {
      const question = questions.get(fact) ?? { fact, settles: [], may: [], touches: [] };
      questions.set(fact, question);
      question.touches.push(id);
      if (missing.length === 1) question.settles.push(id);
      else if (evaluation.truth === undefined && canSettle(evaluation, fact, facts, on)) question.may.push(id);
    }
  }
  return [...questions.values()].sort((a, b) => reach(b) - reach(a) || b.settles.length - a.settles.length || b.touches.length - a.touches.length || (a.fact < b.fact ? -1 : 1));
}

/** Answers it can settle by itself, for certain or by some of its values. */
const reach = ({ settles, may }: Question): number => settles.length + may.length;

/** Whether one of a few telling values ends the matter whatever else is unknown. */
function canSettle({ rule }: Evaluation, fact: string, facts: Facts, on: CalendarDate): boolean {
  const definition = rule.asks.find((d) => d.id === fact)!;
  return tellingValues(definition).some((value) => evaluateRule(rule, { ...facts, [fact]: value }, on).truth !== undefined);
}

function tellingValues({ kind, choices, min, max }: FactDefinition): readonly (number | string | boolean)[] {
  if (kind === 'truth') return [true, false];
  if (kind === 'text') return choices!.map((c) => c.value);
  if (kind === 'date') return ['1950-01-01', '2200-01-01'];
  // Thresholds lie between the ends: a condition that can fail at all fails at one of them, or at nothing.
  return [min ?? -1e9, max ?? 1e9, ...((min ?? 0) <= 0 && (max ?? 0) >= 0 ? [0] : [])];
}

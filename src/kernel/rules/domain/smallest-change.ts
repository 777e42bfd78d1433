import { addDays, type CalendarDate } from '../../base/calendar-date.ts';
import type { CompiledRule } from './compile-rule.ts';
import { evaluateRule } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { truthWithin } from './rule-range.ts';
import { type Box, isPoint, nearest, rangesOf, type Span, spanOf, split } from './search.ts';

export interface Change {
  fact: string;
  from: number | string | boolean | null;
  to: number | string | boolean;
}

export type SmallestChange =
  | { kind: 'ALREADY' }
  /** `proven`: no change of fewer facts, nor a lighter one of as many, leads to yes. */
  | { kind: 'CHANGE'; changes: Change[]; proven: true }
  /** Nothing that may be changed leads to yes. */
  | { kind: 'NONE'; proven: true }
  | { kind: 'UNDECIDED'; looked: number };

interface Open {
  box: Box;
  changed: number;
  way: number;
}

/**
 * The change that leads to yes with the fewest facts changed, and among those the shortest way (each fact measured against
 * what it is now). Exact: cases are discarded only when a whole box of them cannot meet the requirement.
 *
 * @param changeable facts that may be changed; those of the dictionary marked so unless told
 */
export function smallestChange(rule: CompiledRule, facts: Facts, on: CalendarDate, changeable?: readonly string[], budget = 10_000): SmallestChange {
  const now = evaluateRule(rule, facts, on);
  if (now.truth === true) return { kind: 'ALREADY' };
  const may = rule.asks.filter((d) => d.kind !== 'date' && facts[d.id] !== undefined && facts[d.id] !== null && (changeable ? changeable.includes(d.id) : d.changeable));
  const queue = new Queue();
  const push = (box: Box): void => {
    if (truthWithin(rule, rangesOf(box, facts), on) === false) return;
    queue.push({ box, ...costOf(box, facts) });
  };
  push(new Map(may.map((d) => [d.id, spanOf(d, typeof facts[d.id] === 'number' ? (facts[d.id] as number) : 0)])));
  for (let looked = 0; looked < budget; looked += 1) {
    const next = queue.pop();
    if (!next) return { kind: 'NONE', proven: true };
    const candidate = nearest(next.box, facts);
    // The nearest case of a box costs what the box costs at least: if it works, nothing still open can be lighter.
    if (evaluateRule(rule, candidate, on).truth === true) return { kind: 'CHANGE', changes: changesOf(facts, candidate, rule, on), proven: true };
    if (!isPoint(next.box)) for (const part of split(next.box, facts)) push(part);
  }
  return { kind: 'UNDECIDED', looked: budget };
}

function costOf(box: Box, now: Facts): { changed: number; way: number } {
  let changed = 0;
  let way = 0;
  for (const [id, span] of box) {
    const far = distance(span, now[id]);
    if (far === 0) continue;
    changed += 1;
    way += far;
  }
  return { changed, way };
}

function distance(span: Span, now: Facts[string]): number {
  if (span.kind === 'choice') return span.values.includes(now as string | boolean) ? 0 : 1;
  const value = now as number;
  const gap = value < span.from ? span.from - value : value > span.to ? value - span.to : 0;
  return gap / Math.max(1, Math.abs(value));
}

/** Amounts found to the seventh digit are shown rounded where the rounded one does as well. */
function changesOf(before: Facts, after: Facts, rule: CompiledRule, on: CalendarDate): Change[] {
  const plain: Record<string, Facts[string]> = { ...after };
  for (const [id, value] of Object.entries(after)) {
    if (typeof value !== 'number' || value === before[id]) continue;
    for (const places of [0, 1, 2, 3, 4]) {
      const tens = 10 ** places;
      const rounded = (value > (before[id] as number) ? Math.ceil(value * tens - 1e-3) : Math.floor(value * tens + 1e-3)) / tens;
      if (Math.abs(rounded - value) > 1e-5 * Math.max(1, Math.abs(value)) || evaluateRule(rule, { ...plain, [id]: rounded }, on).truth !== true) continue;
      plain[id] = rounded;
      break;
    }
  }
  return Object.keys(after).filter((id) => plain[id] !== before[id]).map((fact) => ({ fact, from: before[fact] ?? null, to: plain[fact]! }));
}

/** The first day from `on` within `days` on which the facts as they stand meet the requirement (a year of age, the end of a ban). */
export function earliestDay(rule: CompiledRule, facts: Facts, on: CalendarDate, days = 3660): CalendarDate | undefined {
  for (let i = 0; i <= days; i += 1) {
    const day = addDays(on, i);
    if (rule.version.to !== null && day > rule.version.to) return undefined;
    if (evaluateRule(rule, facts, day).truth === true) return day;
  }
  return undefined;
}

/** Lightest first: fewer facts, then the shorter way. */
class Queue {
  readonly #heap: Open[] = [];

  push(item: Open): void {
    const heap = this.#heap;
    let i = heap.push(item) - 1;
    while (i > 0 && before(item, heap[(i - 1) >> 1]!)) {
      heap[i] = heap[(i - 1) >> 1]!;
      i = (i - 1) >> 1;
    }
    heap[i] = item;
  }

  pop(): Open | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!last || heap.length === 0) return top;
    let i = 0;
    for (let child = 1; child < heap.length; child = 2 * i + 1) {
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
      if (!before(heap[child]!, last)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
    return top;
  }
}

const before = (a: Open, b: Open): boolean => a.changed < b.changed || (a.changed === b.changed && a.way < b.way);

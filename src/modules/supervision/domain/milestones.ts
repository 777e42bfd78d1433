import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';

/** A piece of a task: a milestone, or (with children) an annual task that is the sum of its milestones. */
export interface Milestone {
  /** Stays the same when the plan is set anew, so that what was verified is kept. */
  key: string;
  parent: string | null;
  /** Percent of the parent, or of the task. */
  weight: number;
  dueOn: CalendarDate;
}

/** Percent done by milestone key; what is missing is 0. */
export type Progress = ReadonlyMap<string, number>;

export interface MilestoneFault {
  code: 'WEIGHTS_NOT_100' | 'KEY_TWICE' | 'PARENT_UNKNOWN' | 'PARENT_IN_CIRCLE' | 'DUE_AFTER_PARENT' | 'DUE_BEFORE_START' | 'NO_MILESTONES';
  key: string | null;
  zh: string;
  en: string;
}

const WHOLE = 100;

export function childrenOf<M extends Pick<Milestone, 'parent'>>(milestones: readonly M[], parent: string | null): M[] {
  return milestones.filter((m) => m.parent === parent);
}

/** What is reported and verified: milestones without children, by due day. */
export function leavesOf<M extends Pick<Milestone, 'key' | 'parent' | 'dueOn'>>(milestones: readonly M[]): M[] {
  const parents = new Set(milestones.map((m) => m.parent));
  return milestones.filter((m) => !parents.has(m.key)).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key));
}

/** Everything that keeps milestones from being a plan; empty when they are one (handbook 11.3: a parent is fully covered by its children). */
export function faultsOfMilestones(milestones: readonly Milestone[], startOn: CalendarDate): MilestoneFault[] {
  if (milestones.length === 0) return [{ code: 'NO_MILESTONES', key: null, zh: '至少要有一个节点', en: 'At least one milestone is needed' }];
  const byKey = new Map(milestones.map((m) => [m.key, m]));
  const faults: MilestoneFault[] = [];
  milestones.forEach((m, i) => {
    const parent = m.parent === null ? undefined : byKey.get(m.parent);
    if (milestones.findIndex((other) => other.key === m.key) < i) faults.push({ code: 'KEY_TWICE', key: m.key, zh: `节点 ${m.key} 重复`, en: `Milestone ${m.key} is given twice` });
    if (m.parent !== null && !parent) faults.push({ code: 'PARENT_UNKNOWN', key: m.key, zh: `没有上级节点 ${m.parent}`, en: `There is no parent ${m.parent}` });
    if (parent && m.dueOn > parent.dueOn) faults.push({ code: 'DUE_AFTER_PARENT', key: m.key, zh: `节点 ${m.key} 晚于上级的 ${parent.dueOn}`, en: `Milestone ${m.key} is due after its parent (${parent.dueOn})` });
    if (m.dueOn <= startOn) faults.push({ code: 'DUE_BEFORE_START', key: m.key, zh: `节点 ${m.key} 的期限不晚于起始日 ${startOn}`, en: `Milestone ${m.key} is not due after the start (${startOn})` });
    if (inCircle(m, byKey)) faults.push({ code: 'PARENT_IN_CIRCLE', key: m.key, zh: `节点 ${m.key} 是自己的上级`, en: `Milestone ${m.key} is above itself` });
  });
  for (const parent of new Set(milestones.map((m) => m.parent))) {
    const sum = childrenOf(milestones, parent).reduce((total, m) => total + m.weight, 0);
    if (sum !== WHOLE) faults.push({ code: 'WEIGHTS_NOT_100', key: parent, zh: `${parent ? `节点 ${parent} 下` : '任务下'}各节点权重之和是 ${sum}，应为 100`, en: `The weights under ${parent ?? 'the task'} come to ${sum}, not 100` });
  }
  return faults;
}

function inCircle(from: Milestone, byKey: ReadonlyMap<string, Milestone>): boolean {
  const seen = new Set<string>();
  for (let m: Milestone | undefined = from; m; m = m.parent === null ? undefined : byKey.get(m.parent)) {
    if (seen.has(m.key)) return true;
    seen.add(m.key);
  }
  return false;
}

/** Share of the whole task that each leaf stands for, in percent. */
export function leafShares<M extends Milestone>(milestones: readonly M[]): { milestone: M; share: number }[] {
  const byKey = new Map(milestones.map((m) => [m.key, m]));
  return leavesOf(milestones).map((milestone) => {
    let share = milestone.weight;
    for (let up = milestone.parent; up !== null; up = byKey.get(up)!.parent) share *= byKey.get(up)!.weight / WHOLE;
    return { milestone, share };
  });
}

/** Percent done of a node: a leaf as it was verified, a parent as the weighted sum of its children. */
export function doneOf(milestones: readonly Milestone[], node: Milestone, done: Progress): number {
  const children = childrenOf(milestones, node.key);
  if (children.length === 0) return done.get(node.key) ?? 0;
  return round(children.reduce((sum, child) => sum + (child.weight / WHOLE) * doneOf(milestones, child, done), 0));
}

/** Percent done of the whole task. */
export function taskDone(milestones: readonly Milestone[], done: Progress): number {
  return round(leafShares(milestones).reduce((sum, { milestone, share }) => sum + (share * (done.get(milestone.key) ?? 0)) / WHOLE, 0));
}

/** Hundredths of a percentage point: no light hangs on the noise of floating point. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/**
 * The best lawful bundle: of several supports a case is entitled to, those that may be drawn together and give the most.
 * Amounts are whole (fen). "No double support" (不重复) excludes two from each other, "highest applies" (就高) leaves one of a
 * group, a cap bounds what a group pays together, a quota how many of a group may be drawn.
 */
export interface Support {
  id: string;
  amount: number;
}

export interface BundleRules {
  /** Pairs that may not both be drawn, e.g. for the same cost. */
  excludes?: readonly (readonly [string, string])[];
  /** Of each group one at most: the highest applies. */
  highest?: readonly { id: string; of: readonly string[] }[];
  /** Most that a group pays together; what is above is not paid. */
  caps?: readonly { id: string; of: readonly string[]; most: number }[];
  /** Most supports of a group that may be drawn. */
  quotas?: readonly { id: string; of: readonly string[]; most: number }[];
}

export interface Bundle {
  total: number;
  chosen: { id: string; paid: number }[];
  certificate: Certificate;
}

/**
 * Why nothing better exists, for a reader to check without searching: a tree of decisions in which every leaf is either
 * unlawful or cannot reach more than `best`, whatever else is added.
 */
export type Certificate =
  | { kind: 'BOUND'; atMost: number }
  | { kind: 'UNLAWFUL'; by: string }
  | { kind: 'SPLIT'; on: string; with: Certificate; without: Certificate };

/** Amount a set of supports pays together, or the rule it breaks. */
export function worthOf(ids: readonly string[], supports: readonly Support[], rules: BundleRules): { total: number; paid: Map<string, number> } | { brokenRule: string } {
  const broken = brokenRule(new Set(ids), rules);
  if (broken !== undefined) return { brokenRule: broken };
  const paid = paidOut(ids, supports, rules);
  return { total: [...paid.values()].reduce((a, b) => a + b, 0), paid };
}

function brokenRule(ids: ReadonlySet<string>, { excludes = [], highest = [], quotas = [] }: BundleRules): string | undefined {
  const count = (of: readonly string[]): number => of.filter((id) => ids.has(id)).length;
  const pair = excludes.find(([a, b]) => ids.has(a) && ids.has(b));
  if (pair) return `${pair[0]}/${pair[1]}`;
  return highest.find((group) => count(group.of) > 1)?.id ?? quotas.find((group) => count(group.of) > group.most)?.id;
}

/**
 * With overlapping caps what one support loses to one cap another may gain from the next; paying out is then a flow. Caps
 * that are disjoint or nested (a fund within a year's ceiling) are what documents have; `findBundle` refuses others.
 */
function paidOut(ids: readonly string[], supports: readonly Support[], { caps = [] }: BundleRules): Map<string, number> {
  const paid = new Map(supports.filter((s) => ids.includes(s.id)).map((s) => [s.id, s.amount]));
  // Inner caps first; what is above is taken from the smaller amounts' end, in the order of the ids.
  for (const cap of [...caps].sort((a, b) => a.of.length - b.of.length)) {
    const inside = cap.of.filter((id) => paid.has(id)).sort();
    let above = inside.reduce((sum, id) => sum + paid.get(id)!, 0) - cap.most;
    for (const id of inside.toReversed()) {
      if (above <= 0) break;
      const less = Math.min(above, paid.get(id)!);
      paid.set(id, paid.get(id)! - less);
      above -= less;
    }
  }
  return paid;
}

/** @throws RangeError when two caps overlap without one holding the other */
export function findBundle(supports: readonly Support[], rules: BundleRules): Bundle {
  for (const [i, a] of (rules.caps ?? []).entries()) {
    for (const b of rules.caps!.slice(i + 1)) {
      const shared = a.of.filter((id) => b.of.includes(id)).length;
      if (shared !== 0 && shared !== a.of.length && shared !== b.of.length) throw new RangeError(`The caps ${a.id} and ${b.id} overlap without one holding the other`);
    }
  }
  // Large amounts first: a good bundle early makes most of the tree unnecessary.
  const order = [...supports].sort((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1));
  let best: { total: number; ids: string[] } = { total: -1, ids: [] };
  const value = (ids: readonly string[]): number => sum(paidOut(ids, supports, rules));

  const search = (at: number, taken: readonly string[]): Certificate => {
    const broken = brokenRule(new Set(taken), rules);
    if (broken !== undefined) return { kind: 'UNLAWFUL', by: broken };
    const atMost = bound(at, taken, order, supports, rules);
    if (at === order.length && atMost > best.total) best = { total: atMost, ids: [...taken] };
    if (at === order.length || atMost <= best.total) return { kind: 'BOUND', atMost };
    const { id } = order[at]!;
    const withIt = search(at + 1, [...taken, id]);
    return { kind: 'SPLIT', on: id, with: withIt, without: search(at + 1, taken) };
  };
  const certificate = search(0, []);
  const paid = paidOut(best.ids, supports, rules);
  return { total: value(best.ids), chosen: best.ids.map((id) => ({ id, paid: paid.get(id)! })), certificate };
}

/** What a set could still reach: everything not excluded by what is taken, of each "highest" group the highest, under the caps. */
function bound(at: number, taken: readonly string[], order: readonly Support[], supports: readonly Support[], rules: BundleRules): number {
  const has = new Set(taken);
  const shut = new Set((rules.excludes ?? []).flatMap(([a, b]) => (has.has(a) ? [b] : has.has(b) ? [a] : [])));
  const still = order.slice(at).filter((s) => !shut.has(s.id));
  const keep = new Set(still.map((s) => s.id));
  for (const { of } of rules.highest ?? []) {
    const members = still.filter((s) => of.includes(s.id) && keep.has(s.id));
    const kept = of.some((id) => has.has(id)) ? 0 : 1;
    // Dropping all but the highest is safe only where nothing else tells the members apart: no second group, no cap on some.
    const alike = (rules.highest ?? []).every((g) => g.of === of || !g.of.some((id) => of.includes(id))) && (rules.caps ?? []).every((cap) => of.every((id) => cap.of.includes(id)) || !of.some((id) => cap.of.includes(id)));
    if (alike) members.slice(kept).forEach((s) => keep.delete(s.id));
  }
  return sum(paidOut([...taken, ...keep], supports, rules));
}

const sum = (paid: ReadonlyMap<string, number>): number => [...paid.values()].reduce((a, b) => a + b, 0);

/** Whether a certificate proves that no lawful bundle is worth more than `total`: done by reading it once, not by searching. */
export function certifies(certificate: Certificate, total: number, supports: readonly Support[], rules: BundleRules): boolean {
  const order = [...supports].sort((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1));
  const check = (node: Certificate, at: number, taken: readonly string[]): boolean => {
    if (node.kind === 'UNLAWFUL') return brokenRule(new Set(taken), rules) !== undefined;
    if (node.kind === 'BOUND') return bound(at, taken, order, supports, rules) <= total;
    return node.on === order[at]?.id && check(node.with, at + 1, [...taken, node.on]) && check(node.without, at + 1, taken);
  };
  return check(certificate, 0, []);
}

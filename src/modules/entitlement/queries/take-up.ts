import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Database, Tx } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import type { EntitlementParts } from '../act.ts';
import { firmsOf } from '../commands/open-round.ts';
import type { TakeUpView } from '../contract.ts';
import { judgeFirm, type Terms } from '../domain/judge-firm.ts';
import { countTakeUp, publicRows, type TakeUp, takeUpOf } from '../domain/take-up.ts';
import type { Programme } from '../pack.ts';
import { repaidByRule } from '../store/recoveries.ts';
import { mayReadFacts, regionsOf } from './scope.ts';

export interface FirmTakeUp extends TakeUp {
  name: string;
  creditCode: string;
  city: string;
}

/** The programme of a policy, or any rule that gives money: its first gift in 万元 or 元. */
export type Policy = Pick<Programme, 'rule' | 'gift'>;

/**
 * Every firm of the zone judged by the rule in force for its city on that day, against what the funds have paid by that rule.
 * Cities in which no version is in force are left out. @throws Problem RULE_UNKNOWN
 */
export async function evaluateTakeUp(parts: EntitlementParts, db: Pick<Tx | Database, 'sql'>, policy: Policy, on: CalendarDate, cities?: readonly string[]): Promise<{ firms: FirmTakeUp[]; strangers: { firms: number; fen: Fen }; version: number }> {
  const book = await parts.rules.current(db.sql);
  const paid = new Map<string, Fen>();
  for (const p of await parts.funds.payments(db.sql, { rule: policy.rule })) if (p.state === 'PAID' && p.paidOn! <= on) paid.set(p.creditCode, (paid.get(p.creditCode) ?? 0) + p.amountFen);
  // Money that came back is not paid any more.
  for (const { creditCode, fen } of await repaidByRule(db.sql, policy.rule, on)) if (paid.has(creditCode)) paid.set(creditCode, Math.max(0, paid.get(creditCode)! - fen));
  const { nearMiss, integrity } = parts.programmes;
  const firms: FirmTakeUp[] = [];
  let version = 0;
  for (const city of cities ?? parts.regions.map((r) => r.code)) {
    const rule = book.inForce(policy.rule, on, parts.regionChain(city));
    if (!rule) continue;
    version = rule.version.version;
    const terms: Terms = { rule, gift: policy.gift, on, nearMiss, integrity: integrity.facts, integrityUnknown: integrity.unknown };
    for await (const firm of firmsOf(parts, db, on, city)) {
      const judged = judgeFirm(terms, { facts: firm.facts, support: null, elsewhere: null });
      firms.push({ name: firm.name, creditCode: firm.code, city, ...takeUpOf(judged, paid.get(firm.code) ?? 0) });
      paid.delete(firm.code);
    }
  }
  // With some cities only, the rest of the payments are those of the others.
  const strangers = cities ? [] : [...paid.values()];
  return { firms, strangers: { firms: strangers.length, fen: strangers.reduce((a, b) => a + b, 0) }, version };
}

/** The table as the reader may see it: the own cities in full, the others with small counts hidden. */
export function tableOf(parts: EntitlementParts, actor: Actor | undefined, firms: readonly FirmTakeUp[]): TakeUpView['rows'] {
  const visible = regionsOf(actor, 'entitlement.takeup.read');
  const cities = parts.regions.map((r) => r.code).filter((c) => visible === null || visible.includes(c));
  const counted = countTakeUp(cities, firms);
  const others = counted.filter((r) => !mayReadFacts(actor, r.city));
  const hidden = new Map(publicRows(others, parts.programmes.smallCell).map((r) => [r.city, r.cells]));
  return counted.map((r) => ({ city: r.city, own: !hidden.has(r.city), cells: hidden.get(r.city) ?? r.cells }));
}

/** Why money was paid that is not owed, by condition; only of cities whose firms the reader may see. */
export function failingOf(actor: Actor | undefined, firms: readonly FirmTakeUp[]): TakeUpView['failing'] {
  const byCode = new Map<string, TakeUpView['failing'][number]>();
  for (const f of firms) {
    if (f.kind !== 'PAID_NOT_ENTITLED' || !mayReadFacts(actor, f.city)) continue;
    for (const r of f.reasons) {
      const row = byCode.get(r.code) ?? { ...r, firms: 0, fen: 0 };
      byCode.set(r.code, { ...row, firms: row.firms + 1, fen: row.fen + f.paidFen });
    }
  }
  return [...byCode.values()].sort((a, b) => b.firms - a.firms || (a.code < b.code ? -1 : 1));
}

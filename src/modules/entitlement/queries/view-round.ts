import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant } from '../../../kernel/identity/index.ts';
import type { Evaluation } from '../../../kernel/procedure/index.ts';
import type { EntitlementParts } from '../act.ts';
import type { AppealView, EntryView, FindingView, getRound, RoundView } from '../contract.ts';
import type { RuleBook } from '../../../kernel/rules/contract.ts';
import { CLOSED_PAID } from '../domain/closed.ts';
import { factsKept, type Terms } from '../domain/judge-firm.ts';
import { type AppealRow, appealsOf, objectionsOf } from '../store/appeals.ts';
import { countStatuses, type EntryRow, withEvent } from '../store/entries.ts';
import { countOutcomes, type FindingRow } from '../store/findings.ts';
import { recoveriesOf, type RecoveryRow } from '../store/recoveries.ts';
import type { RoundRow } from '../store/rounds.ts';
import { termsOf } from '../terms.ts';

export function viewRound(parts: EntitlementParts, r: RoundRow): RoundView {
  const { terms: _, openedBy: __, purpose: ___, costLine: ____, ruleHash: _____, publishedAt, openedAt, status, ...rest } = r;
  const programme = parts.programmes.programmes.find((p) => p.id === r.programme);
  return { ...rest, programmeZh: programme?.zh ?? r.programme, programmeEn: programme?.en ?? r.programme, status: status as RoundView['status'], publishedAt: publishedAt?.toISOString() ?? null, openedAt: openedAt.toISOString() };
}

export const viewEntry = (e: EntryRow, closed: EntryView['closed'] = null): EntryView => ({
  id: e.id, no: e.no, enterpriseId: e.enterpriseId, name: e.name, creditCode: e.creditCode, park: e.park, amountFen: e.amountFen, status: e.status, proposedFen: e.proposedFen, paidOn: e.paidOn, refusedReason: e.refusedReason, hasAccount: e.account !== null, closed,
});
/** Entries with what is known of firms that are no more, as long as their money is not settled. */
export async function viewEntries(parts: EntitlementParts, db: Sql, rows: readonly EntryRow[], today: string): Promise<EntryView[]> {
  const open = rows.filter((e) => ['LISTED', 'OBJECTED', 'CONFIRMED', 'PROPOSED'].includes(e.status));
  const closed = await parts.closed(db, open.map((e) => e.enterpriseId), today);
  const paid = await withEvent(db, open.map((e) => e.id), CLOSED_PAID);
  return rows.map((e) => {
    const said = open.includes(e) ? closed.get(e.enterpriseId) : undefined;
    return viewEntry(e, said === undefined ? null : { said, paid: paid.has(e.id) });
  });
}

export const viewFinding = ({ enterpriseId, name, creditCode, park, outcome, fullFen, amountFen, reasons, revision }: FindingRow): FindingView => ({ enterpriseId, name, creditCode, park, outcome, fullFen, amountFen, reasons, revision });
export const viewAppeal = ({ revision: _, filedAt, decidedAt, ...a }: AppealRow): AppealView => ({ ...a, filedAt: filedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null });
export const viewRecovery = ({ id, entryId, caseId, name, reasons, amountFen, repaidFen, status, openedAt }: RecoveryRow) => ({ id, entryId, caseId, name, reasons, amountFen, repaidFen, status, openedAt: openedAt.toISOString() });

/** Facts the rule of a round asks for, in words. */
export function factsAsked(terms: Pick<Terms, 'rule' | 'integrity'>, dictionary: RuleBook['facts']): ContractAnswer<typeof getRound>['facts'] {
  return factsKept(terms).flatMap((id) => {
    const d = dictionary.get(id);
    return d && id !== 'on' ? [{ id, zh: d.zh, en: d.en, kind: d.kind, unit: d.unit ?? '', choices: (d.choices ?? []).map(({ value, zh, en }) => ({ value, zh, en })) }] : [];
  });
}

type NoticeView = ContractAnswer<typeof getRound>['notice'];
export function viewNotice(standing: Pick<Evaluation, 'notices'>): NoticeView {
  const { status, from, until, run } = standing.notices[0]!;
  return { status, from, until, run };
}

export async function readRound(parts: EntitlementParts, db: Sql, actor: Actor | undefined, round: RoundRow, now: Date): Promise<ContractAnswer<typeof getRound>> {
  const standing = await parts.procedure.standing(db, round.caseId, now);
  const statuses = await countStatuses(db, round.id);
  const noOf = new Map((await objectionsOf(db, round.id)).map((o) => [o.seq, o.no]));
  const terms = await termsOf(parts, db, round);
  const dictionary = (await parts.rules.current(db)).facts;
  return {
    round: viewRound(parts, round), regions: [...parts.regions],
    outcomes: { ENTITLED: 0, EXCLUDED: 0, NEAR_MISS: 0, NOT_ENTITLED: 0, UNKNOWN: 0, ...Object.fromEntries((await countOutcomes(db, round.id)).map((o) => [o.outcome, o.firms])) },
    statuses, totalFen: statuses.filter((s) => s.status !== 'OPTED_OUT' && s.status !== 'REFUSED').reduce((sum, s) => sum + s.fen, 0),
    notice: viewNotice(standing),
    objections: standing.notices[0]!.objections.map(({ seq, filedOn, by, text, answerDueOn, status, answer }) => ({ seq, no: noOf.get(seq) ?? 0, filedOn, by, text, answerDueOn, status, answer })),
    appeals: (await appealsOf(db, { roundId: round.id })).map(viewAppeal),
    recoveries: (await recoveriesOf(db, { roundId: round.id })).map(viewRecovery),
    facts: factsAsked(terms, dictionary),
    may: { prepare: findGrant(actor, 'entitlement.round.prepare', { region: round.region }) !== undefined, approve: findGrant(actor, 'entitlement.round.approve', { region: round.region }) !== undefined },
  };
}

export const stillOnNotice = (notice: NoticeView, now: Date): boolean => notice.status === 'running' && notice.until !== null && dateOf(now) <= notice.until;

import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import { workingDaysBetween } from '../../../kernel/base/working-days.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import type { ReturnsParts } from '../act.ts';
import type { listReturns as contract, ReturnItem } from '../contract.ts';
import { endedPeriods } from '../domain/periods.ts';
import { maySee, partOf, placesOf, type Scope, scopeOf } from '../scope.ts';
import { readNewest, readSteps, type ReturnRow, type StepRow } from '../store/returns.ts';
import { countWarnings } from '../store/submissions.ts';

export interface ItemState {
  row: ReturnRow | undefined;
  steps: readonly StepRow[];
  warnings: number;
}

/** Every return the pack asks for by today, within the reader's reach. */
export async function listReturns(parts: ReturnsParts, db: Sql, actor: Actor | undefined, now: Date, query: { scope: 'mine' | 'desk' | 'all'; overdue: boolean }): Promise<ContractAnswer<typeof contract>> {
  const today = dateOf(now);
  const rows = await readNewest(db);
  const [steps, warnings] = await Promise.all([readSteps(db, rows.map((r) => r.id)), countWarnings(db, rows.flatMap((r) => r.submissionId ?? []))]);
  const items = scopesUntil(parts, now)
    .filter((scope) => maySee(actor, scope))
    .map((scope) => {
      const row = rows.find((r) => r.collection === scope.collection.id && r.period === scope.period && r.place === scope.place.code);
      return itemOf(parts, scope, { row, steps: steps.filter((t) => t.returnId === row?.id), warnings: warnings.get(row?.submissionId ?? '') ?? 0 }, actor, today);
    });
  const mine = items.filter((i) => i.may.fill);
  const desk = items.filter((i) => i.may.approve);
  const chosen = query.scope === 'mine' ? mine : query.scope === 'desk' ? desk : items;
  return {
    today,
    items: chosen.filter((i) => !query.overdue || i.overdue).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.collection.id.localeCompare(b.collection.id) || a.place.code.localeCompare(b.place.code)),
    counts: { mine: mine.length, desk: desk.length, overdue: items.filter((i) => i.overdue).length, all: items.length },
  };
}

/** All that is asked for by a day, whoever asks. */
export function scopesUntil(parts: ReturnsParts, now: Date): Scope[] {
  return parts.collections.flatMap((collection) =>
    endedPeriods(collection, dateOf(now), parts.parameters.periodsShown[collection.frequency]).flatMap((period) =>
      placesOf(parts, collection).map((place) => scopeOf(parts, { collection: collection.id, period, place: place.code })),
    ),
  );
}

export function itemOf({ calendar }: ReturnsParts, scope: Scope, { row, steps, warnings }: ItemState, actor: Actor | undefined, today: string): ReturnItem {
  const { collection, period, place, dueOn } = scope;
  const state = row?.state ?? 'NONE';
  const last = steps.at(-1);
  // A revision is not late: its figures have been filed once.
  const open = (state === 'NONE' || state === 'DRAFT') && (row?.revision ?? 1) === 1;
  return {
    collection: { id: collection.id, zh: collection.zh, en: collection.en, layout: collection.layout },
    period, place, dueOn, state,
    daysLeft: open ? workingDaysBetween(calendar, today, dueOn) : null,
    overdue: open && today > dueOn,
    revision: row?.revision ?? 1,
    organisation: row?.organisationName ?? null,
    last: last ? { action: last.action, byName: last.byName, at: last.at.toISOString(), reason: last.reason } : null,
    warnings,
    demo: row?.demo ?? false,
    may: mayOf(scope, { row, steps }, actor),
  };
}

/** What somebody may do with a return now. */
export function mayOf(scope: Scope, { row, steps }: Pick<ItemState, 'row' | 'steps'>, actor: Actor | undefined): ReturnItem['may'] {
  const state = row?.state ?? 'NONE';
  const fill = (state === 'NONE' || state === 'DRAFT') && partOf(actor, 'fill', scope) !== undefined;
  const own = steps.some((t) => (t.action === 'FILLED' || t.action === 'SUBMITTED') && t.by === actor?.accountId);
  const approver = approverPart(state);
  const inTurn = approver !== undefined && partOf(actor, approver, scope) !== undefined;
  const round = Math.max(0, ...steps.map((t) => t.round));
  const gaveFirst = steps.some((t) => t.action === 'APPROVED_FIRST' && t.round === round && t.by === actor?.accountId);
  return {
    fill,
    submit: fill && row?.submissionId != null,
    approve: inTurn && !own && !(approver === 'second' && gaveFirst),
    giveBack: inTurn && !own,
    revise: state === 'LOCKED' && partOf(actor, 'second', scope) !== undefined,
  };
}

export function approverPart(state: ReturnItem['state']): 'first' | 'second' | undefined {
  return state === 'SUBMITTED' ? 'first' : state === 'FIRST_APPROVED' ? 'second' : undefined;
}

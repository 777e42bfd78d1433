import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ClearingParts } from '../act.ts';
import type { WindowSummary, WindowView } from '../contract.ts';
import { net, type Netting } from '../domain/net.ts';
import { openWindowOf, spanOf, standingOf, type Window, windowById, type WindowStanding } from '../domain/window.ts';
import { readDisputes } from '../store/disputes.ts';
import { type ObligationFilter, readObligations, sumObligations } from '../store/obligations.ts';
import { readSettlements } from '../store/settlements.ts';
import { type Confirmation, readConfirmations, readWindows, type WindowRow } from '../store/windows.ts';

/** @throws Problem NOT_FOUND */
export function mustBeWindow(parts: ClearingParts, id: string): Window {
  const window = windowById(id, parts.rules.window.length);
  if (!window) throw notFound('清算期', 'window', id);
  return window;
}

export function standing(parts: ClearingParts, row: WindowRow, today: CalendarDate): WindowStanding {
  const { closedAt, nettedAt, settleBy, confirmedPayments } = row;
  const facts = { closedAt, nettedAt, settleBy, payments: row.result?.payments.length ?? 0, confirmedPayments };
  return standingOf(mustBeWindow(parts, row.id), facts, today, parts.rules, parts.calendar);
}

/** Sides of statements that have not been confirmed, as `party counterparty`. */
export function confirmationsMissing(netting: Netting, confirmations: readonly Confirmation[]): string[] {
  const given = new Set(confirmations.map((c) => `${c.party} ${c.counterparty}`));
  return netting.pairs.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]).filter((side) => !given.has(side));
}

/** Windows that are closed, with the running one and any that has ended and holds something, newest first. */
export async function listWindows(parts: ClearingParts, db: Sql, now: Date, seen: readonly string[] | undefined): Promise<WindowSummary[]> {
  const today = dateOf(now);
  const months = parts.rules.window.length;
  const closed = await readWindows(db);
  const summaries: WindowSummary[] = [];
  const closedIds = new Set(closed.map((w) => w.id));
  // What is not closed yet falls to its own window, or to the next one that is still open.
  const running = (await readObligations(db, { running: true, parties: seen })).map((o) => openWindowOf(dateOf(o.recordedAt), closedIds, months));
  for (const window of new Map([...running, openWindowOf(today, closedIds, months)].map((w) => [w.id, w])).values()) {
    // Closed before its end, the next one has not begun: it is listed once it holds something.
    if (window.opensOn > today && !running.some((w) => w.id === window.id)) continue;
    const facts = { closedAt: null, nettedAt: null, settleBy: null, payments: 0, confirmedPayments: 0 };
    const held = await sumObligations(db, { running: true, recorded: spanOf(window, closedIds, months), parties: seen });
    summaries.push({ ...window, ...standingOf(window, facts, today, parts.rules, parts.calendar), count: total(held, 'count'), grossFen: total(held, 'fen') });
  }
  for (const row of closed) {
    const held = await sumObligations(db, { windowId: row.id, parties: seen });
    summaries.push({ ...mustBeWindow(parts, row.id), ...standing(parts, row, today), count: total(held, 'count'), grossFen: total(held, 'fen') });
  }
  return summaries.sort((x, y) => (x.opensOn < y.opensOn ? 1 : -1));
}

const total = (rows: readonly { fen: number; count: number }[], field: 'fen' | 'count'): number => rows.reduce((sum, r) => sum + r[field], 0);

/** What a window holds: its items once closed, and before that what will fall to it. @throws Problem NOT_FOUND */
export function filterOf(parts: ClearingParts, windows: readonly WindowRow[], id: string, seen: readonly string[] | undefined): ObligationFilter {
  if (windows.some((w) => w.id === id)) return { windowId: id, parties: seen };
  return { running: true, recorded: spanOf(mustBeWindow(parts, id), new Set(windows.map((w) => w.id)), parts.rules.window.length), parties: seen };
}

/** One window as far as these cities may see it; a preview of the netting while it is open. */
export async function viewWindow(parts: ClearingParts, db: Sql, now: Date, id: string, seen: readonly string[] | undefined): Promise<Omit<WindowView, 'places' | 'acting'>> {
  const today = dateOf(now);
  const window = mustBeWindow(parts, id);
  const windows = await readWindows(db);
  const row = windows.find((w) => w.id === id);
  const isSeen = (...of: string[]): boolean => seen === undefined || of.some((p) => seen.includes(p));

  const obligations = await readObligations(db, filterOf(parts, windows, id, undefined));
  const counted = obligations.filter((o) => (row?.nettedAt ? o.state === 'NETTED' && o.windowId === id : o.state === 'IN_WINDOW' || (!row && o.state === 'RECORDED')));
  const computed = net(counted.map((o) => ({ from: o.debtor, to: o.creditor, amountFen: o.amountFen, ref: o.ref })));
  const result = row?.result ?? computed;
  const flows = await sumObligations(db, filterOf(parts, windows, id, seen));
  const settlements = await readSettlements(db, { windowId: id });
  const disputes = await readDisputes(db, { windowId: id });
  const facts = { closedAt: null, nettedAt: null, settleBy: null, payments: 0, confirmedPayments: 0 };
  return {
    ...window,
    ...(row ? standing(parts, row, today) : standingOf(window, facts, today, parts.rules, parts.calendar)),
    count: total(flows, 'count'),
    grossFen: total(flows, 'fen'),
    final: row?.nettedAt != null,
    closed: row ? { at: row.closedAt.toISOString(), byName: row.closedByName, earlyReason: row.earlyReason } : null,
    netted: row?.nettedAt
      ? {
          at: row.nettedAt.toISOString(), byName: row.nettedByName!, digest: row.digest!, settleBy: row.settleBy!, bilateralFen: result.bilateralFen, multilateralFen: result.multilateralFen,
          // Computed anew from the lines at every look, so that an altered line or result shows.
          recomputedSame: sha256(canonicalJson(computed)) === row.digest && sha256(canonicalJson(result)) === row.digest,
        }
      : null,
    flows,
    pairs: result.pairs.filter((p) => isSeen(p.a, p.b)),
    positions: result.positions.filter((p) => isSeen(p.party)),
    payments: result.payments.filter((p) => isSeen(p.from, p.to)).map((p) => {
      const s = settlements.find((x) => x.debtor === p.from && x.creditor === p.to);
      return {
        ...p,
        settlement: s ? { id: s.id, bankReference: s.bankReference, paidOn: s.paidOn, recordedByName: s.recordedByName, confirmedAt: s.confirmedAt?.toISOString() ?? null, confirmedByName: s.confirmedByName } : null,
      };
    }),
    confirmations: (await readConfirmations(db, id)).filter((c) => isSeen(c.party, c.counterparty)).map((c) => ({ ...c, confirmedAt: c.confirmedAt.toISOString() })),
    disputes: disputes.flatMap((d) => {
      const o = obligations.find((x) => x.id === d.obligationId);
      if (!o || !isSeen(o.debtor, o.creditor)) return [];
      return [{
        id: d.id, obligationId: d.obligationId, ref: o.ref, debtor: o.debtor, creditor: o.creditor, amountFen: o.amountFen, party: d.party, reason: d.reason, raisedAt: d.raisedAt.toISOString(), raisedByName: d.raisedByName,
        upheld: d.upheld, decision: d.decision, decidedAt: d.decidedAt?.toISOString() ?? null, decidedByName: d.decidedByName,
      }];
    }),
  };
}

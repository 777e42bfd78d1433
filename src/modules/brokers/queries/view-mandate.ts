import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant, signInRequired } from '../../../kernel/identity/index.ts';
import type { listMandates, MandateView } from '../contract.ts';
import { findBroker, findBrokers, numberOf } from '../store/brokers.ts';
import { findMandate, listMandateRows, type MandateRow, readDisputes, readEvents, readShares } from '../store/mandates.ts';
import { regionsOf } from './scope.ts';

interface Reader {
  actor: Actor | undefined;
  brokerId: string | undefined;
}

export async function readerOf(handle: Sql, actor: Actor | undefined, now: Date): Promise<Reader> {
  const broker = actor && (await findBroker(handle, { accountId: actor.accountId }, dateOf(now)));
  return { actor, brokerId: broker?.id };
}

/** Mandates with names, evidence and disputes, as this reader may see them. */
export async function viewMandates(handle: Sql, { actor, brokerId }: Reader, rows: readonly MandateRow[], now: Date): Promise<MandateView[]> {
  const ids = rows.map((r) => r.id);
  const [shares, events, disputes] = await Promise.all([readShares(handle, ids), readEvents(handle, ids), readDisputes(handle, ids)]);
  const brokers = await findBrokers(handle, [...new Set([...shares.map((s) => s.brokerId), ...disputes.map((d) => d.claimantId)])], dateOf(now));
  return rows.map((m): MandateView => {
    const own = shares.filter((s) => s.mandateId === m.id);
    const sharer = own.some((s) => s.brokerId === brokerId);
    const client = findGrant(actor, 'brokers.mandate.confirm', { organisationIds: [m.clientId] }) !== undefined;
    const officer = findGrant(actor, 'brokers.mandate.read', { region: m.region }) !== undefined;
    const living = m.status === 'PROPOSED' || m.status === 'CONFIRMED';
    const open = disputes.some((d) => d.mandateId === m.id && d.status === 'OPEN');
    // A colleague who thinks that the deal is his sees who claims it, not how it was won.
    const insider = sharer || client || officer;
    return {
      id: m.id, subject: m.subject, demandId: m.demandId, resultId: m.resultId, talkId: m.talkId, title: m.title,
      client: client || officer || (sharer && m.status === 'CONFIRMED') ? m.clientName : null,
      rewardTo: m.rewardTo, fromOn: m.fromOn, status: m.status, endedOn: m.endedOn, stage: m.stage, movedAt: m.movedAt.toISOString(),
      nextAction: sharer ? m.nextAction : '', nextOn: sharer ? m.nextOn : null, version: m.version, demo: m.demo,
      shares: own.map((s) => {
        const b = brokers.get(s.brokerId)!;
        return { brokerId: s.brokerId, sharePpm: s.sharePpm, name: b.name, number: numberOf(b.no), organisation: b.organisation };
      }),
      events: insider ? events.filter((e) => e.mandateId === m.id).map(({ at, kind, text, documents, byName }) => ({ at: at.toISOString(), kind, text, documents, byName })) : [],
      disputes: disputes.filter((d) => d.mandateId === m.id && (insider || d.claimantId === brokerId)).map((d) => ({
        id: d.id, claimantId: d.claimantId, claimant: brokers.get(d.claimantId)!.name, claim: d.claim, documents: d.documents, status: d.status, decision: d.decision, raisedAt: d.raisedAt.toISOString(),
      })),
      may: {
        work: sharer && living,
        answer: client && m.status === 'PROPOSED',
        dispute: living && !sharer && brokerId !== undefined,
        decide: open && findGrant(actor, 'brokers.dispute.decide', { region: m.region }) !== undefined,
      },
    };
  });
}

/** Registered brokers may see that a mandate exists, so that they can dispute it. @throws Problem NOT_FOUND */
export async function readMandate(handle: Sql, actor: Actor | undefined, now: Date, id: string): Promise<MandateView> {
  const row = await findMandate(handle, id);
  const reader = await readerOf(handle, actor, now);
  const seen = row && (reader.brokerId !== undefined || findGrant(actor, 'brokers.mandate.confirm', { organisationIds: [row.clientId] }) || findGrant(actor, 'brokers.mandate.read', { region: row.region }));
  if (!row || !seen) throw notFound('经纪委托', 'mandate', id);
  return (await viewMandates(handle, reader, [row], now))[0]!;
}

/** @throws Problem SIGN_IN_REQUIRED */
export async function readMandates(handle: Sql, actor: Actor | undefined, now: Date, q: ContractInput<typeof listMandates>['query']): Promise<ContractAnswer<typeof listMandates>> {
  if (!actor) throw signInRequired();
  const reader = await readerOf(handle, actor, now);
  const scope = {
    mine: { brokerId: reader.brokerId ?? NOBODY },
    client: { clientIds: actor.assignments.filter((a) => a.grants.some((g) => g.permission === 'brokers.mandate.confirm')).map((a) => a.organisationId) },
    jurisdiction: { regions: regionsOf(actor, 'brokers.mandate.read') },
  }[q.scope];
  const { rows, total } = await listMandateRows(handle, { ...scope, statuses: q.status && [q.status], disputed: q.disputed, limit: q.pageSize, offset: (q.page - 1) * q.pageSize });
  return { items: await viewMandates(handle, reader, rows, now), total, page: q.page, pageSize: q.pageSize };
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

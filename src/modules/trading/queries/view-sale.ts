import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant, holds } from '../../../kernel/identity/index.ts';
import type { TradingParts } from '../act.ts';
import { REGISTERING } from '../commands/bidders.ts';
import { bidsFor } from '../commands/in-room.ts';
import type { BidderView, getSale, listSales } from '../contract.ts';
import { suspensionEndsBy } from '../domain/stages.ts';
import { auctionsOf, findOutcome } from '../store/auctions.ts';
import { biddersOf, type BidderRow } from '../store/bidders.ts';
import { defaultsOf, findSale, listSales as readSales, roundsOf } from '../store/sales.ts';
import { isPublic, maySeeBidders, scopeOf } from './scope.ts';

type List = ContractAnswer<typeof listSales>;
type Detail = ContractAnswer<typeof getSale>;

export async function salesFor(db: Sql, actor: Actor | undefined, q: { page: number; pageSize: number; live?: boolean | undefined }): Promise<List> {
  const rows = await readSales(db, { ...scopeOf(actor), live: q.live, limit: q.pageSize, offset: (q.page - 1) * q.pageSize });
  const mayOffer = (actor?.assignments ?? []).filter((a) => a.grants.some((g) => g.permission === 'trading.sale.offer')).map((a) => ({ id: a.organisationId, name: a.organisationName }));
  return {
    page: q.page, pageSize: q.pageSize, total: rows[0]?.total ?? 0, mayOffer,
    items: rows.map((r) => ({
      id: r.id, kind: r.kind, property: r.property, method: r.method, title: r.title, sellerName: r.sellerName, region: r.region, priceFen: r.priceFen, depositFen: r.depositFen, status: r.status, until: r.until,
      bidders: r.bidders, auctionId: r.auctionId, opensAt: r.opensAt, closesAt: r.closesAt?.toISOString() ?? null, soldFen: r.soldFen, demo: r.demo,
    })),
  };
}

/** Aliases are joined to names only after the end, except for oneself. */
function viewBidder(b: BidderRow, own: boolean, over: boolean): BidderView {
  return {
    id: b.id, organisationName: b.organisationName, alias: own || over ? b.alias : null, related: b.related, relation: b.relation, relationApproved: b.relationApprovedBy !== null, bankReference: b.bankReference,
    status: b.status, reason: b.reason, depositFen: b.depositFen, deposit: b.deposit, returnBy: b.returnBy,
  };
}

/** Which results the public reads with the buyer's name. */
const NAMED: readonly string[] = ['RESULT_NOTICE', 'CONTRACTED', 'PAID', 'DELIVERED'];

export async function saleFor({ rules }: TradingParts, db: Sql, actor: Actor | undefined, id: string, now: Date): Promise<Detail> {
  const sale = await findSale(db, id);
  const insider = sale !== undefined && maySeeBidders(actor, sale);
  if (!sale || (!isPublic(sale.status) && !insider)) throw notFound('项目', 'sale', id);
  const bidders = await biddersOf(db, id);
  const auctions = await auctionsOf(db, id);
  const outcomes = await Promise.all(auctions.map((a) => findOutcome(db, a.id)));
  const over = outcomes.length > 0 && outcomes.every((o) => o !== undefined);
  const winner = bidders.find((b) => b.id === sale.winnerId);
  const organisations = bidsFor(actor);
  const mine = bidders.findLast((b) => organisations.includes(b.organisationId));
  const open = REGISTERING.includes(sale.status) && sale.until !== null && dateOf(now) <= sale.until;
  const can = (permission: string): boolean => findGrant(actor, permission, { organisationIds: [sale.sellerId], region: sale.region }) !== undefined;
  const last = auctions.at(-1);
  return {
    id: sale.id, kind: sale.kind, property: sale.property, method: sale.method, title: sale.title, sellerName: sale.sellerName, region: sale.region, priceFen: sale.priceFen, depositFen: sale.depositFen, status: sale.status, until: sale.until,
    bidders: bidders.filter((b) => b.status !== 'REFUSED').length, auctionId: last?.id ?? null, opensAt: last?.terms.opensAt ?? null, closesAt: last?.closesAt ?? null, soldFen: sale.soldFen, demo: sale.demo,
    caseId: sale.caseId, resultId: sale.resultId, abstract: sale.abstract, scope: sale.scope, contractType: sale.contractType, paymentMode: sale.paymentMode, appraisalFen: sale.appraisalFen, basisNote: sale.basisNote, stepFen: sale.stepFen,
    reserveSet: sale.reserveHash !== null, auctioneer: sale.auctioneer, auctioneerLicence: sale.auctioneerLicence, displayPlace: sale.displayPlace, displayFrom: sale.displayFrom, displayUntil: sale.displayUntil, suspendedOn: sale.suspendedOn,
    resumeBy: sale.suspendedOn === null ? null : suspensionEndsBy(rules, sale.suspendedOn),
    rounds: await roundsOf(db, id),
    auctions: auctions.map((a, i) => ({ id: a.id, no: a.no, method: a.terms.method, opensAt: a.terms.opensAt, closesAt: a.closesAt, outcome: outcomes[i]?.kind ?? null, priceFen: outcomes[i]?.priceFen ?? null })),
    buyer: winner && (insider || NAMED.includes(sale.status)) ? { name: winner.organisationName, related: winner.related, relation: winner.relation } : null,
    defaults: (await defaultsOf(db, id)).map((d) => ({ name: insider ? (bidders.find((b) => b.id === d.bidderId)?.organisationName ?? '') : '—', priceFen: d.priceFen, forfeitedFen: d.forfeitedFen, reason: d.reason, resaleFen: d.resaleFen, gapFen: d.gapFen })),
    bidderList: insider ? bidders.map((b) => viewBidder(b, false, over)) : [],
    mine: mine ? viewBidder(mine, true, over) : null,
    contractId: insider || mine?.id === sale.winnerId ? sale.contractId : null,
    may: {
      register: open && (!mine || mine.status === 'RELEASED' || mine.status === 'REFUSED')
        ? (actor?.assignments ?? []).filter((a) => organisations.includes(a.organisationId)).map((a) => ({ id: a.organisationId, name: a.organisationName })) : [],
      qualify: can('trading.bidder.qualify'), approveRelation: can('trading.relation.approve'), confirmDeposit: can('trading.deposit.confirm'),
      openReserve: sale.reserveHash !== null && holds(actor, 'trading.sale.offer') && can('trading.sale.offer'), seeBidders: insider,
    },
  };
}

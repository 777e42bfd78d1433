import { sql } from 'kysely';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { TalkSide, TalkStatus, Terms } from '../contract/talk.ts';

/** A talk as stored, with the titles it is shown under. */
export interface TalkRow {
  id: string;
  demandId: string;
  demandTitle: string;
  resultId: string;
  resultTitle: string;
  jobResult: boolean;
  buyerId: string;
  buyerName: string;
  buyerRegion: string | null;
  sellerId: string;
  sellerName: string;
  sellerRegion: string | null;
  status: TalkStatus;
  declineReason: string | null;
  endReason: string | null;
  pricingCaseId: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface TermsRow extends Terms {
  version: number;
  proposedBy: TalkSide;
  proposedAt: Date;
  buyerConfirmedAt: Date | null;
  sellerConfirmedAt: Date | null;
}

export interface MessageRow {
  id: string;
  at: Date;
  side: TalkSide;
  authorName: string;
  text: string;
}

registerConstraints({
  'market.talk_once': () =>
    new Problem('TALK_EXISTS', {
      status: 409,
      zh: '这项需求与这项成果已有进行中的洽谈',
      en: 'There is a talk about this demand and this result already',
      remedy: { zh: '请在“洽谈”中继续', en: 'Go on in the existing talk' },
    }),
});

const COLUMNS = sql`t.id, t.demand_id as "demandId", d.title as "demandTitle", t.result_id as "resultId", r.title as "resultTitle",
  r.job_result as "jobResult", t.buyer_id as "buyerId", t.buyer_name as "buyerName", t.buyer_region as "buyerRegion",
  t.seller_id as "sellerId", t.seller_name as "sellerName", t.seller_region as "sellerRegion", t.status,
  t.decline_reason as "declineReason", t.end_reason as "endReason", t.pricing_case_id as "pricingCaseId", t.version,
  t.created_at as "createdAt", t.updated_at as "updatedAt"`;
const JOINED = sql`market.talk t join market.demand d on d.id = t.demand_id join market.result r on r.id = t.result_id`;

interface Party {
  id: string;
  name: string;
  region: string | null;
}

export async function insertTalk(
  handle: Sql,
  t: { id: string; demandId: string; resultId: string; buyer: Party; seller: Party; at: Date },
): Promise<void> {
  await sql`
    insert into market.talk (id, demand_id, result_id, buyer_id, buyer_name, buyer_region, seller_id, seller_name, seller_region, status,
      created_at, updated_at)
    values (${t.id}, ${t.demandId}, ${t.resultId}, ${t.buyer.id}, ${t.buyer.name}, ${t.buyer.region}, ${t.seller.id}, ${t.seller.name},
      ${t.seller.region}, 'ASKED', ${t.at}, ${t.at})`.execute(handle);
}

export async function findTalk(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<TalkRow | undefined> {
  const lock = options.lock ? sql`for update of t` : sql``;
  const { rows } = await sql<TalkRow>`select ${COLUMNS} from ${JOINED} where t.id = ${id} ${lock}`.execute(handle);
  return rows[0];
}

export interface TalkChange {
  status?: TalkStatus;
  declineReason?: string;
  endReason?: string;
  /** null takes the case away. */
  pricingCaseId?: string | null;
}

export async function changeTalk(handle: Sql, id: string, change: TalkChange, at: Date): Promise<void> {
  await sql`
    update market.talk set status = coalesce(${change.status ?? null}, status),
      decline_reason = coalesce(${change.declineReason ?? null}, decline_reason),
      end_reason = coalesce(${change.endReason ?? null}, end_reason),
      pricing_case_id = case when ${change.pricingCaseId !== undefined}::boolean then ${change.pricingCaseId ?? null}::uuid else pricing_case_id end,
      version = version + 1, updated_at = ${at}
    where id = ${id}`.execute(handle);
}

export async function insertMessage(
  handle: Sql,
  m: { id: string; talkId: string; at: Date; side: TalkSide; accountId: string; authorName: string; text: string },
): Promise<void> {
  await sql`
    insert into market.talk_message (id, talk_id, at, side, account_id, author_name, text)
    values (${m.id}, ${m.talkId}, ${m.at}, ${m.side}, ${m.accountId}, ${m.authorName}, ${m.text})`.execute(handle);
}

export async function listMessages(handle: Sql, talkId: string): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select id, at, side, author_name as "authorName", text from market.talk_message where talk_id = ${talkId} order by at, id`.execute(handle);
  return rows;
}

/** Names of those who wrote for the buyer. */
export async function buyersPeople(handle: Sql, talkId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select distinct author_name as name from market.talk_message where talk_id = ${talkId} and side = 'buyer' order by 1`.execute(handle);
  return rows.map((r) => r.name);
}

export async function insertTerms(
  handle: Sql,
  t: { talkId: string; version: number; terms: Terms; proposedBy: TalkSide; accountId: string; at: Date },
): Promise<void> {
  await sql`
    insert into market.talk_terms (talk_id, version, contract_type, pricing_mode, price_fen, payment_mode, scope, related_parties,
      proposed_by, proposed_account, proposed_at, buyer_confirmed_at, seller_confirmed_at)
    values (${t.talkId}, ${t.version}, ${t.terms.contractType}, ${t.terms.pricingMode}, ${t.terms.priceFen}, ${t.terms.paymentMode},
      ${t.terms.scope}, ${t.terms.relatedParties}, ${t.proposedBy}, ${t.accountId}, ${t.at},
      ${t.proposedBy === 'buyer' ? t.at : null}, ${t.proposedBy === 'seller' ? t.at : null})`.execute(handle);
}

export async function listTerms(handle: Sql, talkId: string): Promise<TermsRow[]> {
  const { rows } = await sql<TermsRow>`
    select version, contract_type as "contractType", pricing_mode as "pricingMode", price_fen as "priceFen", payment_mode as "paymentMode",
      scope, related_parties as "relatedParties", proposed_by as "proposedBy", proposed_at as "proposedAt",
      buyer_confirmed_at as "buyerConfirmedAt", seller_confirmed_at as "sellerConfirmedAt"
    from market.talk_terms where talk_id = ${talkId} order by version`.execute(handle);
  return rows;
}

export async function confirmTermsRow(handle: Sql, talkId: string, version: number, side: TalkSide, at: Date): Promise<void> {
  const column = side === 'buyer' ? sql`buyer_confirmed_at` : sql`seller_confirmed_at`;
  await sql`update market.talk_terms set ${column} = coalesce(${column}, ${at}) where talk_id = ${talkId} and version = ${version}`.execute(handle);
}

export async function clearConfirmations(handle: Sql, talkId: string): Promise<void> {
  await sql`
    update market.talk_terms set buyer_confirmed_at = null, seller_confirmed_at = null
    where talk_id = ${talkId} and version = (select max(version) from market.talk_terms where talk_id = ${talkId})`.execute(handle);
}

export async function listTalkRows(
  handle: Sql,
  f: { organisationIds: readonly string[]; statuses?: readonly TalkStatus[]; demandId?: string; resultId?: string; limit: number; offset: number },
): Promise<{ rows: TalkRow[]; total: number }> {
  const where = sql.join(
    [
      sql`(t.buyer_id = any(${f.organisationIds}::uuid[]) or t.seller_id = any(${f.organisationIds}::uuid[]))`,
      ...(f.statuses?.length ? [sql`t.status = any(${f.statuses}::text[])`] : []),
      ...(f.demandId ? [sql`t.demand_id = ${f.demandId}`] : []),
      ...(f.resultId ? [sql`t.result_id = ${f.resultId}`] : []),
    ],
    sql` and `,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from market.talk t where ${where}`.execute(handle);
  const { rows } = await sql<TalkRow>`
    select ${COLUMNS} from ${JOINED} where ${where} order by t.updated_at desc, t.id limit ${f.limit} offset ${f.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}

/** Live talks of a demand, by result. */
export async function liveTalksOfDemand(handle: Sql, demandId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ resultId: string; id: string }>`
    select result_id as "resultId", id from market.talk where demand_id = ${demandId} and status not in ('DECLINED', 'ENDED')`.execute(handle);
  return new Map(rows.map((r) => [r.resultId, r.id]));
}

export async function countLiveTalks(handle: Sql, resultId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from market.talk where result_id = ${resultId} and status not in ('DECLINED', 'ENDED', 'CONTRACTED')`.execute(handle);
  return rows[0]!.count;
}

import { sql } from 'kysely';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';

export type PostingKind = 'appropriation' | 'budget' | 'contribution' | 'allocation' | 'payment' | 'return';

export interface PostingRow {
  transfer: string;
  kind: PostingKind;
  fundId: string;
  programmeId: string | null;
  taskId: string | null;
  region: string | null;
  recordId: string;
  party: string | null;
  amountFen: Fen;
  subjectKind: string;
  subjectId: string;
  at: Date;
}

export async function insertPosting(db: Sql, p: PostingRow): Promise<void> {
  await sql`
    insert into funds.posting (transfer, kind, fund_id, programme_id, task_id, region, record_id, party, amount_fen, subject_kind, subject_id, at)
    values (${p.transfer}, ${p.kind}, ${p.fundId}, ${p.programmeId}, ${p.taskId}, ${p.region}, ${p.recordId}, ${p.party}, ${p.amountFen}, ${p.subjectKind}, ${p.subjectId}, ${p.at})`.execute(db);
}

const POSTING = sql`transfer, kind, fund_id as "fundId", programme_id as "programmeId", task_id as "taskId", region, record_id as "recordId", party, amount_fen as "amountFen",
  subject_kind as "subjectKind", subject_id as "subjectId", at`;

export async function findPosting(db: Sql, transfer: string): Promise<PostingRow | undefined> {
  const { rows } = await sql<PostingRow>`select ${POSTING} from funds.posting where transfer = ${transfer}`.execute(db);
  return rows[0];
}

/** Postings of one record: a budget, an allocation, a contribution, a line, a return. */
export async function postingsOfRecord(db: Sql, recordId: string): Promise<PostingRow[]> {
  const { rows } = await sql<PostingRow>`select ${POSTING} from funds.posting where record_id = ${recordId} order by transfer`.execute(db);
  return rows;
}

/** Postings of a fund, narrowed; oldest first. `party`: null for those that name nobody. `regions`: those of other cities are left out. */
export async function readPostings(db: Sql, filter: { fundId: string; kind?: PostingKind; programmeId?: string; taskId?: string; region?: string; party?: string | null; regions?: readonly string[] | null; limit: number; offset: number }): Promise<{ rows: PostingRow[]; total: number }> {
  const { rows } = await sql<PostingRow & { total: number }>`
    select ${POSTING}, count(*) over ()::int as total from funds.posting
    where fund_id = ${filter.fundId} and (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null}::text)
      and (${filter.programmeId ?? null}::uuid is null or programme_id = ${filter.programmeId ?? null}::uuid)
      and (${filter.taskId ?? null}::uuid is null or task_id = ${filter.taskId ?? null}::uuid)
      and (${filter.region ?? null}::text is null or region = ${filter.region ?? null}::text)
      and (${filter.party === undefined} or party is not distinct from ${filter.party ?? null}::text)
      and (${(filter.regions ?? null) as string[] | null}::text[] is null or region is null or region = any (${(filter.regions ?? null) as string[] | null}::text[]))
    order by at, transfer limit ${filter.limit} offset ${filter.offset}`.execute(db);
  return { rows: rows.map(({ total: _total, ...r }) => r), total: rows[0]?.total ?? 0 };
}

/** Sums of a fund's movements by kind, programme, task, region and party. */
export async function sumPostings(db: Sql, fundId: string): Promise<{ kind: PostingKind; programmeId: string | null; taskId: string | null; region: string | null; party: string | null; amountFen: Fen; count: number }[]> {
  const { rows } = await sql<{ kind: PostingKind; programmeId: string | null; taskId: string | null; region: string | null; party: string | null; amountFen: Fen; count: number }>`
    select kind, programme_id as "programmeId", task_id as "taskId", region, party, sum(amount_fen)::bigint as "amountFen", count(*)::int as count
    from funds.posting where fund_id = ${fundId} group by kind, programme_id, task_id, region, party order by kind, programme_id, task_id, region, party`.execute(db);
  return rows;
}

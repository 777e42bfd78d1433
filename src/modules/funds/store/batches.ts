import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';

registerConstraints({
  'funds.payment_order_used': () => new Problem('PAYMENT_ORDER_USED', { status: 409, zh: '该支付令编号已使用', en: 'This payment order has been used already', where: { field: 'paymentOrder' } }),
  'funds.line_reference': () => new Problem('LINE_REFERENCE_USED', { status: 409, zh: '该业务编号已用于另一笔支付', en: 'This reference names another payment already', where: { field: 'reference' } }),
  'funds.line_refusal_pkey': () => new Problem('LINE_REFUSED', { status: 409, zh: '该行已不予支付', en: 'The line has been refused already' }),
});

export interface BatchRow {
  id: string;
  number: string;
  fundId: string;
  region: string;
  title: string;
  caseId: string;
  status: string;
  round: number;
  preparedAt: Date;
  preparedBy: string | null;
  preparedByName: string;
  demo: boolean;
}

const BATCH = sql`b.id, b.number, b.fund_id as "fundId", b.region, b.title, b.case_id as "caseId", b.status, b.round, b.prepared_at as "preparedAt", b.prepared_by as "preparedBy", b.prepared_by_name as "preparedByName", b.demo`;

export async function insertBatch(db: Sql, b: Omit<BatchRow, 'status' | 'round'>): Promise<void> {
  await sql`
    insert into funds.batch (id, number, fund_id, region, title, case_id, status, prepared_at, prepared_by, prepared_by_name, demo)
    values (${b.id}, ${b.number}, ${b.fundId}, ${b.region}, ${b.title}, ${b.caseId}, 'DRAFT', ${b.preparedAt}, ${b.preparedBy}, ${b.preparedByName}, ${b.demo})`.execute(db);
}

export async function countBatches(db: Sql, fundId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from funds.batch where fund_id = ${fundId}`.execute(db);
  return rows[0]!.n;
}

export async function findBatch(db: Sql, id: string, { lock = false } = {}): Promise<BatchRow | undefined> {
  if (lock) await sql`select 1 from funds.batch where id = ${id} for update`.execute(db);
  const { rows } = await sql<BatchRow>`select ${BATCH} from funds.batch b where b.id = ${id}`.execute(db);
  return rows[0];
}

export type BatchSummary = BatchRow & { lines: number; refused: number; amountFen: Fen; fundZh: string; fundEn: string; total: number };

/** `regions` null: every region. */
export async function listBatches(db: Sql, filter: { regions: readonly string[] | null; fundId?: string | undefined; status?: string | undefined; limit: number; offset: number }): Promise<BatchSummary[]> {
  const { rows } = await sql<BatchSummary>`
    select ${BATCH}, f.name_zh as "fundZh", f.name_en as "fundEn", count(*) over ()::int as total,
      (select count(*)::int from funds.line l where l.batch_id = b.id) as lines,
      (select count(*)::int from funds.line l join funds.line_refusal r on r.line_id = l.id where l.batch_id = b.id) as refused,
      (select coalesce(sum(l.amount_fen), 0)::bigint from funds.line l left join funds.line_refusal r on r.line_id = l.id where l.batch_id = b.id and r.line_id is null) as "amountFen"
    from funds.batch b join funds.fund f on f.id = b.fund_id
    where (${filter.regions as string[] | null}::text[] is null or b.region = any (${filter.regions as string[] | null}::text[]))
      and (${filter.fundId ?? null}::uuid is null or b.fund_id = ${filter.fundId ?? null}::uuid) and (${filter.status ?? null}::text is null or b.status = ${filter.status ?? null}::text)
    order by b.prepared_at desc, b.id desc limit ${filter.limit} offset ${filter.offset}`.execute(db);
  return rows;
}

export async function setBatchStatus(db: Sql, id: string, status: string): Promise<void> {
  await sql`update funds.batch set status = ${status} where id = ${id}`.execute(db);
}

export async function nextRound(db: Sql, id: string): Promise<number> {
  const { rows } = await sql<{ round: number }>`update funds.batch set round = round + 1 where id = ${id} returning round`.execute(db);
  return rows[0]!.round;
}

export async function insertStep(db: Sql, step: { batchId: string; action: string; byName: string; byId: string | null; at: Date }): Promise<void> {
  await sql`
    insert into funds.batch_step (batch_id, no, action, by_name, by_id, at)
    select ${step.batchId}, coalesce(max(no), 0) + 1, ${step.action}, ${step.byName}, ${step.byId}, ${step.at} from funds.batch_step where batch_id = ${step.batchId}`.execute(db);
}

export async function readSteps(db: Sql, batchId: string): Promise<{ action: string; byName: string; at: Date }[]> {
  const { rows } = await sql<{ action: string; byName: string; at: Date }>`select action, by_name as "byName", at from funds.batch_step where batch_id = ${batchId} order by no`.execute(db);
  return rows;
}

export const payeeKinds = ['firm', 'university', 'institute', 'agency', 'other'] as const;
export type PayeeKind = (typeof payeeKinds)[number];

export interface LineRow {
  id: string;
  batchId: string | null;
  no: number | null;
  fundId: string;
  taskId: string;
  taskTitle: string;
  programmeId: string;
  purpose: string;
  region: string;
  payeeName: string;
  payeeCode: string;
  payeeKind: PayeeKind;
  amountFen: Fen;
  groundKind: 'task' | 'award';
  groundId: string;
  clause: string;
  rule: string | null;
  ruleVersion: string | null;
  costLine: string;
  document: string;
  evidence: string;
  reference: string;
  content: string;
  refusedReason: string | null;
  refusedByName: string | null;
  /** Reservation of the present round. */
  reservation: string | null;
  transfer: string | null;
  paymentOrder: string | null;
  paidOn: CalendarDate | null;
}

export type NewLineRow = Omit<LineRow, 'taskTitle' | 'programmeId' | 'purpose' | 'refusedReason' | 'refusedByName' | 'reservation' | 'transfer' | 'paymentOrder' | 'paidOn'>;

export async function insertLine(db: Sql, l: NewLineRow & { at: Date; by: string | null }): Promise<void> {
  await sql`
    insert into funds.line (id, batch_id, no, fund_id, task_id, region, payee_name, payee_code, payee_kind, amount_fen, ground_kind, ground_id, clause, rule, rule_version, cost_line, document, evidence, reference, content, entered_at, entered_by)
    values (${l.id}, ${l.batchId}, ${l.no}, ${l.fundId}, ${l.taskId}, ${l.region}, ${l.payeeName}, ${l.payeeCode}, ${l.payeeKind}, ${l.amountFen}, ${l.groundKind}, ${l.groundId}, ${l.clause}, ${l.rule}, ${l.ruleVersion},
      ${l.costLine}, ${l.document}, ${l.evidence}, ${l.reference}, ${l.content}, ${l.at}, ${l.by})`.execute(db);
}

const LINES = sql`
  select l.id, l.batch_id as "batchId", l.no, l.fund_id as "fundId", l.task_id as "taskId", t.title as "taskTitle", p.id as "programmeId", p.purpose, l.region, l.payee_name as "payeeName", l.payee_code as "payeeCode",
    l.payee_kind as "payeeKind", l.amount_fen as "amountFen", l.ground_kind as "groundKind", l.ground_id as "groundId", l.clause, l.rule, l.rule_version as "ruleVersion", l.cost_line as "costLine", l.document, l.evidence, l.reference, l.content,
    r.reason as "refusedReason", r.refused_by_name as "refusedByName", h.reservation, o.transfer, y.payment_order as "paymentOrder", y.paid_on as "paidOn"
  from funds.line l join funds.task t on t.id = l.task_id join funds.programme p on p.id = t.programme_id left join funds.batch b on b.id = l.batch_id
    left join funds.line_refusal r on r.line_id = l.id left join funds.line_hold h on h.line_id = l.id and h.round = b.round
    left join funds.payment y on y.line_id = l.id left join funds.posting o on o.record_id = l.id and o.kind = 'payment'`;

export async function readLines(db: Sql, batchId: string): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`${LINES} where l.batch_id = ${batchId} order by l.no`.execute(db);
  return rows;
}

export async function findLine(db: Sql, filter: { id?: string; reference?: string }): Promise<LineRow | undefined> {
  const { rows } = await sql<LineRow>`${LINES} where (${filter.id ?? null}::uuid is null or l.id = ${filter.id ?? null}::uuid) and (${filter.reference ?? null}::text is null or l.reference = ${filter.reference ?? null}::text)`.execute(db);
  return rows[0];
}

export async function readWaiting(db: Sql, fundId: string, region: string): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`${LINES} where l.fund_id = ${fundId} and l.region = ${region} and l.batch_id is null and r.line_id is null order by l.entered_at, l.id`.execute(db);
  return rows;
}

/** Takes whatever waits for the batch's fund and region into it; answers with how many. */
export async function takeWaiting(db: Sql, batch: BatchRow): Promise<number> {
  const { rows } = await sql`
    with last as (select coalesce(max(no), 0) as no from funds.line where batch_id = ${batch.id}),
      waiting as (select id, row_number() over (order by entered_at, id) as n from funds.line where fund_id = ${batch.fundId} and region = ${batch.region} and batch_id is null)
    update funds.line l set batch_id = ${batch.id}, no = last.no + waiting.n from last, waiting where l.id = waiting.id returning l.id`.execute(db);
  return rows.length;
}

export async function insertRefusal(db: Sql, r: { lineId: string; reason: string; at: Date; by: string; byName: string }): Promise<void> {
  await sql`insert into funds.line_refusal (line_id, reason, refused_at, refused_by, refused_by_name) values (${r.lineId}, ${r.reason}, ${r.at}, ${r.by}, ${r.byName})`.execute(db);
}

export async function insertHold(db: Sql, h: { lineId: string; round: number; reservation: string }): Promise<void> {
  await sql`insert into funds.line_hold (line_id, round, reservation) values (${h.lineId}, ${h.round}, ${h.reservation})`.execute(db);
}

export async function insertPaymentOrder(db: Sql, number: string, batchId: string): Promise<void> {
  await sql`insert into funds.payment_order (number, batch_id) values (${number}, ${batchId})`.execute(db);
}

export async function insertPayment(db: Sql, p: { lineId: string; batchId: string; paymentOrder: string; paidOn: CalendarDate; at: Date; by: string | null; byName: string }): Promise<void> {
  await sql`insert into funds.payment (line_id, batch_id, payment_order, paid_on, paid_at, paid_by, paid_by_name) values (${p.lineId}, ${p.batchId}, ${p.paymentOrder}, ${p.paidOn}, ${p.at}, ${p.by}, ${p.byName})`.execute(db);
}

/** Paid by task, region and kind of payee. */
/** What the payees of each kind hold: paid to them, less what came back from them. */
export async function sumPayments(db: Sql, fundId: string): Promise<{ programmeId: string; taskId: string; region: string; payeeKind: PayeeKind; amountFen: Fen; count: number }[]> {
  const { rows } = await sql<{ programmeId: string; taskId: string; region: string; payeeKind: PayeeKind; amountFen: Fen; count: number }>`
    with paid as (
      select l.task_id, l.region, l.payee_code, min(l.payee_kind) as payee_kind, sum(l.amount_fen) as fen, count(*) as n
      from funds.payment y join funds.line l on l.id = y.line_id where l.fund_id = ${fundId} group by l.task_id, l.region, l.payee_code
    ), back as (
      select task_id, region, party, sum(amount_fen) as fen from funds.posting where fund_id = ${fundId} and kind = 'return' and party is not null group by task_id, region, party
    )
    select t.programme_id as "programmeId", p.task_id as "taskId", p.region, p.payee_kind as "payeeKind", sum(p.fen - coalesce(b.fen, 0))::bigint as "amountFen", sum(p.n)::int as count
    from paid p join funds.task t on t.id = p.task_id left join back b on b.task_id = p.task_id and b.region = p.region and b.party = p.payee_code
    group by t.programme_id, p.task_id, p.region, p.payee_kind order by t.programme_id, p.task_id, p.region, p.payee_kind`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';

/** What became of one line, for whoever proposed it. */
export interface PaymentState {
  reference: string;
  creditCode: string;
  region: string;
  rule: string | null;
  amountFen: Fen;
  state: 'WAITING' | 'PAID' | 'REFUSED';
  paidOn: CalendarDate | null;
  paymentOrder: string | null;
  reason: string | null;
}

/** Lines by their references, or all that a rule decided. A line whose batch was stopped is refused with it. */
export async function readPayments(db: Sql, filter: { references: readonly string[] } | { rule: string }): Promise<PaymentState[]> {
  const { rows } = await sql<PaymentState>`
    select l.reference, l.payee_code as "creditCode", l.region, l.rule, l.amount_fen as "amountFen", y.paid_on as "paidOn", y.payment_order as "paymentOrder", coalesce(r.reason, case when b.status in ('REFUSED', 'WITHDRAWN') then b.title end) as reason,
      case when y.line_id is not null then 'PAID' when r.line_id is not null or b.status in ('REFUSED', 'WITHDRAWN') then 'REFUSED' else 'WAITING' end as state
    from funds.line l left join funds.batch b on b.id = l.batch_id left join funds.line_refusal r on r.line_id = l.id left join funds.payment y on y.line_id = l.id
    where ${'rule' in filter ? sql`l.rule = ${filter.rule}` : sql`l.reference = any (${filter.references as string[]}::text[])`} order by l.entered_at, l.id`.execute(db);
  return rows;
}

import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { paidBetween } from '../store/orders.ts';

/** Money one city owes for a voucher paid with a provider of another (handbook 1.8). */
export interface Obligation {
  /** Home region of the claimant: it pays, wherever the provider sits. */
  from: string;
  /** Host region of the provider. */
  to: string;
  amountFen: Fen;
  /** Number of the order. */
  ref: string;
  orderId: string;
  paidOn: CalendarDate;
  form: 'PROVIDER' | 'USER';
  /** HOST: the host region handed out the money and is to be paid back. HOME: paid directly, nothing is owed between the cities. */
  payer: 'HOME' | 'HOST';
  demo: boolean;
}

/** Payments of a period where home and host differ, in the order of payment. `from` is included, `to` is not. */
export async function paidObligations(db: Sql, period: { from: Date; to: Date }): Promise<Obligation[]> {
  const rows = await paidBetween(db, period.from, period.to);
  return rows.filter((r) => r.home !== r.host && r.amountFen > 0).map(({ home, host, amountFen, number, orderId, paidAt, form, payer, demo }) => ({
    from: home, to: host, amountFen, ref: number, orderId, paidOn: dateOf(paidAt), form, payer, demo,
  }));
}

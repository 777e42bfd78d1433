import { addDays, type CalendarDate, dateOf } from '../../kernel/base/calendar-date.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { BoardEntry } from '../../modules/brokers/index.ts';
import { type IcsEvent } from '../cockpit/domain/ics.ts';
import type { CalendarEntry } from './contract.ts';
import type { BrokeringParts } from './parts.ts';

/** Days of the deals of a broker, between two days included: his next actions, ends of notices, sales, time limits, deadlines. */
export async function readCalendar(parts: BrokeringParts, db: Sql, actor: Actor | undefined, now: Date, from: CalendarDate, until: CalendarDate): Promise<CalendarEntry[]> {
  const today = dateOf(now);
  const entries: CalendarEntry[] = [];
  for (const { mandate: m, deal } of await parts.brokers.boardOf(db, actor, now)) {
    const add = (entry: Omit<CalendarEntry, 'about' | 'late'>): void => void entries.push({ ...entry, about: m.title, late: entry.on < today });
    if (m.nextOn) add({ on: m.nextOn, kind: 'NEXT', zh: m.nextAction || '下一步', en: m.nextAction || 'Next action', to: `/brokers/mandates/${m.id}` });
    if (deal?.stage !== 'REGISTERED' && deal?.stage !== 'LOST') {
      const demand = m.demandId ? await parts.market.findDemand(db, m.demandId) : undefined;
      if (demand?.deadline && demand.secrecy === 'PUBLIC') add({ on: demand.deadline, kind: 'DEADLINE', zh: '需求期限', en: 'Deadline of the demand', to: `/market/demands/${demand.id}` });
    }
    for (const entry of await ofCases(parts, db, now, deal)) add(entry);
    for (const entry of await ofSales(parts, db, m.resultId)) add(entry);
  }
  for (const f of await parts.market.followUpsOf(db, actor)) entries.push({ on: f.dueOn, kind: 'FOLLOW_UP', zh: f.what, en: f.what, about: f.title, late: f.dueOn < today, to: `/market/demands/${f.demandId}` });
  return entries.filter((e) => from <= e.on && e.on <= until).toSorted((a, b) => a.on.localeCompare(b.on) || a.about.localeCompare(b.about));
}

/** The pricing notice and its clocks, as far as the public knows of them; the registration, as its days. */
async function ofCases({ engine, contracts }: BrokeringParts, db: Sql, now: Date, deal: BoardEntry['deal']): Promise<Omit<CalendarEntry, 'about' | 'late'>[]> {
  if (!deal || deal.stage === 'LOST') return [];
  const entries: Omit<CalendarEntry, 'about' | 'late'>[] = [];
  if (deal.pricingCaseId) {
    const { evaluation } = await engine.evaluateStored(db, deal.pricingCaseId, now);
    for (const n of evaluation.notices) {
      if ((n.status === 'running' || n.status === 'elapsed') && n.until) entries.push({ on: n.until, kind: 'NOTICE', zh: '定价公示期满', en: 'The pricing notice ends', to: `/cases/${deal.pricingCaseId}` });
    }
  }
  const contract = deal.contractId && deal.stage !== 'REGISTERED' ? await contracts.findContract(db, deal.contractId) : undefined;
  if (contract) {
    const { evaluation } = await engine.evaluateStored(db, contract.caseId, now);
    const clocks = engine.definition('contract-registration').clocks;
    for (const c of evaluation.clocks) {
      const words = clocks.find((k) => k.id === c.id);
      if (c.status === 'running' && c.dueOn) entries.push({ on: c.dueOn, kind: 'CLOCK', zh: words?.zh ?? '登记时限', en: words?.en ?? 'Registration', to: `/contracts/${contract.id}` });
    }
  }
  return entries;
}

/** A result that is listed or auctioned meanwhile: when registration ends, and when the auction is. */
async function ofSales({ trading }: BrokeringParts, db: Sql, resultId: string | null): Promise<Omit<CalendarEntry, 'about' | 'late'>[]> {
  const sales = resultId === null ? [] : await trading.daysOfSales(db, [resultId]);
  return sales.flatMap((s) => [
    ...(s.registrationUntil ? [{ on: s.registrationUntil, kind: 'NOTICE' as const, zh: '挂牌公告期满，报名截止', en: 'The announcement and the registration of bidders end', to: `/trading/sales/${s.saleId}` }] : []),
    ...(s.opensAt ? [{ on: dateOf(new Date(s.opensAt)), kind: 'CLOCK' as const, zh: '竞价开始', en: 'The auction opens', to: `/trading/auctions/${s.auctionId}` }] : []),
    ...(s.closesAt ? [{ on: dateOf(s.closesAt), kind: 'CLOCK' as const, zh: '竞价截止（可能延时）', en: 'The auction ends, unless late bids move it', to: `/trading/auctions/${s.auctionId}` }] : []),
  ]);
}

export const monthSpan = (month: string): [CalendarDate, CalendarDate] => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return [`${month}-01`, addDays(next, -1)];
};

const KIND: Record<CalendarEntry['kind'], { zh: string; en: string }> = {
  NEXT: { zh: '下一步', en: 'Next' }, NOTICE: { zh: '公示', en: 'Notice' }, CLOCK: { zh: '时限', en: 'Time limit' }, DEADLINE: { zh: '期限', en: 'Deadline' }, FOLLOW_UP: { zh: '跟进', en: 'Follow-up' },
};

export function eventOf(entry: CalendarEntry, locale: 'zh' | 'en', publicUrl: string): IcsEvent {
  return {
    // The same appointment when its day moves.
    uid: `${entry.kind.toLowerCase()}-${encodeURIComponent(entry.to)}-${encodeURIComponent(entry.en)}@innomatrix`,
    on: entry.on, summary: `${KIND[entry.kind][locale]}：${entry[locale]}`, description: entry.about, url: `${publicUrl}${entry.to}`, done: false,
  };
}

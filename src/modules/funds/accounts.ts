import type { Fen } from '../../kernel/base/money.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { type AccountCoordinates, accountIdOf, type NewAccount, openAccounts, setCeiling } from '../../kernel/ledger/index.ts';
import type { Stamp } from './act.ts';

/** The book in which the money of special funds stands: source → fund → programme → task in a city → payee. */
const BOOK = 'funds';
/** Purpose of money that belongs to the fund and to no programme yet. */
const UNBOUND = 'fund';
const RETURNED = 'returned';

export interface FundRef {
  code: string;
  year: number;
  nameZh: string;
  nameEn: string;
  purposes: readonly string[];
}

type Kind = 'source' | 'fund' | 'programme' | 'task' | 'payee' | 'returned';

const at = (fund: FundRef, kind: Kind, owner: string, purpose: string, region: string): AccountCoordinates => ({ book: BOOK, owner, fund: fund.code, purpose, region, year: fund.year, kind });

const source = (fund: FundRef, party: string, zone: string) => at(fund, 'source', party, 'source', zone);
const whole = (fund: FundRef, zone: string) => at(fund, 'fund', 'zone', UNBOUND, zone);

const programme = (fund: FundRef, id: string, purpose: string, zone: string) => at(fund, 'programme', id, purpose, zone);
const task = (fund: FundRef, id: string, purpose: string, region: string) => at(fund, 'task', id, purpose, region);
const payee = (fund: FundRef, code: string, purpose: string, region: string) => at(fund, 'payee', code, purpose, region);
const returned = (fund: FundRef, zone: string) => at(fund, 'returned', 'treasury', RETURNED, zone);

export const sourceAccount = (fund: FundRef, party: string, zone: string): string => accountIdOf(source(fund, party, zone));
export const fundAccount = (fund: FundRef, zone: string): string => accountIdOf(whole(fund, zone));
export const programmeAccount = (fund: FundRef, id: string, purpose: string, zone: string): string => accountIdOf(programme(fund, id, purpose, zone));
export const taskAccount = (fund: FundRef, id: string, purpose: string, region: string): string => accountIdOf(task(fund, id, purpose, region));
export const payeeAccount = (fund: FundRef, code: string, purpose: string, region: string): string => accountIdOf(payee(fund, code, purpose, region));
export const returnedAccount = (fund: FundRef, zone: string): string => accountIdOf(returned(fund, zone));

const named = (fund: FundRef, zh: string, en: string) => ({ zh: `${fund.nameZh} ${zh}`, en: `${fund.nameEn}: ${en}` });

/** Opens what stands above the programmes. The earmark is that of the fund's purposes; the yearly ceiling is its budget. */
export async function openFund(tx: Tx, fund: FundRef, zone: string, now: Date): Promise<void> {
  await openAccounts(tx, [
    { ...whole(fund, zone), name: named(fund, '待分配资金', 'not yet given to programmes'), overdraft: 'refused', earmark: [...fund.purposes, RETURNED], ceilings: [{ year: fund.year, amount: 0 }] },
    { ...source(fund, 'fund', zone), name: named(fund, '财政拨入', 'appropriation'), overdraft: 'allowed' },
    { ...returned(fund, zone), name: named(fund, '收回结余', 'money returned'), overdraft: 'refused' },
  ], now);
}

/** Opens a programme and those who bear its cost beside the fund. Its money goes to its purpose, or back to the treasury. */
export async function openProgramme(tx: Tx, fund: FundRef, p: { id: string; purpose: string; nameZh: string; nameEn: string }, parties: readonly { party: string; nameZh: string; nameEn: string }[], zone: string, now: Date): Promise<void> {
  await openAccounts(tx, [
    { ...programme(fund, p.id, p.purpose, zone), name: named(fund, p.nameZh, p.nameEn), overdraft: 'refused', earmark: [p.purpose, RETURNED] },
    ...parties.map((s): NewAccount => ({ ...source(fund, s.party, zone), name: named(fund, `${s.nameZh}配套`, `matching money of ${s.nameEn}`), overdraft: 'allowed' })),
  ], now);
}

export async function openTask(tx: Tx, fund: FundRef, t: { id: string; title: string; purpose: string }, region: string, now: Date): Promise<void> {
  await openAccounts(tx, [{ ...task(fund, t.id, t.purpose, region), name: named(fund, `${t.title}（${region}）`, `${t.title} (${region})`), overdraft: 'refused', earmark: [t.purpose, RETURNED] }], now);
}

export async function openPayee(tx: Tx, fund: FundRef, p: { code: string; name: string; purpose: string; region: string }, now: Date): Promise<void> {
  await openAccounts(tx, [{ ...payee(fund, p.code, p.purpose, p.region), name: named(fund, `付 ${p.name}（${p.code}）`, `paid to ${p.name} (${p.code})`), overdraft: 'refused' }], now);
}

/** The budget is the most that may leave the fund in its year. */
export const setBudget = (tx: Tx, fund: FundRef, zone: string, amount: Fen, s: Stamp, resolution: string): Promise<unknown> =>
  setCeiling(tx, { account: fundAccount(fund, zone), year: fund.year, amount, at: s.at, by: s.by, reason: { zh: `预算批准：${resolution}`, en: `Budget approved: ${resolution}` } });

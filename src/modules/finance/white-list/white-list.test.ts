import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditCodeCheckCharacter } from '../../../kernel/base/credit-code.ts';
import { openPack } from '../../../kernel/base/pack.ts';
import type { Problem } from '../../../kernel/base/problem.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../../kernel/db/testing.ts';
import { type Actor, holds, loadRoles } from '../../../kernel/identity/index.ts';
import { explain, type KnownFacts, plainFacts } from '../../../kernel/rules/contract.ts';
import { readRuleBook } from '../../../kernel/rules/index.ts';
import type { Act } from '../act.ts';
import { createFinanceModule, type FinanceModule, readLoanProducts, readWhiteListPack } from '../index.ts';
import type { BankConsent, CreditStatistics, WhiteListEntry } from './contract.ts';
import type { CreditFirm } from './parts.ts';

let now = new Date('2026-03-02T02:00:00Z');
const on = (day: string): void => void (now = new Date(`${day}T02:00:00Z`));
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const roles = loadRoles(pack);
const book = readRuleBook(pack);
const uuid = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const SUZHOU = '320500';
const WUXI = '320200';

const person = (no: number, role: string, organisationId = uuid(100 + no), regions: string[] = []): Actor => ({
  accountId: uuid(no), loginName: `p${no}`, displayName: `人员${no}`, assignments: [{ role, organisationId, organisationName: '示例单位', regions, parks: [], grants: roles.get(role)!.grants }],
});
const centre = person(1, 'service-centre');
const suzhou = person(2, 'city-officer', undefined, [SUZHOU]);
const wuxi = person(3, 'city-officer', undefined, [WUXI]);
const auditor = person(4, 'auditor');
const secretary = person(5, 'secretariat');
const BANKS = [uuid(301), uuid(302)] as const;
const banker = person(11, 'bank-officer', BANKS[0]);
const otherBanker = person(12, 'bank-officer', BANKS[1]);
const member = (n: number): Actor => person(400 + n, 'firm-member', uuid(500 + n));
const act = (actor: Actor): Act => ({ now, actor, requestId: 'test' });
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);

const fact = (value: boolean | number): KnownFacts[string] => ({ value, source: '企业档案', asOf: '2026-01-10', confidence: 'REPORTED' });
const qualified = { hasTechnologySmeNumber: fact(true), hasHighTechCertificate: fact(false), hasGazelleLabel: fact(false), hasLittleGiantLabel: fact(false), badRecord: fact(false), revenueLastYear: fact(3200), employees: fact(41) };
const codeOf = (n: number): string => {
  const first = `91320500DM${String(n).padStart(7, '0')}`;
  return first + creditCodeCheckCharacter(first)!;
};
const firms = new Map<string, CreditFirm & { pointsCents: number | null }>();
function firm(n: number, over: Partial<CreditFirm> & { pointsCents?: number | null } = {}): string {
  firms.set(uuid(n), { id: uuid(n), name: `示例企业${n}`, code: codeOf(n), city: SUZHOU, organisationId: uuid(500 + n), lastUpdate: '2026-01-10', facts: qualified, pointsCents: 6000, ...over });
  return uuid(n);
}

let test: TestDatabase;
let finance: FinanceModule;
const judged: { subject: string; facts: KnownFacts }[] = [];

beforeAll(async () => {
  test = await createTestDatabase(['kernel/audit', 'modules/finance'].map((name) => ({ module: name.split('/').at(-1)!, dir: path.join(packageRoot, 'src', name, 'migrations') })));
  const inOrder = (): CreditFirm[] => [...firms.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  finance = createFinanceModule({
    rules: readLoanProducts(pack),
    regions: [{ code: SUZHOU, zh: '苏州', en: 'Suzhou' }, { code: WUXI, zh: '无锡', en: 'Wuxi' }],
    procedure: { openCase: async () => ({ id: uuid(1) }) },
    identity: { findOrganisation: async (_db, id) => ({ id, nameZh: `银行${id.slice(-3)}` }) },
    whiteList: {
      pack: readWhiteListPack(pack, book),
      regionChain: (city) => [city, '320000', 'CN'],
      rules: {
        current: async () => book,
        judge: async (_tx, about) => {
          judged.push({ subject: about.subject.id, facts: about.facts });
          return { id: uuid(900_000 + judged.length), explanation: explain(book.evaluate(about.rule, plainFacts(about.facts), about.on, about.region)) };
        },
      },
      population: async (_db, { after, limit }) => inOrder().filter((f) => after === undefined || f.id > after).slice(0, limit),
      firm: async (_db, id) => firms.get(id),
      firmOf: async (_db, organisationId) => [...firms.values()].find((f) => f.organisationId === organisationId),
      points: async () => new Map([...firms.values()].flatMap((f) => (f.pointsCents === null ? [] : [[f.id, f.pointsCents] as const]))),
      banks: async () => BANKS.map((id) => ({ id, name: `银行${id.slice(-3)}` })),
    },
  });
});
afterAll(async () => {
  await test?.drop();
});

/** What a route answers to somebody: as at the door, so here, the permission first, then the form of what is sent. */
async function call<T>(actor: Actor, method: 'GET' | 'POST', url: string, payload?: object): Promise<{ status: number; body: T }> {
  const { pathname, searchParams } = new URL(url, 'http://platform');
  const { contract, handle } = finance.routes.find((r) => r.contract.method === method && new RegExp(`^${r.contract.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname))!;
  const status = (n: number) => ({ status: n, body: undefined as T });
  if (!holds(actor, (contract.access as { permission: string }).permission)) return status(403);
  const names = contract.path.split('/');
  const params = Object.fromEntries(pathname.split('/').flatMap((value, n) => (names[n]?.startsWith(':') ? [[names[n].slice(1), value]] : [])));
  const body = contract.body?.safeParse(payload);
  if (body && !body.success) return status(400);
  const ctx = { db: test.db, clock: { now: () => now }, actor, requestId: 'test', ip: '127.0.0.1', locale: 'zh' as const };
  return handle(ctx, { params, query: contract.query?.parse(Object.fromEntries(searchParams)), body: body?.data })
    .then((answer) => ({ status: 200, body: contract.response!.parse(answer) as T }), (e: Problem) => status(e.status));
}
const entries = async (actor: Actor, edition: string): Promise<WhiteListEntry[]> => (await call<{ items: WhiteListEntry[] }>(actor, 'GET', `/api/finance/white-list/editions/${edition}/entries?pageSize=200`)).body.items;
const stateOf = async (edition: string, firmId: string): Promise<string> => (await entries(auditor, edition)).find((e) => e.enterpriseId === firmId)!.state;
const consent = (n: number, over: object = {}) => finance.grantConsent(test.db, act(member(n)), { bankId: BANKS[0], purpose: 'CREDIT', fields: ['LISTING', 'revenueLastYear'], from: now.toISOString().slice(0, 10), until: '2026-12-31', ...over });

describe('the white list', () => {
  const [a, b, low, unknown, elsewhere] = [1, 2, 3, 4, 5].map((n) => firm(n, [{}, { pointsCents: 8000 }, { pointsCents: 4999 }, { pointsCents: null }, { city: WUXI, pointsCents: 7000 }][n - 1]));
  let first: string;

  it('takes candidates by the rule over every firm, and can tell each other firm why not', async () => {
    expect(await code(finance.openWhiteList(test.db, act(suzhou)))).toBe('FORBIDDEN');
    const opened = await finance.openWhiteList(test.db, act(centre));
    expect(opened).toMatchObject({ firms: 5, candidates: 3, unknown: 1 });
    first = opened.id;
    const all = await entries(auditor, first);
    expect(all.find((e) => e.enterpriseId === low)).toMatchObject({ state: 'NOT_MET', points: 49.99, reasons: [{ id: 'points', answer: 'NO' }] });
    expect(all.find((e) => e.enterpriseId === unknown)).toMatchObject({ state: 'UNKNOWN', missing: [{ id: 'innovationPoints' }] });
    // The kept judgement rests on facts that say where they are from.
    expect(judged.map((j) => j.subject)).toEqual([a, b, elsewhere]);
    expect(judged[0]!.facts).toMatchObject({ innovationPoints: { value: 60, source: '企业创新积分' }, falseData: { value: false }, hasTechnologySmeNumber: { source: '企业档案' } });
    const { body } = await call<{ listing: object }>(member(3), 'GET', '/api/finance/own-credit');
    expect(body.listing).toMatchObject({ state: 'NOT_MET', listed: false, reasons: [{ id: 'points' }] });
    expect(await code(finance.openWhiteList(test.db, act(centre)))).toBe('WHITE_LIST_OPEN');
  });

  it('is scored and reviewed by the centre and approved by another person of the firm’s own city', async () => {
    const idOf = async (firmId: string): Promise<string> => (await entries(auditor, first)).find((e) => e.enterpriseId === firmId)!.id;
    expect(await finance.scoreWhiteList(test.db, act(centre), first)).toEqual({ scored: 3 });
    expect((await entries(centre, first)).filter((e) => e.rank !== null).map((e) => [e.enterpriseId, e.rank])).toEqual([[elsewhere, 1], [b, 1], [a, 2]]);
    expect(await code(finance.approveWhiteList(test.db, act(suzhou), first, { entryIds: [await idOf(a!)], list: true, reason: null }))).toBe('WHITE_LIST_STEP_WRONG');
    await finance.reviewWhiteList(test.db, act(centre), first, { entryIds: null, keep: true, reason: null });
    const approve = async (actor: Actor, firmId: string, list = true, reason: string | null = null) => code(finance.approveWhiteList(test.db, act(actor), first, { entryIds: [await idOf(firmId)], list, reason }));
    expect(await approve(wuxi, a!)).toBe('FORBIDDEN');
    expect(await approve(centre, a!)).toBe('FORBIDDEN');
    // One who holds both posts has reviewed, and so does not approve.
    const both = { ...centre, assignments: [...centre.assignments, ...suzhou.assignments] };
    expect(await approve(both, a!)).toBe('WHITE_LIST_SAME_PERSON');
    expect(await approve(suzhou, b!, false)).toBe('REASON_NEEDED');
    const at = await Promise.all([approve(suzhou, a!), approve(person(6, 'city-officer', undefined, [SUZHOU]), a!)]);
    expect(at.toSorted()).toEqual(['WHITE_LIST_STEP_WRONG', 'no problem']);
    expect([await approve(suzhou, b!), await approve(wuxi, elsewhere!)]).toEqual(['no problem', 'no problem']);
    expect((await entries(auditor, first)).find((e) => e.enterpriseId === a)!.steps.map((s) => [s.state, s.byName])).toEqual([['CANDIDATE', '人员1'], ['SCORED', '人员1'], ['REVIEWED', '人员1'], ['LISTED', expect.stringMatching(/人员[26]/)]]);
    expect((await entries(suzhou, first)).some((e) => e.city !== SUZHOU)).toBe(false);
    expect((await call(secretary, 'GET', `/api/finance/white-list/editions/${first}/entries`)).status).toBe(403);
  });

  it('the daily check strikes off with the reason, once a day and from several places at once only once', async () => {
    on('2026-03-03');
    firms.set(a!, { ...firms.get(a!)!, facts: { ...qualified, badRecord: fact(true) } });
    const left = await Promise.all([finance.checkListed(test.db, now), finance.checkListed(test.db, now)]);
    expect(left.toSorted()).toEqual([0, 1]);
    expect((await entries(suzhou, first)).find((e) => e.enterpriseId === a)).toMatchObject({ state: 'DELISTED', trigger: { id: 'DISHONESTY' }, endedOn: '2026-03-03', steps: expect.arrayContaining([expect.objectContaining({ byName: '平台每日核查', trigger: 'DISHONESTY' })]) });
    const bEntry = (await entries(suzhou, first)).find((e) => e.enterpriseId === b)!;
    expect(await code(finance.delist(test.db, act(wuxi), bEntry.id, { trigger: 'FALSE_DATA', reason: '发现虚假材料' }))).toBe('FORBIDDEN');
    expect(await code(finance.delist(test.db, act(suzhou), bEntry.id, { trigger: 'WHIM', reason: '发现虚假材料' }))).toBe('WHITE_LIST_TRIGGER_UNKNOWN');
    await finance.delist(test.db, act(suzhou), bEntry.id, { trigger: 'FALSE_DATA', reason: '发现虚假材料' });
    expect(await code(finance.delist(test.db, act(suzhou), bEntry.id, { trigger: 'FALSE_DATA', reason: '发现虚假材料' }))).toBe('WHITE_LIST_STEP_WRONG');
  });

  it('is renewed a year later where the rule still holds; false data bars a firm, and who is not renewed leaves', async () => {
    on('2027-02-20');
    for (const [id, known] of firms) firms.set(id, { ...known, lastUpdate: '2027-01-10' });
    const { id, candidates } = await finance.openWhiteList(test.db, act(centre));
    expect([candidates, await stateOf(id, b!), await stateOf(id, elsewhere!)]).toEqual([1, 'NOT_MET', 'CANDIDATE']);
    await finance.scoreWhiteList(test.db, act(centre), id);
    await finance.reviewWhiteList(test.db, act(centre), id, { entryIds: null, keep: true, reason: null });
    const [waiting] = await finance.reviewedEntries(test.db.sql, id);
    expect(await finance.approveWhiteList(test.db, act(wuxi), id, { entryIds: [waiting!.id], list: true, reason: null })).toEqual({ listed: 0, renewed: 1, refused: 0 });
    expect([await stateOf(first, elsewhere!), await stateOf(id, elsewhere!)]).toEqual(['SUPERSEDED', 'RENEWED']);
    on('2028-05-01');
    firms.set(elsewhere!, { ...firms.get(elsewhere!)!, lastUpdate: '2028-04-01' });
    await finance.checkListed(test.db, now);
    expect((await entries(wuxi, id)).find((e) => e.enterpriseId === elsewhere)).toMatchObject({ state: 'DELISTED', trigger: { id: 'NOT_RENEWED' } });
    on('2026-03-04');
  });
});

describe('consent', () => {
  it('lets the named bank read exactly the chosen fields while it runs, and the firm sees each read', async () => {
    const firmId = firm(20);
    expect((await call<{ items: unknown[] }>(banker, 'GET', '/api/finance/consents')).body.items).toEqual([]);
    const { id } = await consent(20);
    const read = (actor: Actor, consentId = id) => call<{ values: { id: string; value: unknown }[] }>(actor, 'POST', `/api/finance/consents/${consentId}/reads`);
    const { body } = await read(banker);
    expect(body.values.map((v) => [v.id, v.value])).toEqual([['LISTING', false], ['revenueLastYear', 3200]]);
    expect(JSON.stringify(body)).not.toContain('41');
    for (const actor of [otherBanker]) expect((await read(actor)).status).toBe(404);
    for (const actor of [suzhou, centre, auditor, member(20)]) expect((await read(actor)).status).toBe(403);
    expect((await call<{ items: unknown[] }>(otherBanker, 'GET', '/api/finance/consents')).body.items).toEqual([]);
    const own = async (n: number) => (await call<{ consents: { id: string; state: string; reads: { byName: string; fields: { id: string }[] }[] }[] }>(member(n), 'GET', '/api/finance/own-credit')).body.consents;
    expect((await own(20))[0]!.reads).toMatchObject([{ byName: '人员11', fields: [{ id: 'LISTING' }, { id: 'revenueLastYear' }] }]);
    on('2027-01-01');
    expect((await read(banker)).status).toBe(404);
    expect((await own(20))[0]).toMatchObject({ state: 'ENDED', reads: [{}] });
    on('2026-03-04');
    firm(21);
    expect(await code(finance.withdrawConsent(test.db, act(member(21)), id))).toBe('NOT_FOUND');
    await finance.withdrawConsent(test.db, act(member(20)), id);
    expect((await read(banker)).status).toBe(404);
    const ended = await call<{ items: BankConsent[] }>(banker, 'GET', '/api/finance/consents?standing=OVER');
    expect(ended.body.items.map((c) => [c.id, c.firmName, c.state])).toEqual([[id, null, 'WITHDRAWN']]);
    expect(await code(finance.withdrawConsent(test.db, act(member(20)), id))).toBe('CONSENT_WITHDRAWN');
    expect(firms.has(firmId)).toBe(true);
  });

  it('has an end within a year, a known purpose, known fields and a bank; a firm without a dossier cannot give one', async () => {
    const answers = [consent(20, { until: '2027-03-04' }), consent(20, { until: '2026-03-03' }), consent(20, { purpose: 'WHIM' }), consent(20, { fields: ['debtRatio'] }), consent(20, { bankId: uuid(9) }), consent(77)].map(code);
    expect(await Promise.all(answers)).toEqual(['CONSENT_PERIOD', 'CONSENT_PERIOD', 'CONSENT_PURPOSE_UNKNOWN', 'CONSENT_FIELD_UNKNOWN', 'CONSENT_BANK_UNKNOWN', 'FIRM_WITHOUT_DOSSIER']);
    expect(await code(finance.grantConsent(test.db, act(banker), { bankId: BANKS[0], purpose: 'CREDIT', fields: ['LISTING'], from: '2026-03-04', until: '2026-04-04' }))).toBe('FORBIDDEN');
  });

  it('withdrawn while a bank reads: whoever is first is served, no read is unlogged, none comes after', async () => {
    for (let round = 0; round < 6; round++) {
      firm(30 + round);
      const { id } = await consent(30 + round);
      const read = () => code(finance.readConsented(test.db, act(banker), id));
      const withdraw = () => code(finance.withdrawConsent(test.db, act(member(30 + round)), id));
      const answers = await Promise.all([read(), round % 2 ? withdraw() : read(), round % 2 ? read() : withdraw(), read()]);
      const served = answers.filter((c) => c === 'no problem').length - 1;
      const { body } = await call<{ consents: { reads: unknown[] }[] }>(member(30 + round), 'GET', '/api/finance/own-credit');
      expect(body.consents[0]!.reads).toHaveLength(served);
      expect(answers.filter((c) => c === 'NOT_FOUND')).toHaveLength(3 - served);
      expect(await read()).toBe('NOT_FOUND');
    }
  });
});

describe('the answer of a bank', () => {
  const terms = { amountFen: 300_000_000, rateBp: 345, termMonths: 12 };
  const filing = (n: number, contractNumber: string) => finance.fileLoan(test.db, act(banker), {
    product: 'suzhidai', bankId: BANKS[0], firmName: `示例企业${n}`, firmCreditCode: firms.get(uuid(n))!.code, region: SUZHOU, contractNumber, amountFen: 300_000_000, rateBp: 345, lprBp: 300, approvedOn: '2026-03-04', dueOn: '2027-03-04', firstLoan: true,
  });

  it('is given with its terms or with a reason of the pack, and only under a consent that runs', async () => {
    firm(40);
    const { id } = await consent(40);
    expect((await call(banker, 'POST', `/api/finance/consents/${id}/answers`, { kind: 'DECLINED', reason: 'CASH_FLOW', note: '' })).status).toBe(400);
    expect(await code(finance.answerConsent(test.db, act(banker), id, { kind: 'DECLINED', reason: 'WHIM', note: '现金流不足' }))).toBe('DECLINE_REASON_UNKNOWN');
    await finance.answerConsent(test.db, act(banker), id, { kind: 'DECLINED', reason: 'CASH_FLOW', note: '现金流不足' });
    now = new Date(now.getTime() + 60_000);
    await finance.answerConsent(test.db, act(banker), id, { kind: 'OFFERED', ...terms, note: null });
    const { body } = await call<{ consents: { answers: object[] }[] }>(member(40), 'GET', '/api/finance/own-credit');
    expect(body.consents[0]!.answers).toMatchObject([{ kind: 'DECLINED', reason: { id: 'CASH_FLOW' }, note: '现金流不足' }, { kind: 'OFFERED', amountFen: 300_000_000 }]);
    for (const actor of [otherBanker]) expect(await code(finance.answerConsent(test.db, act(actor), id, { kind: 'OFFERED', ...terms, note: null }))).toBe('NOT_FOUND');
    await finance.withdrawConsent(test.db, act(member(40)), id);
    expect(await code(finance.answerConsent(test.db, act(banker), id, { kind: 'OFFERED', ...terms, note: null }))).toBe('NOT_FOUND');
  });

  it('a loan links a filing of the bank’s own, once; whether it is the first is judged by record and statement', async () => {
    firm(41);
    firm(42);
    await finance.declareLoans(test.db, act(member(41)), { everBorrowed: false });
    const [own, foreign] = [(await filing(41, 'JK-41')).id, (await filing(42, 'JK-42')).id];
    expect(await code(finance.declareLoans(test.db, act(member(41)), { everBorrowed: false }))).toBe('LOAN_ON_RECORD');
    const { id } = await consent(41);
    const lent = (loanId: string | null, more: object = {}) => finance.answerConsent(test.db, act(banker), id, { kind: 'LENT', loanId, amountFen: null, rateBp: null, termMonths: null, note: null, ...more });
    expect([await code(lent(foreign)), await code(lent(null))]).toEqual(['LOAN_OF_ANOTHER', 'LOAN_TERMS_NEEDED']);
    expect((await lent(own)).firstLoan).toBe('FIRST');
    expect(await code(lent(own))).toBe('LOAN_ANSWERED');
    expect((await lent(null, terms)).firstLoan).toBe('NOT_FIRST');
    expect(await code(finance.answerConsent(test.db, act(banker), id, { kind: 'OFFERED', ...terms, note: null }))).toBe('CONSENT_LENT');
    const { body } = await call<{ tiers: object[]; loansOnRecord: number }>(member(41), 'GET', '/api/finance/own-credit');
    expect(body.tiers).toMatchObject([{ product: 'suzhidai', balanceFen: 300_000_000, tiers: [{ fundSharePpm: 800_000, furtherUpToFen: 700_000_000 }, { fundSharePpm: 500_000, furtherUpToFen: 2_700_000_000 }] }, { product: 'sukedai', balanceFen: 0 }]);
  });

  it('two banks that lend at once: one of the two loans is the first', async () => {
    firm(43);
    await finance.declareLoans(test.db, act(member(43)), { everBorrowed: false });
    const [one, two] = [(await consent(43)).id, (await consent(43, { bankId: BANKS[1] })).id];
    const lend = (actor: Actor, id: string) => finance.answerConsent(test.db, act(actor), id, { kind: 'LENT', loanId: null, ...terms, note: null });
    const answers = await Promise.all([lend(banker, one), lend(otherBanker, two)]);
    expect(answers.map((a) => a.firstLoan).toSorted()).toEqual(['FIRST', 'NOT_FIRST']);
  });

  it('the statistics hide a handful of firms, and show what is no handful', async () => {
    for (let n = 50; n < 56; n++) {
      firm(n);
      await finance.declareLoans(test.db, act(member(n)), { everBorrowed: false });
      await finance.answerConsent(test.db, act(otherBanker), (await consent(n, { bankId: BANKS[1] })).id, { kind: 'LENT', loanId: null, ...terms, note: null });
    }
    firm(56);
    await finance.answerConsent(test.db, act(banker), (await consent(56)).id, { kind: 'DECLINED', reason: 'COLLATERAL', note: '担保不足' });
    const { body, status } = await call<CreditStatistics>(secretary, 'GET', '/api/finance/credit-statistics');
    expect(status).toBe(200);
    expect(body.cities.find((c) => c.code === SUZHOU)).toMatchObject({ declined: null, consents: 10, lent: 10, first: null, notFirst: null, unknownFirst: 0, firstSharePpm: null });
    expect(body.declines.find((d) => d.id === 'COLLATERAL')!.count).toBeNull();
    // The other bank has a handful; shown beside the total of the cities, the seven of this one would tell how many.
    expect(body.banks.find((c) => c.id === BANKS[1])).toMatchObject({ consents: null, declined: 0, lent: null });
    expect(body.banks.find((c) => c.id === BANKS[0])).toMatchObject({ consents: null, lent: null });
    expect(body.cities.find((c) => c.code === WUXI)).toMatchObject({ listed: 0, lent: 0, firstSharePpm: null });
    for (let n = 57; n < 62; n++) {
      firm(n);
      await finance.declareLoans(test.db, act(member(n)), { everBorrowed: false });
      await finance.answerConsent(test.db, act(banker), (await consent(n)).id, { kind: 'LENT', loanId: null, ...terms, note: null });
    }
    const { body: later } = await call<CreditStatistics>(secretary, 'GET', '/api/finance/credit-statistics');
    expect(later.banks.map((b) => b.lent).toSorted()).toEqual([7, 8]);
    expect(later.banks.find((c) => c.id === BANKS[1])).toMatchObject({ consents: 7, declined: 0, lent: 7 });
    for (const actor of [banker, member(50)]) expect((await call(actor, 'GET', '/api/finance/credit-statistics')).status).toBe(403);
    await expect(test.db.sql.deleteFrom('finance.consent_read').execute()).rejects.toThrow(/never changed/);
  });
});

describe('a firm that ends or moves', () => {
  it('leaves the list with the reason, or is answered for by its new city, whether it is listed or waits', async () => {
    on('2029-03-01');
    firms.clear();
    const [ends, moves, waits, leaves] = [21, 22, 23, 24].map((n) => firm(n, { lastUpdate: '2029-02-01', pointsCents: 6000 + n }));
    const { id } = await finance.openWhiteList(test.db, act(centre));
    await finance.scoreWhiteList(test.db, act(centre), id);
    await finance.reviewWhiteList(test.db, act(centre), id, { entryIds: null, keep: true, reason: null });
    const entryOf = async (firmId: string, actor = auditor): Promise<WhiteListEntry | undefined> => (await entries(actor, id)).find((e) => e.enterpriseId === firmId);
    await finance.approveWhiteList(test.db, act(suzhou), id, { entryIds: [(await entryOf(ends!))!.id, (await entryOf(moves!))!.id], list: true, reason: null });
    const [assignment] = suzhou.assignments;
    const [closed, moved] = ['企业已于 2029-03-01 注销（通知书）', '企业已于 2029-03-01 迁至无锡（迁移函）'];
    for (const enterpriseId of [ends!, leaves!]) await inTransaction(test.db, (tx) => finance.firmClosed(tx, act(suzhou), { enterpriseId, reason: closed, assignment: assignment! }));
    for (const enterpriseId of [moves!, waits!]) await inTransaction(test.db, (tx) => finance.firmMoved(tx, act(suzhou), { enterpriseId, toCity: WUXI, reason: moved, assignment: assignment! }));
    expect(await entryOf(ends!)).toMatchObject({ state: 'DELISTED', trigger: { id: 'CLOSED' }, endedOn: '2029-03-01' });
    expect((await entryOf(ends!))!.steps.at(-1)).toMatchObject({ reason: closed, byName: '人员2' });
    expect(await entryOf(leaves!)).toMatchObject({ state: 'REFUSED', trigger: { id: 'CLOSED' } });
    expect(await entryOf(moves!)).toMatchObject({ state: 'LISTED', city: WUXI, listedOn: '2029-03-01' });
    expect((await entryOf(moves!))!.steps.at(-1)).toMatchObject({ state: 'LISTED', reason: moved });
    expect([await entryOf(moves!, suzhou), (await entryOf(waits!, wuxi))?.state]).toEqual([undefined, 'REVIEWED']);
    const approve = async (actor: Actor) => code(finance.approveWhiteList(test.db, act(actor), id, { entryIds: [(await entryOf(waits!))!.id], list: true, reason: null }));
    expect([await approve(suzhou), await approve(wuxi)]).toEqual(['FORBIDDEN', 'no problem']);
  });
});

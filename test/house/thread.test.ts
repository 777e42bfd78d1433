import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit, verifyAudit } from '../../src/kernel/audit/index.ts';
import type { TestDatabase } from '../../src/kernel/db/testing.ts';
import { startApp } from '../../src/main.ts';
import type { App } from '../../src/main/serve.ts';
import { demonstrationForApp, forApp } from '../setup/demonstration.ts';
import { ApiRefusal, type Person, signIn } from './http-client.ts';

/**
 * The main job over the API, from the firm's problem to the plan page, on a small demonstration. One story, told in
 * order: each step rests on the one before.
 */
let app: App;
let database: TestDatabase;
const people = new Map<string, Person>();
const as = (login: string): Person => people.get(login)!;
const story: Record<string, string> = {};
const PRICE = 80_000_000;

beforeAll(async () => {
  database = await demonstrationForApp();
  app = await startApp({ ...forApp, databaseUrl: database.url });
  for (const login of ['firm', 'park', 'university', 'university-lead', 'clerk', 'reviewer', 'reviewer2', 'city', 'auditor']) {
    people.set(login, await signIn(app.url, login, 'innomatrix-demo'));
  }
  for (let ready = false; !ready; ) ready = (await fetch(`${app.url}/api/health`)).ok;
}, 180_000);
afterAll(async () => {
  await app?.stop();
  await database?.drop();
});

const refusal = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt;
    return 'accepted';
  } catch (error) {
    if (error instanceof ApiRefusal) return error.code;
    throw error;
  }
};
const today = async (): Promise<string> => (await as('firm').get('/api/demo')).clock.now.slice(0, 10);

describe('from a technical problem to turnover', () => {
  it('1 the check-up tells the firm what is unclear in a vague demand', async () => {
    const vague = await as('firm').post('/api/market/demands/check-up', { title: '提升产品性能', problem: '希望大幅提升产品性能，尽快解决。' });
    const open = vague.items.filter((i: { status: string }) => i.status !== 'clear').map((i: { aspect: string }) => i.aspect);
    expect(open).toEqual(expect.arrayContaining(['presentValue', 'targetValue', 'testMethod']));
  });

  it('2 a park officer verifies and publishes it; another firm’s officer cannot, nor the firm itself', async () => {
    const me = await as('firm').get('/api/me');
    const demand = await as('firm').post('/api/market/demands', {
      organisationId: me.assignments[0].organisationId,
      title: '碳化硅陶瓷基板抗弯强度提升技术',
      problem: '碳化硅陶瓷基板现有抗弯强度420MPa，希望达到600MPa以上，可采用放电等离子烧结或梯度热处理，单件成本上升不超过10%。',
      constraints: '不更换现有烧结炉',
      budgetFen: 120_000_000,
      deadline: '2027-12-31',
      indicators: [{ name: '抗弯强度', present: '420', operator: 'AT_LEAST', target: '600', unit: 'MPa', testMethod: 'GB/T 6569' }],
    });
    story.demand = demand.id;
    story.demandCase = (await as('firm').post(`/api/market/demands/${demand.id}/submit`, { truthful: true })).caseId;
    const verification = { manner: 'VISIT', verifiedOn: await today(), finding: '已上门核实，情况属实。' };
    expect(await refusal(as('firm').act(story.demandCase!, 'verify', verification))).toBe('ACTION_FORBIDDEN');
    await as('park').act(story.demandCase!, 'verify', verification);
    await as('park').act(story.demandCase!, 'publish', { disclosure: 'NAMED' });
    expect((await as('firm').get(`/api/market/demands/${demand.id}`)).status).toBe('PUBLISHED');
  });

  it('3 the library answers with ranked results, each with a level and the places that speak for it', async () => {
    const { matches, demandText } = await as('firm').get(`/api/market/demands/${story.demand}/matches?top=20`);
    expect(matches.length).toBeGreaterThan(3);
    for (const m of matches.slice(0, 3)) {
      expect(['strong', 'fair', 'weak']).toContain(m.level);
      const shown = m.spans.title.concat(m.spans.abstract);
      expect(shown.length).toBeGreaterThan(0);
      for (const s of m.spans.demand) expect(demandText.slice(s.start, s.end).trim()).not.toBe('');
    }
    expect(matches[0].result.title).toContain('碳化硅');
    const own = matches.find((m: { result: { jobResult: boolean } }) => m.result.jobResult);
    story.result = own.result.id;
  });

  it('4 the firm asks, the university answers; a stranger sees nothing of the talk', async () => {
    const talk = await as('firm').post('/api/market/talks', { demandId: story.demand, resultId: story.result, message: '想了解贵单位的成果。' });
    story.talk = talk.id;
    expect((await as('university').post(`/api/market/talks/${talk.id}/answer`, { accept: true, reason: '' })).status).toBe('OPEN');
    expect(await refusal(as('clerk').get(`/api/market/talks/${talk.id}`))).toBe('FORBIDDEN');
  });

  it('5 both confirm a price, which is published for fifteen days before it can be fixed', async () => {
    const open = await as('university').get(`/api/market/talks/${story.talk}`);
    const terms = { contractType: 'LICENCE_PATENT', pricingMode: 'NEGOTIATED', priceFen: PRICE, paymentMode: 'LUMP_SUM', scope: '普通许可，五年', relatedParties: false };
    const proposed = await as('university').post(`/api/market/talks/${story.talk}/terms`, { version: open.version, terms });
    const agreed = await as('firm').post(`/api/market/talks/${story.talk}/confirm`, { termsVersion: proposed.terms.at(-1).version });
    story.pricing = agreed.pricingCaseId;
    expect(await refusal(as('university').post(`/api/deals/talks/${story.talk}/contract`))).toBe('DEAL_PRICE_NOT_FIXED');

    await as('university').act(story.pricing!, 'propose', {
      resultName: '碳化硅陶瓷基板制备技术', resultAbstract: '采用新工艺制备碳化硅陶瓷基板，强度提高。', buyer: agreed.buyer.name, mode: 'LICENCE_ORDINARY',
      scope: '普通许可，五年', proposedPriceFen: PRICE, relatedParty: false, basis: 'NEGOTIATION', basisNote: '双方协商',
    });
    await as('university-lead').act(story.pricing!, 'approve', { meeting: '校长办公会', meetingOn: await today(), minutesNumber: '2026-18', unitRule: '成果转化管理办法（2025）' });
    await as('university').act(story.pricing!, 'publishNotice', { unitPlace: '学校主页公告栏', unitPosted: true, contact: '陈老师 025-00000000' });
    expect(await refusal(as('university').act(story.pricing!, 'fixPrice'))).toBe('ACTION_NOT_POSSIBLE');
    await as('firm').post('/api/demo/clock', { days: 14 });
    expect(await refusal(as('university').act(story.pricing!, 'fixPrice'))).toBe('ACTION_NOT_POSSIBLE');
  });

  it('5b an objection stops the price until the unit has answered it', async () => {
    // Anyone signed in may object from the public notice, without the right to read the case.
    const objecting = { text: '建议说明定价依据，价格明显低于同类技术。', telephone: '0510-0000000' };
    await as('city').post(`/api/cases/${story.pricing}/actions/object`, { expectedSeq: null, data: objecting, reason: null });
    await as('firm').post('/api/demo/clock', { days: 12 });
    expect(await refusal(as('university').act(story.pricing!, 'fixPrice'))).toBe('ACTION_NOT_POSSIBLE');
    const page = await as('university-lead').get(`/api/cases/${story.pricing}`);
    const objection = page.evaluation.notices[0].objections[0].seq;
    await as('university-lead').act(story.pricing!, 'dismissObjection', { objection, answer: '已核对三项可比交易，价格在合理区间。' });
    await as('university').act(story.pricing!, 'fixPrice');
    expect((await as('firm').get(`/api/market/talks/${story.talk}`)).status).toBe('PRICE_FIXED');
  });

  it('6 the contract is entered from the talk and registered through acceptance and two different reviewers', async () => {
    const year = (await today()).slice(0, 4);
    const before = (await as('firm').get(`/api/contracts/turnover?year=${year}`)).zone.outputFen;
    const entered = await as('university').post(`/api/deals/talks/${story.talk}/contract`);
    story.contract = entered.contractId;
    const contract = await as('university').get(`/api/contracts/${story.contract}`);
    if (contract.missing.length > 0) {
      expect(contract.missing.map((m: { field: string }) => m.field)).toEqual(['intellectualProperty']);
      await as('university').put(`/api/contracts/${story.contract}`, { ...contract, intellectualProperty: [{ kind: 'knowHow', number: '烧结工艺参数包' }] });
    }
    expect(contract.contractAmountFen).toBe(PRICE);
    expect(await refusal(as('university').post(`/api/deals/talks/${story.talk}/contract`))).not.toBe('accepted');

    const caseId = entered.caseId;
    await as('university').act(caseId, 'submit', { solePlace: true, truthful: true });
    await as('clerk').act(caseId, 'accept');
    const review = { technologyContract: 'YES', contractType: 'LICENCE_PATENT', contractAmountFen: PRICE, technologyTransactionAmountFen: PRICE, opinion: '属于技术许可合同' };
    await as('clerk').act(caseId, 'reviewFirst', review);
    expect(await refusal(as('clerk').act(caseId, 'reviewSecond', review))).toBe('ACTION_FORBIDDEN');
    await as('reviewer').act(caseId, 'reviewSecond', review);
    await as('reviewer2').act(caseId, 'register');
    const after = (await as('firm').get(`/api/contracts/turnover?year=${(await today()).slice(0, 4)}`)).zone.outputFen;
    expect(after - before).toBe(PRICE);
  });

  it('7 a number and a certificate come out, the same bytes each time, and anyone can verify the number', async () => {
    const contract = await as('firm').get(`/api/contracts/${story.contract}`);
    expect(contract.registrationNumber).toMatch(/^\d{19}$/);
    const [first, second] = [await as('firm').get(`/api/contracts/${story.contract}/certificate`), await as('firm').get(`/api/contracts/${story.contract}/certificate`)];
    expect(first.slice(0, 5)).toBe('%PDF-');
    expect(second).toBe(first);
    const verified = await (await fetch(`${app.url}/api/registrations/${contract.registrationNumber}`)).json();
    expect(verified).toMatchObject({ number: contract.registrationNumber, status: 'REGISTERED' });
    expect((await as('firm').get(`/api/market/demands/${story.demand}`)).status).toBe('CONTRACTED');
  });

  it('8 output moves where the seller is, absorption where the buyer is', async () => {
    const contract = await as('firm').get(`/api/contracts/${story.contract}`);
    const [seller, buyer] = ['seller', 'buyer'].map((s) => contract.parties.find((p: { side: string }) => p.side === s).region);
    const { regions } = await as('firm').get(`/api/contracts/turnover?year=${contract.registeredOn.slice(0, 4)}`);
    const of = (code: string) => regions.find((r: { region: string }) => r.region === code);
    expect(of(seller).outputFen).toBeGreaterThanOrEqual(PRICE);
    expect(of(buyer).absorptionFen).toBeGreaterThanOrEqual(PRICE);
  });

  it('9 the plan shows turnover beside its 2025 target, with the clause, for anyone', async () => {
    const { targets } = await (await fetch(`${app.url}/api/plan/targets`)).json();
    const turnover = targets.find((t: { id: string }) => t.id.startsWith('002-TECH_CONTRACT-SUNAN-2025'));
    expect(turnover).toMatchObject({ year: 2025, document: { id: '002' } });
    expect(turnover.clause).not.toBe('');
    const uses = (await (await fetch(`${app.url}/api/policy/documents/002`)).json()).uses as { to: string }[];
    expect(uses.some((u) => u.to.includes(encodeURIComponent(turnover.id)))).toBe(true);
  });

  it('every step is in the audit chain, and the chain is sound', async () => {
    await sealAudit(database.db, new Date('2030-01-01T00:00:00Z'));
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
    const { items } = await as('auditor').get('/api/audit/entries?pageSize=200');
    const actions = new Set(items.map((e: { action: string }) => e.action));
    for (const step of ['procedure.demand-publication.publish', 'procedure.pricing-notice.fixPrice', 'contracts.contract.created', 'procedure.contract-registration.register']) {
      expect(actions).toContain(step);
    }
  });
});

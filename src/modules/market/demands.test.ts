import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../kernel/audit/index.ts';
import { openPack } from '../../kernel/base/pack.ts';
import type { Problem } from '../../kernel/base/problem.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import type { Actor, Organisation } from '../../kernel/identity/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { closeDemandCase } from './commands/close-demand.ts';
import { createDemandDraft } from './commands/create-demand.ts';
import { addFollowUp, askVisitor, recordVisit, settleFollowUp, triageDemand } from './commands/demand-desk.ts';
import { handInDemand } from './commands/submit-demand.ts';
import { updateDemandDraft } from './commands/update-demand.ts';
import { demandDraft } from './contract/demand.ts';
import { readDesks } from './desks.ts';
import { readDesk, readFunnel } from './queries/demand-desk.ts';
import { funnelWorkbook } from './queries/funnel-workbook.ts';
import { getDemandView } from './queries/get-demand.ts';
import { listDemandViews } from './queries/list-demands.ts';
import { DEMAND, marketHouse, type MarketHouse, marketMigrations, NOW } from './testing/market-house.ts';

const DESKS = readDesks(openPack(path.join(packageRoot, 'packs/sunan')));

let test: TestDatabase;
let house: MarketHouse;
let firm: Organisation;
let member: Actor;
let rival: Actor;
let officer: Actor;
let farOfficer: Actor;
let secretary: Actor;
let transferOfficer: Actor;

beforeAll(async () => {
  test = await createTestDatabase(marketMigrations);
  house = await marketHouse(test.db);
  firm = await house.organisation('无锡锐切工具有限公司', 'firm');
  const park = await house.organisation('无锡高新区管委会', 'park');
  member = house.person('firm-member', firm);
  rival = house.person('firm-member', await house.organisation('苏州对手刀具有限公司', 'firm', { region: '320500', park: 'P03' }));
  officer = house.person('park-officer', park, { regions: ['320200'], parks: ['P04'] });
  farOfficer = house.person('park-officer', park, { regions: ['320100'], parks: ['P01'] });
  secretary = house.person('secretariat', await house.organisation('秘书处', 'government'));
  transferOfficer = house.person('transfer-officer', await house.organisation('南京某大学', 'university', { region: '320100' }));
});
afterAll(() => test?.drop());

const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const sees = (actor: Actor | undefined, id: string): Promise<string> => code(getDemandView(test.db.sql, actor, id));
const query = { page: 1, pageSize: 50, scope: 'public' as const };

describe('a draft', () => {
  it('is seen by its own firm and by nobody else, whatever their reach', async () => {
    const id = await house.draftDemand(member);
    expect(await sees(member, id)).toBe('no problem');
    for (const other of [undefined, rival, officer, secretary, transferOfficer]) expect(await sees(other, id)).toBe('NOT_FOUND');
    const lists = await Promise.all([
      listDemandViews(test.db.sql, secretary, { ...query, scope: 'jurisdiction' }),
      listDemandViews(test.db.sql, rival, { ...query, scope: 'mine' }),
      listDemandViews(test.db.sql, undefined, query),
    ]);
    expect(lists.flatMap((l) => l.items.map((d) => d.id))).not.toContain(id);
  });

  it('is written only by somebody who may write for a firm', async () => {
    const draft = demandDraft.parse(DEMAND);
    expect(await code(createDemandDraft(test.db, house.act(undefined), house.identity, draft, undefined))).toBe('SIGN_IN_REQUIRED');
    expect(await code(createDemandDraft(test.db, house.act(officer), house.identity, draft, undefined))).toBe('FORBIDDEN');
    expect(await code(createDemandDraft(test.db, house.act(rival), house.identity, draft, firm.id))).toBe('FORBIDDEN');
  });

  it('saved by two people keeps the first and tells the second', async () => {
    const id = await house.draftDemand(member);
    const save = (title: string): Promise<void> => updateDemandDraft(test.db, house.act(member), id, 1, demandDraft.parse({ ...DEMAND, title }));
    const outcomes = await Promise.all([code(save('第一位的标题文字')), code(save('第二位的标题文字'))]);
    expect(outcomes.sort()).toEqual(['DEMAND_CHANGED_MEANWHILE', 'no problem']);
  });

  it('cannot be saved by another firm', async () => {
    const id = await house.draftDemand(member);
    expect(await code(updateDemandDraft(test.db, house.act(rival), id, 1, demandDraft.parse(DEMAND)))).toBe('NOT_FOUND');
  });
});

describe('handing in', () => {
  it('opens the publication case with the firm as party and makes the demand visible to its park alone', async () => {
    const id = await house.draftDemand(member);
    await handInDemand(test.db, house.act(member), house.procedure, id, { truthful: true });
    const view = await getDemandView(test.db.sql, officer, id);
    expect(view).toMatchObject({ status: 'SUBMITTED', organisationName: firm.nameZh, full: true });
    const [opened] = await house.engine.casesOf(test.db.sql, { kind: 'market.demand', id });
    expect(opened).toMatchObject({ id: view.caseId, region: '320200', park: 'P04', parties: { firm: [{ organisationId: firm.id }] } });
    for (const other of [undefined, rival, farOfficer, transferOfficer]) expect(await sees(other, id)).toBe('NOT_FOUND');
    expect(await sees(secretary, id)).toBe('no problem');
  });

  it('is refused with reasons while the demand does not say what it is about', async () => {
    const id = await house.draftDemand(member, { title: '技术', problem: '希望合作。' });
    const refusal = await handInDemand(test.db, house.act(member), house.procedure, id, { truthful: true }).catch((e: Problem) => e);
    expect((refusal as Problem).code).toBe('GUARD_REFUSED');
    expect(JSON.stringify((refusal as Problem).details.map((d) => d.zh))).toContain('标题太短');
    expect((await house.market.findDemand(test.db.sql, id))!).toMatchObject({ status: 'DRAFT', caseId: null });
  });

  it('goes on in the same case after the officer returned it', async () => {
    const id = await house.draftDemand(member);
    await handInDemand(test.db, house.act(member), house.procedure, id, { truthful: true });
    const { caseId } = (await house.market.findDemand(test.db.sql, id))!;
    await house.take(officer, caseId!, 'returnToFirm', {}, { reason: '请补充检测方法' });
    const returned = (await house.market.findDemand(test.db.sql, id))!;
    expect(returned.status).toBe('DRAFT');
    await updateDemandDraft(test.db, house.act(member), id, returned.version, demandDraft.parse({ ...DEMAND, title: '高速钢刀具涂层寿命翻倍' }));
    await handInDemand(test.db, house.act(member), house.procedure, id, { truthful: true });
    const cases = await house.engine.casesOf(test.db.sql, { kind: 'market.demand', id });
    expect(cases.map((c) => c.title)).toEqual(['高速钢刀具涂层寿命翻倍']);
  });

  it('cannot be done for another firm, nor twice', async () => {
    const id = await house.draftDemand(member);
    expect(await code(handInDemand(test.db, house.act(rival), house.procedure, id, { truthful: true }))).toBe('NOT_FOUND');
    await handInDemand(test.db, house.act(member), house.procedure, id, { truthful: true });
    expect(await code(handInDemand(test.db, house.act(member), house.procedure, id, { truthful: true }))).toBe('DEMAND_NOT_EDITABLE');
    expect(await code(updateDemandDraft(test.db, house.act(member), id, 2, demandDraft.parse(DEMAND)))).toBe('DEMAND_NOT_EDITABLE');
  });
});

describe('a published demand', () => {
  it('is open to everybody', async () => {
    const id = await house.publishDemand(member, officer);
    const view = await getDemandView(test.db.sql, undefined, id);
    expect(view).toMatchObject({ status: 'PUBLISHED', problem: DEMAND.problem, organisationName: firm.nameZh, caseId: null, may: { edit: false, submit: false } });
    expect((await listDemandViews(test.db.sql, undefined, { ...query, q: '涂层 耐磨' })).items.map((d) => d.id)).toContain(id);
  });

  it('is verified only by the officer of its place', async () => {
    const id = await house.draftDemand(member);
    await handInDemand(test.db, house.act(member), house.procedure, id, { truthful: true });
    const { caseId } = (await house.market.findDemand(test.db.sql, id))!;
    const verify = (who: Actor): Promise<void> => house.take(who, caseId!, 'verify', { manner: 'CALL', verifiedOn: '2026-03-03', finding: '电话核实属实' });
    for (const other of [member, rival, farOfficer, secretary]) expect(await code(verify(other))).toBe('ACTION_FORBIDDEN');
    await verify(officer);
  });

  it('hides details from others when it is internal, also from search', async () => {
    const id = await house.publishDemand(member, officer, { ...DEMAND, problem: '目前采用秘方甲乙丙工艺，寿命 45 min，要求 90 min 以上。', secrecy: 'INTERNAL' });
    const seen = await getDemandView(test.db.sql, rival, id);
    expect(seen).toMatchObject({ full: false, problem: '', budgetFen: null, indicators: [], contact: '', organisationName: null });
    expect(await getDemandView(test.db.sql, member, id)).toMatchObject({ full: true, problem: expect.stringContaining('秘方') });
    expect(await getDemandView(test.db.sql, officer, id)).toMatchObject({ full: true });
    expect((await listDemandViews(test.db.sql, undefined, { ...query, q: '秘方甲乙丙' })).total).toBe(0);
  });

  it('published without a name does not name the firm to others', async () => {
    const id = await house.publishDemand(member, officer, { ...DEMAND, contact: '王工 0510' }, 'ANONYMOUS');
    expect(await getDemandView(test.db.sql, rival, id)).toMatchObject({ full: true, organisationName: null, organisationId: null, contact: '' });
    expect(await getDemandView(test.db.sql, secretary, id)).toMatchObject({ organisationName: firm.nameZh });
  });

  it('is closed by its firm with a reason, and by no other', async () => {
    const id = await house.publishDemand(member, officer);
    const close = (who: Actor): Promise<void> => closeDemandCase(test.db, house.act(who), house.procedure, id, { reason: '已自行解决', solvedOtherwise: true });
    expect(await code(close(rival))).toBe('FORBIDDEN');
    await close(member);
    expect((await house.market.findDemand(test.db.sql, id))!.status).toBe('SOLVED_OTHERWISE');
    expect(await code(close(member))).toBe('DEMAND_NOT_OPEN');
    expect(await sees(rival, id)).toBe('NOT_FOUND');
  });

  it('every step stands in a sound audit chain', async () => {
    expect((await verifyAudit(test.db)).ok).toBe(true);
  });
});

describe('the demand desk', () => {
  const visit = { visitedOn: '2026-03-03', people: [{ name: '王工', organisation: '锐切工具' }], findings: '查看了刀具寿命记录，指标属实', attachments: ['寿命记录.pdf'], verdict: 'CONFIRMED' as const };

  it('lets a broker who was asked see and visit the demand, and verifies by a broker only on his record', async () => {
    const id = await house.draftDemand(member);
    await handInDemand(test.db, house.act(member), house.procedure, id, { truthful: true });
    const broker = house.person('broker', await house.organisation('无锡技术经纪公司', 'agency'));
    const other = house.person('broker', await house.organisation('常州技术经纪公司', 'agency'));
    house.brokers.set(broker.accountId, { accountId: broker.accountId, name: broker.displayName, organisation: '无锡技术经纪公司' });
    expect(await sees(broker, id)).toBe('NOT_FOUND');
    expect(await code(recordVisit(test.db, house.act(broker), id, visit))).toBe('NOT_FOUND');
    const { caseId } = (await house.market.findDemand(test.db.sql, id))!;
    const verify = (): Promise<void> => house.take(officer, caseId!, 'verify', { manner: 'BROKER', verifiedOn: '2026-03-03', finding: '经纪人走访属实' });
    expect(await code(verify())).toBe('GUARD_REFUSED');
    expect(await code(askVisitor(test.db, house.act(farOfficer), { practitioner: async (_h, b) => house.brokers.get(b), demandsOf: async () => [] }, id, broker.accountId))).toBe('NOT_FOUND');
    await house.market.askVisitor(test.db, house.act(officer), id, broker.accountId);
    expect([await sees(broker, id), await sees(other, id)]).toEqual(['no problem', 'NOT_FOUND']);
    await recordVisit(test.db, house.act(broker), id, { ...visit, verdict: 'NEEDS_WORK' });
    expect(await code(verify())).toBe('GUARD_REFUSED');
    await recordVisit(test.db, house.act(broker), id, visit);
    await verify();
    const desk = await readDesk(test.db.sql, officer, NOW, DESKS, id);
    expect(desk).toMatchObject({ visits: [{ verdict: 'NEEDS_WORK' }, { verdict: 'CONFIRMED', byKind: 'broker', attachments: ['寿命记录.pdf'] }], visitor: expect.stringContaining('无锡技术经纪公司') });
  });

  it('keeps the form of a verification as the record of a visit, every triage and the outcome with its reason', async () => {
    const id = await house.publishDemand(member, officer);
    await triageDemand(test.db, house.act(officer), id, { type: 'SERVICE', reason: '实为检测服务需求' });
    expect(await code(triageDemand(test.db, house.act(member), id, { type: 'TALENT', reason: '想改' }))).toBe('FORBIDDEN');
    await addFollowUp(test.db, house.act(officer), id, { dueOn: '2026-03-01', what: '回访检测结果' });
    await closeDemandCase(test.db, house.act(member), house.procedure, id, { reason: '已由本厂解决', solvedOtherwise: true });
    const desk = await readDesk(test.db.sql, officer, NOW, DESKS, id);
    expect(desk).toMatchObject({
      visits: [{ manner: 'VISIT', byKind: 'park', verdict: 'CONFIRMED' }], triage: [{ type: 'SERVICE' }], followUps: [{ late: true }], outcomes: [{ outcome: 'SOLVED_OTHERWISE', reason: '已由本厂解决' }],
    });
    expect((await house.market.findDemand(test.db.sql, id))!.type).toBe('SERVICE');
    const [followUp] = desk.followUps;
    expect(await code(settleFollowUp(test.db, house.act(member), followUp!.id, ''))).toBe('NOT_FOUND');
    await settleFollowUp(test.db, house.act(officer), followUp!.id, '已回访');
    expect(await code(readDesk(test.db.sql, rival, NOW, [], id))).toBe('NOT_FOUND');
  });

  it('counts the funnel of a period within the reader’s places, beside the period before', async () => {
    const directory = { practitioner: async () => undefined, demandsOf: async () => [] };
    const funnel = await readFunnel(test.db.sql, officer, NOW, directory, { from: '2026-03-01', until: '2026-03-31', against: 'previous' });
    const counts = Object.fromEntries(funnel.cohort.steps.map((s) => [s.step, s.count]));
    expect(counts['HANDED_IN']).toBe(funnel.cohort.demands);
    expect(counts['HANDED_IN']).toBeGreaterThan(counts['PUBLISHED']!);
    expect(counts['PUBLISHED']).toBeGreaterThan(0);
    expect(funnel.comparison).toMatchObject({ from: '2026-01-29', until: '2026-02-28', demands: 0 });
    expect((await readFunnel(test.db.sql, farOfficer, NOW, directory, { from: '2026-03-01', until: '2026-03-31', against: 'none' })).cohort.demands).toBe(0);
    expect((await readFunnel(test.db.sql, officer, NOW, directory, { from: '2026-03-01', until: '2026-03-31', against: 'none', brokerId: firm.id })).cohort.demands).toBe(0);
    expect((await funnelWorkbook(funnel, 'zh')).length).toBeGreaterThan(1000);
  });
});

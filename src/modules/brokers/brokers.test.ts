import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../kernel/audit/index.ts';
import { newId } from '../../kernel/base/id.ts';
import { openPack } from '../../kernel/base/pack.ts';
import type { Problem } from '../../kernel/base/problem.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { type Actor, createIdentity, loadRoles, type Organisation } from '../../kernel/identity/index.ts';
import { loadProcedureEngine, type ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { Act, BrokerParts, DealFacts, Publication } from './act.ts';
import { decideDispute, moveCard, raiseDispute } from './commands/mandates.ts';
import { draftCommission } from './commands/propose-commission.ts';
import type { RewardedContract } from './commands/propose-commission.ts';
import { movePractice } from './commands/register.ts';
import { changeSearch, runSearch } from './commands/searches.ts';
import { createBrokersModule, type BrokersModule } from './module.ts';
import { readCommissionRules } from './pack.ts';
import { readAlertList } from './queries/desk.ts';
import { readBroker, readByNumber, readRegister } from './queries/view-broker.ts';
import { readMandate } from './queries/view-mandate.ts';
import { insertPractice, noOf } from './store/brokers.ts';
import { replaceShares } from './store/mandates.ts';

const NOW = new Date('2026-03-02T02:00:00Z');
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const yuan = (n: number): number => n * 100;

let test: TestDatabase;
let brokers: BrokersModule;
let parts: BrokerParts;
let engine: ProcedureEngine;
let agency: Organisation;
let agency2: Organisation;
let firm: Organisation;
let clients: Actor;
let officer: Actor;
let centre: Actor;
const topics = new Map<string, Awaited<ReturnType<BrokerParts['findTopic']>>>();
const deals = new Map<string, DealFacts>();
let publications: Publication[] = [];
let people = 0;

const act = (actor: Actor | undefined, now = NOW): Act => ({ now, actor, requestId: 'test' });
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code ?? String(e));

function person(name: string, organisation: Organisation, grants: [string, 'own' | 'jurisdiction' | 'zone'][], regions: string[] = []): Actor {
  people += 1;
  return {
    accountId: `00000000-0000-7000-8000-${String(people).padStart(12, '0')}`, loginName: `p${people}`, displayName: name,
    assignments: [{ role: 'test', organisationId: organisation.id, organisationName: organisation.nameZh, regions, parks: [], grants: grants.map(([permission, reach]) => ({ permission, reach })) }],
  };
}

const brokerGrants: [string, 'own'][] = ['brokers.register.apply', 'brokers.desk.use', 'brokers.mandate.write'].map((p) => [p, 'own']);

async function registered(name: string, organisation = agency, options: { civilServant?: boolean; region?: string } = {}): Promise<{ actor: Actor; id: string }> {
  const actor = person(name, organisation, brokerGrants);
  const { id, caseId } = await brokers.applyAsBroker(test.db, act(actor), { organisationId: organisation.id, fields: ['新材料'], region: options.region ?? '320100', civilServant: options.civilServant ?? false, contact: '' });
  await brokers.addTraining(test.db, act(centre), id, { course: '技术经理人初级培训', hours: 24, endedOn: '2026-02-01', certificate: `P-${name}` });
  await take(centre, caseId, 'passTraining');
  await take(officer, caseId, 'register', { level: 'junior' });
  return { actor, id };
}

const take = (actor: Actor, caseId: string, action: string, data: Record<string, unknown> = {}, reason: string | null = null): Promise<unknown> =>
  inTransaction(test.db, async (tx) => {
    const { evaluation } = await engine.evaluateStored(tx.sql, caseId, NOW);
    return engine.act(tx, { caseId, action, data, reason, expectedSeq: evaluation.seq, actor, now: NOW, requestId: 'test' });
  });

function topic(kind: 'demand' | 'result' | 'talk' = 'demand'): string {
  const id = newId(NOW);
  topics.set(id, {
    title: '涂层寿命提升', demandId: kind === 'result' ? null : kind === 'demand' ? id : newId(NOW), resultId: kind === 'demand' ? null : kind === 'result' ? id : newId(NOW),
    talkId: kind === 'talk' ? id : null, client: { id: firm.id, name: firm.nameZh }, anonymous: false, region: '320100',
  });
  return id;
}

async function confirmed(broker: { actor: Actor; id: string }, subjectId: string, options: { subject?: 'demand' | 'result' | 'talk'; shares?: { brokerId: string; sharePpm: number }[]; rewardTo?: 'broker' | 'agency' } = {}): Promise<string> {
  const id = await brokers.proposeMandate(test.db, act(broker.actor), {
    subject: options.subject ?? 'demand', subjectId, rewardTo: options.rewardTo ?? 'broker', fromOn: '2026-03-02', shares: options.shares, evidence: { text: '三月二日走访并介绍成果', documents: ['走访记录.pdf'] },
  });
  await brokers.answerMandate(test.db, act(clients), id, { accept: true, reason: '' });
  return id;
}

function contract(demandId: string, receipts: readonly [string, number][], change: Partial<RewardedContract> = {}): RewardedContract {
  return {
    id: newId(NOW), registrationNumber: '2026320100000001', signedOn: '2026-03-10', registeredOn: '2026-03-20', region: '320100', relatedParties: false,
    links: { talkId: null, demandId, resultId: null }, receipts: receipts.map(([on, amount]) => ({ id: newId(NOW), on, amountFen: yuan(amount) })), absorber: null, ...change,
  };
}

let paid: { key: string; fen: number }[] = [];
const propose = (c: RewardedContract, by = officer) =>
  inTransaction(test.db, (tx) => brokers.proposeCommission(tx, act(by), c, async (_tx, line) => {
    paid.push({ key: line.payee.key, fen: line.amountFen });
    return `line-${paid.length}`;
  }));

beforeAll(async () => {
  test = await createTestDatabase([
    { module: 'audit', dir: 'src/kernel/audit/migrations' },
    { module: 'identity', dir: 'src/kernel/identity/migrations' },
    { module: 'procedure', dir: 'src/kernel/procedure/migrations' },
    { module: 'brokers', dir: 'src/modules/brokers/migrations' },
  ]);
  const identity = createIdentity({ roles: loadRoles(pack), wallClock: { now: () => NOW } });
  engine = loadProcedureEngine({ ...pack, list: (folder) => (folder === 'procedures' ? ['procedures/broker-registration.yaml'] : pack.list(folder)) });
  parts = {
    rules: readCommissionRules(pack), identity,
    procedure: { openCase: (tx, a, opening) => engine.openCase(tx, { ...opening, ...a }) },
    findTopic: async (_h, _a, _s, id) => topics.get(id),
    publications: async (_h, q) => publications.filter((p) => p.publishedAt > q.after && (q.words === '' || p.title.includes(q.words))).slice(q.skip, (q.skip ?? 0) + q.limit),
    dealsOf: async (_h, mandates) => new Map(mandates.flatMap((m) => (deals.has(m.id) ? [[m.id, deals.get(m.id)!] as const] : []))),
  };
  brokers = createBrokersModule(parts);
  engine.provide(brokers.hooks);
  await engine.prepare(test.db, NOW, new Set(engine.definitions().flatMap((d) => d.actions.flatMap((a) => ('permission' in a.actor ? [a.actor.permission] : [])))));
  const organisation = (nameZh: string, kind: 'agency' | 'firm' | 'government', creditCode: string | null = null): Promise<Organisation> =>
    inTransaction(test.db, (tx) => identity.enterOrganisation(tx, { nameZh, kind, region: '320100', park: null, demo: true, creditCode }, { by: null, now: NOW }));
  agency = await organisation('南京某技术转移中心', 'agency');
  agency2 = await organisation('苏州某技术经纪公司', 'agency');
  firm = await organisation('南京某刀具公司', 'firm');
  const government = await organisation('市科技局', 'government');
  clients = person('企业', firm, [['brokers.mandate.confirm', 'own']]);
  officer = person('科技局', government, ['brokers.register.decide', 'brokers.register.read', 'brokers.commission.propose', 'brokers.dispute.decide', 'brokers.mandate.read'].map((p) => [p, 'jurisdiction']), ['320100']);
  centre = person('服务中心', government, [['brokers.register.train', 'zone']]);
});
afterAll(() => test?.drop());

describe('the register', () => {
  it('shows a broker only after training and registration, at a level, and verifies the number', async () => {
    const actor = person('申请人', agency, brokerGrants);
    const { id, caseId } = await brokers.applyAsBroker(test.db, act(actor), { organisationId: agency.id, fields: ['新材料'], region: '320100', civilServant: false, contact: '' });
    const { number } = await readBroker(parts, test.db.sql, actor, NOW, { id });
    expect(await code(readByNumber(test.db.sql, NOW, number))).toBe('NOT_FOUND');
    expect(await code(take(centre, caseId, 'passTraining'))).toBe('GUARD_REFUSED');
    await brokers.addTraining(test.db, act(centre), id, { course: '初级培训', hours: 16, endedOn: '2026-02-01', certificate: 'A1' });
    expect(await code(brokers.addTraining(test.db, act(centre), id, { course: '初级培训', hours: 16, endedOn: '2026-02-01', certificate: 'A1' }))).toBe('TRAINING_RECORDED');
    await take(centre, caseId, 'passTraining');
    await take(officer, caseId, 'register', { level: 'intermediate' });
    expect(await readByNumber(test.db.sql, NOW, number)).toMatchObject({ valid: true, broker: { level: 'intermediate', organisation: agency.nameZh } });
    await take(officer, caseId, 'suspend', {}, '年度报告未提交');
    expect(await readByNumber(test.db.sql, NOW, number)).toMatchObject({ valid: false, broker: { status: 'SUSPENDED' } });
    expect((await readRegister(test.db.sql, NOW, { page: 1, pageSize: 10, q: '申请人', region: undefined, level: undefined })).total).toBe(1);
    expect(await code(readBroker(parts, test.db.sql, clients, NOW, { id }))).toBe('NOT_FOUND');
  });

  it('knows a person once', async () => {
    const { actor } = await registered('重复者');
    expect(await code(brokers.applyAsBroker(test.db, act(actor), { organisationId: agency.id, fields: ['x'], region: '320100', civilServant: false, contact: '' }))).toBe('BROKER_EXISTS');
  });

  it('lets nobody practise in two names on one day, whoever writes and over however many connections', async () => {
    const { actor, id } = await registered('流动者');
    const { number } = await readBroker(parts, test.db.sql, actor, NOW, { id });
    const enter = (fromOn: string): Promise<void> =>
      inTransaction(test.db, (tx) => insertPractice(tx.sql, { id: newId(NOW), no: noOf(number)!, organisation: { id: agency2.id, nameZh: agency2.nameZh, creditCode: null }, fromOn, by: null, at: NOW }));
    expect(await code(enter('2026-05-01'))).toBe('BROKER_PRACTISES_ELSEWHERE');
    await movePractice(parts, test.db, act({ ...actor, assignments: actor.assignments.map((a) => ({ ...a, organisationId: agency2.id })) }), id, { organisationId: agency2.id, fromOn: '2026-06-01' });
    const later = await readBroker(parts, test.db.sql, actor, new Date('2026-06-02T02:00:00Z'), { id });
    expect([later.organisation, later.practices.map((p) => [p.fromOn, p.untilOn])]).toEqual([agency2.nameZh, [['2026-06-01', null], ['2026-03-02', '2026-05-31']]]);
    const mover = { ...actor, assignments: actor.assignments.map((a) => ({ ...a, organisationId: agency2.id })) };
    const days = async (): Promise<[string, string | null][]> => (await readBroker(parts, test.db.sql, actor, NOW, { id })).practices.map((p) => [p.fromOn, p.untilOn]);
    // No move backwards: it would wipe out in whose name deals were brought.
    expect(await code(movePractice(parts, test.db, act(mover), id, { organisationId: agency2.id, fromOn: '2026-03-01' }))).toBe('PRACTICE_BACKDATED');
    // A planned move may be brought forward.
    await movePractice(parts, test.db, act(mover), id, { organisationId: agency2.id, fromOn: '2026-05-01' });
    expect(await days()).toEqual([['2026-05-01', null], ['2026-03-02', '2026-04-30']]);
    const race = await Promise.all(Array.from({ length: 8 }, () => code(enter('2027-01-01'))));
    expect(new Set(race)).toEqual(new Set(['BROKER_PRACTISES_ELSEWHERE']));
    // The first of eight that begin at once in a free time wins, the others are refused.
    await sql`update brokers.practice set until_on = '2026-12-31' where broker_no = ${noOf(number)} and until_on is null`.execute(test.db.sql);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => code(enter('2027-01-01'))));
    expect(outcomes.filter((o) => o === 'no problem')).toHaveLength(1);
  });
});

describe('a mandate', () => {
  it('belongs to one broker for a thing, is confirmed by its client, and its shares come to the whole', async () => {
    const [a, b] = [await registered('甲一'), await registered('乙一')];
    const subject = topic();
    const id = await confirmed(a, subject, { shares: [{ brokerId: a.id, sharePpm: 600_000 }, { brokerId: b.id, sharePpm: 400_000 }] });
    expect(await readMandate(test.db.sql, a.actor, NOW, id)).toMatchObject({ status: 'CONFIRMED', client: firm.nameZh, shares: [{ name: '甲一' }, { name: '乙一' }], events: [{ kind: 'PROPOSED', documents: ['走访记录.pdf'] }, { kind: 'CONFIRMED' }] });
    expect(await code(confirmed(b, subject))).toBe('MANDATE_EXISTS');
    expect(await code(inTransaction(test.db, (tx) => replaceShares(tx.sql, id, [{ brokerId: a.id, sharePpm: 999_999 }])))).toBe('MANDATE_SHARES_NOT_WHOLE');
    const outsider = person('路人', agency2, []);
    expect(await code(readMandate(test.db.sql, outsider, NOW, id))).toBe('NOT_FOUND');
  });

  it('of two brokers who hand in at once is given to one', async () => {
    const [a, b] = [await registered('甲二'), await registered('乙二')];
    const subject = topic();
    const outcomes = await Promise.all([a, b].map((who) => code(brokers.proposeMandate(test.db, act(who.actor), { subject: 'demand', subjectId: subject, rewardTo: 'broker', fromOn: '2026-03-02', evidence: { text: '电话联系', documents: [] } }))));
    expect(outcomes.sort()).toEqual(['MANDATE_EXISTS', 'no problem']);
  });

  it('moves by hand until a talk decides its stage, and never against what two people saw', async () => {
    const a = await registered('甲三');
    const id = await confirmed(a, topic());
    const { version } = await readMandate(test.db.sql, a.actor, NOW, id);
    await brokers.moveCard(test.db, act(a.actor), id, { version, stage: 'CONTACTED', nextAction: '发送匹配说明', nextOn: '2026-03-09' });
    expect(await code(brokers.moveCard(test.db, act(a.actor), id, { version, stage: 'MATCHED', nextAction: '', nextOn: null }))).toBe('MANDATE_CHANGED_MEANWHILE');
    deals.set(id, { stage: 'TALK', talkId: newId(NOW), contractId: null, pricingCaseId: null, at: NOW });
    expect(await code(moveCard(parts, test.db, act(a.actor), id, { version: version + 1, stage: 'LEAD', nextAction: '', nextOn: null }))).toBe('CARD_STAGE_DERIVED');
    await brokers.moveCard(test.db, act(a.actor), id, { version: version + 1, nextAction: '催双方确认条款', nextOn: '2026-03-12' });
    expect(await brokers.boardOf(test.db.sql, a.actor, NOW)).toMatchObject([{ mandate: { nextAction: '催双方确认条款' }, deal: { stage: 'TALK' } }]);
  });
});

describe('a commission', () => {
  it('is proposed once for every receipt, however often it is asked for', async () => {
    const a = await registered('甲四');
    const demand = topic();
    await confirmed(a, demand);
    const deal = contract(demand, [['2026-04-01', 300_000], ['2026-05-01', 100_000]]);
    paid = [];
    expect((await propose(deal)).lines.map((l) => l.amountFen)).toEqual([yuan(3_000), yuan(1_000)]);
    expect((await propose(deal)).lines).toEqual([]);
    const more = { ...deal, receipts: [...deal.receipts, { id: newId(NOW), on: '2026-06-01', amountFen: 33_333 }] };
    expect((await propose(more)).lines.map((l) => l.amountFen)).toEqual([333]);
    expect(paid.map((p) => p.fen)).toEqual([yuan(3_000), yuan(1_000), 333]);
  });

  it('keeps the yearly ceiling when eight contracts of one broker are proposed at once', async () => {
    const a = await registered('甲五');
    const contracts = [];
    for (let i = 0; i < 8; i++) {
      const demand = topic();
      await confirmed(a, demand);
      contracts.push(contract(demand, [['2026-04-01', 900_000]]));
    }
    paid = [];
    await Promise.all(contracts.map((c) => propose(c)));
    const { number } = await readBroker(parts, test.db.sql, a.actor, NOW, { id: a.id });
    expect(paid.filter((p) => p.key === number).reduce((sum, p) => sum + p.fen, 0)).toBe(yuan(50_000));
    const { rows } = await sql<{ fen: number }>`select sum(amount_fen)::bigint as fen from brokers.commission where payee_key = ${number}`.execute(test.db.sql);
    expect(rows[0]!.fen).toBe(yuan(50_000));
  });

  it('of one contract asked for by eight at once is paid once', async () => {
    const a = await registered('甲六');
    const demand = topic();
    await confirmed(a, demand);
    const deal = contract(demand, [['2026-04-01', 100_000]]);
    paid = [];
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => code(propose(deal))));
    expect(outcomes.every((o) => o === 'no problem' || o === 'COMMISSION_EXISTS')).toBe(true);
    const { rows } = await sql<{ fen: number }>`select sum(amount_fen)::bigint as fen from brokers.commission where contract_id = ${deal.id}`.execute(test.db.sql);
    expect(rows[0]!.fen).toBe(yuan(1_000));
  });

  it('is nothing for related parties, for a claim made after the registration, and for a civil servant', async () => {
    const [a, servant] = [await registered('甲七'), await registered('公务员', agency, { civilServant: true })];
    const demand = topic();
    await confirmed(a, demand);
    const first = await propose(contract(demand, [['2026-04-01', 100_000]], { relatedParties: true }));
    expect([first.lines, first.sheet.reasons.map((r) => r.code)]).toEqual([[], ['RELATED_PARTIES']]);
    const late = await propose(contract(demand, [['2026-02-01', 100_000]], { signedOn: '2026-02-01', registeredOn: '2026-02-10' }));
    expect(late.sheet.reasons.map((r) => r.code)).toEqual(['NOBODY']);
    const other = topic();
    await confirmed(servant, other);
    expect((await propose(contract(other, [['2026-04-01', 100_000]]))).sheet.reasons.map((r) => r.code)).toEqual(['CIVIL_SERVANT']);
    expect(await code(propose(contract(demand, [['2026-04-01', 1]]), clients))).toBe('FORBIDDEN');
  });

  it('waits for a dispute, and follows its decision', async () => {
    const [a, b] = [await registered('甲八'), await registered('乙八')];
    const demand = topic();
    const mandate = await confirmed(a, demand);
    const dispute = await raiseDispute(test.db, act(b.actor), mandate, { claim: '该企业由本人于二月首先走访并推荐成果', documents: ['微信记录.pdf'] });
    const deal = contract(demand, [['2026-04-01', 100_000]]);
    expect(await code(propose(deal))).toBe('DEAL_DISPUTED');
    expect(await code(decideDispute(test.db, act(officer), dispute, { uphold: true, decision: '各半', shares: undefined }))).toBe('DISPUTE_SHARES_MISSING');
    await decideDispute(test.db, act(officer), dispute, { uphold: true, decision: '双方各半', shares: [{ brokerId: a.id, sharePpm: 500_000 }, { brokerId: b.id, sharePpm: 500_000 }] });
    expect((await propose(deal)).lines.map((l) => l.amountFen)).toEqual([yuan(500), yuan(500)]);
  });

  it('stays with the organisation in whose name the broker took the mandate when he moves in the middle of the deal', async () => {
    const [mover, demand, own] = [await registered('中途转所者'), topic(), topic()];
    await confirmed(mover, demand, { rewardTo: 'agency' });
    await confirmed(mover, own);
    const elsewhere = act({ ...mover.actor, assignments: mover.actor.assignments.map((a) => ({ ...a, organisationId: agency2.id })) }, new Date('2026-03-05T02:00:00Z'));
    await movePractice(parts, test.db, elsewhere, mover.id, { organisationId: agency2.id, fromOn: '2026-03-06' });
    const later = new Date('2026-04-10T02:00:00Z');
    const draft = (subject: string) => draftCommission(parts, test.db.sql, later, contract(subject, [['2026-04-01', 100_000]]));
    expect((await draft(demand)).lines.map((l) => [l.payee.name, l.payTo.name])).toEqual([[agency.nameZh, agency.nameZh]]);
    expect((await draft(own)).lines.map((l) => [l.payee.name, l.payTo.name])).toEqual([['中途转所者', agency.nameZh]]);
    const taken = await confirmed(mover, topic(), { rewardTo: 'agency' });
    await sql`update brokers.mandate set created_at = '2026-03-07T02:00:00Z' where id = ${taken}`.execute(test.db.sql);
    const [row] = (await sql<{ demandId: string }>`select demand_id as "demandId" from brokers.mandate where id = ${taken}`.execute(test.db.sql)).rows;
    expect((await draft(row!.demandId)).lines.map((l) => l.payTo.name)).toEqual([agency2.nameZh]);
  });

  it('goes to the side chosen first, and asks for a joint mandate when both sides have one', async () => {
    const [a, b] = [await registered('甲九'), await registered('乙九')];
    const [demand, result] = [topic(), topic('result')];
    await confirmed(a, demand);
    await confirmed(b, result, { subject: 'result' });
    const both = contract(demand, [['2026-04-01', 100_000]], { links: { talkId: null, demandId: demand, resultId: result } });
    expect(await code(propose(both))).toBe('DEAL_HAS_SEVERAL_MANDATES');
    const talk = topic('talk');
    await confirmed(a, talk, { subject: 'talk', shares: [{ brokerId: a.id, sharePpm: 700_000 }, { brokerId: b.id, sharePpm: 300_000 }] });
    const joint = { ...both, links: { ...both.links, talkId: talk } };
    expect((await propose(joint)).lines.map((l) => l.amountFen)).toEqual([yuan(700), yuan(300)]);
    await sql`update brokers.mandate set reward_to = 'agency' where talk_id = ${talk}`.execute(test.db.sql);
    expect(await code(propose(joint))).toBe('REWARD_SIDE_CHOSEN');
  });
});

describe('a saved search', () => {
  const published = (title: string, at: string): Publication => ({ kind: 'result', id: newId(NOW), title, field: '新材料', region: '320100', publishedAt: new Date(at) });

  it('tells each new publication once, by its frequency, also when several processes look at once', async () => {
    const { actor } = await registered('订阅者');
    publications = [published('旧的涂层', '2026-03-01T00:00:00Z')];
    const id = await brokers.saveSearch(test.db, act(actor), { name: '涂层', kind: 'both', words: '涂层', field: '', region: null, frequency: 'DAILY' });
    publications.push(published('新的涂层', '2026-03-02T03:00:00Z'), published('别的', '2026-03-02T03:00:00Z'));
    expect(await brokers.tick(test.db, new Date('2026-03-02T10:00:00Z'))).toBe(0);
    const rounds = await Promise.all(Array.from({ length: 6 }, () => brokers.tick(test.db, new Date('2026-03-03T10:00:00Z'))));
    expect(rounds.reduce((a, b) => a + b, 0)).toBe(1);
    // Its transaction ended after we looked: it carries an earlier time and is told all the same, once.
    publications.push(published('迟到的涂层', '2026-03-03T09:59:00Z'));
    expect(await runSearch(parts, test.db, act(actor, new Date('2026-03-03T10:05:00Z')), id)).toBe(1);
    const alerts = await readAlertList(test.db.sql, actor, { page: 1, pageSize: 20, unread: undefined, searchId: undefined });
    expect(alerts.items.map((a) => a.title).sort()).toEqual(['新的涂层', '迟到的涂层']);
    await changeSearch(test.db, act(actor), id, { frequency: 'AT_ONCE', paused: true });
    publications.push(published('又一涂层', '2026-03-04T00:00:00Z'));
    expect(await brokers.tick(test.db, new Date('2026-03-09T10:00:00Z'))).toBe(0);
    expect(await code(runSearch(parts, test.db, act(clients), id))).toBe('FORBIDDEN');
  });

  it('tells of all that an import published at one moment, however many', async () => {
    const { actor } = await registered('批量订阅者');
    const id = await brokers.saveSearch(test.db, act(actor), { name: '批量', kind: 'both', words: '批量成果', field: '', region: null, frequency: 'DAILY' });
    publications = Array.from({ length: 1_203 }, (_, i) => published(`批量成果${i}`, '2026-03-02T03:00:00Z'));
    expect(await runSearch(parts, test.db, act(actor, new Date('2026-03-02T10:00:00Z')), id)).toBe(1_203);
    expect(await runSearch(parts, test.db, act(actor, new Date('2026-03-02T11:00:00Z')), id)).toBe(0);
  });
});

it('every step stands in a sound audit chain', async () => {
  expect((await verifyAudit(test.db)).ok).toBe(true);
});

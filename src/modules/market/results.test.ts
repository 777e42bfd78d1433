import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../kernel/base/problem.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { enterFundedProject, orderCorrection } from './commands/funded-project.ts';
import { chooseResult, createPackage, followPackage, releasePackage, updatePackage } from './commands/package.ts';
import { draftResult } from './commands/create-result.ts';
import { askSelfTransformation, answerAskedSelfTransformation } from './commands/self-transformation.ts';
import { submitResult } from './commands/submit-result.ts';
import { readLibraryRules } from './pack.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { publishOwnResult, recordMaturity, updateResultDraft, withdrawOwnResult } from './commands/update-result.ts';
import { packageRule } from './contract/package.ts';
import { resultDraft } from './contract/result.ts';
import { getResultView } from './queries/get-result.ts';
import { readFundedProjects } from './queries/list-funded-projects.ts';
import { packageFile, readPackage, readPackageNews, readPreview } from './queries/packages.ts';
import { listIdleResults } from './queries/list-idle.ts';
import { listResultViews } from './queries/list-results.ts';
import { findResult } from './store/results.ts';
import { listMaturity, listVersions } from './store/result-library.ts';
import { marketHouse, type MarketHouse, marketMigrations, NOW, RESULT } from './testing/market-house.ts';

const RULES = readLibraryRules(openPack(path.join(packageRoot, 'packs/sunan')));

let test: TestDatabase;
let house: MarketHouse;
let officer: Actor;
let otherOfficer: Actor;
let researcher: Actor;
let lead: Actor;
/** Officer and head in one person. */
let both: Actor;
let member: Actor;
let secretary: Actor;
let cityHere: Actor;
let cityElsewhere: Actor;

beforeAll(async () => {
  test = await createTestDatabase(marketMigrations);
  house = await marketHouse(test.db);
  const university = await house.organisation('南京示例大学', 'university', { region: '320100' });
  officer = house.person('transfer-officer', university);
  researcher = { ...house.person('researcher', university), displayName: '李明' };
  lead = house.person('transfer-lead', university);
  both = house.person('transfer-officer', university);
  both = { ...both, assignments: [...both.assignments, ...lead.assignments] };
  otherOfficer = house.person('transfer-officer', await house.organisation('苏州另一大学', 'university', { region: '320500' }));
  member = house.person('firm-member', await house.organisation('无锡锐切工具有限公司', 'firm'));
  const bureau = await house.organisation('科技局', 'government');
  secretary = house.person('secretariat', bureau);
  cityHere = house.person('city-officer', bureau, { regions: ['320100'] });
  cityElsewhere = house.person('city-officer', bureau, { regions: ['320500'] });
});
afterAll(() => test?.drop());

const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const draft = (actor: Actor | undefined, content = RESULT): Promise<string> => draftResult(test.db, house.act(actor), house.identity, resultDraft.parse(content));
const publish = (actor: Actor, id: string): Promise<void> => publishOwnResult(test.db, house.act(actor), house.procedure, id);
const withdraw = (actor: Actor, id: string, reason: string): Promise<void> => withdrawOwnResult(test.db, house.act(actor), house.procedure, id, reason);
const caseOf = async (id: string): Promise<string> => (await findResult(test.db.sql, id))!.caseId!;
const sees = (actor: Actor | undefined, id: string): Promise<string> => code(getResultView(test.db.sql, actor, id));

describe('a result', () => {
  it('is entered by its unit and by nobody else', async () => {
    expect(await code(draft(officer))).toBe('no problem');
    expect(await code(draft(member))).toBe('FORBIDDEN');
    expect(await code(draft(secretary))).toBe('FORBIDDEN');
    expect(await code(draft(undefined))).toBe('SIGN_IN_REQUIRED');
  });

  it('is registered by a second person of the unit, complete and with shares that make the whole', async () => {
    const id = await draft(researcher, { ...RESULT, completers: [], owners: [{ name: '南京示例大学', sharePpm: 999_999 }] });
    expect(await code(submitResult(test.db, house.act(researcher), house.procedure, id))).toBe('GUARD_REFUSED');
    await updateResultDraft(test.db, house.act(officer), id, 1, resultDraft.parse({ ...RESULT, owners: [{ name: '南京示例大学', sharePpm: 700_000 }, { name: '李明', sharePpm: 300_000 }] }));
    await submitResult(test.db, house.act(researcher), house.procedure, id);
    expect(await code(publish(officer, id))).toBe('RESULT_NOT_PUBLISHABLE');
    expect(await code(updateResultDraft(test.db, house.act(officer), id, 2, resultDraft.parse(RESULT)))).toBe('RESULT_NOT_EDITABLE');
    const pass = { secrecyChecked: true, opinion: '属实，同意登记' };
    expect(await code(house.take(researcher, await caseOf(id), 'register', pass))).toBe('ACTION_FORBIDDEN');
    expect(await code(house.take(both, await caseOf(id), 'takeBack'))).toBe('no problem');
    await submitResult(test.db, house.act(both), house.procedure, id);
    expect(await code(house.take(both, await caseOf(id), 'register', pass))).toBe('ACTION_NOT_POSSIBLE');
    await house.take(lead, await caseOf(id), 'register', pass);
    expect(await findResult(test.db.sql, id)).toMatchObject({ status: 'REGISTERED', registeredAt: NOW });
    expect(await listMaturity(test.db.sql, id)).toMatchObject([{ level: 6, evidence: '属实，同意登记' }]);
  });

  it('keeps every state it was saved in; registered facts are not changed without a new review', async () => {
    const id = await house.registerResult(officer);
    const row = (await findResult(test.db.sql, id))!;
    const change = (version: number, more: object) => updateResultDraft(test.db, house.act(officer), id, version, resultDraft.parse({ ...row, ...more }));
    expect(await code(change(row.version, { completers: [{ name: '别人' }] }))).toBe('RESULT_FACTS_REGISTERED');
    expect(await code(change(row.version, { maturity: 9 }))).toBe('RESULT_FACTS_REGISTERED');
    await change(row.version, { contact: '025-8888' });
    expect(await code(change(row.version, { contact: '025-9999' }))).toBe('RESULT_CHANGED_MEANWHILE');
    await recordMaturity(test.db, house.act(officer), id, { level: 8, evidence: '第三方检测报告 JC-2026-17', asOf: '2026-02-20' });
    const versions = await listVersions(test.db.sql, id);
    expect(versions.map((v) => [v.no, v.content.contact, v.content.maturity])).toEqual([[1, '', 6], [2, '025-8888', 6], [3, '025-8888', 8]]);
    expect((await listMaturity(test.db.sql, id)).map((m) => m.level)).toEqual([6, 8]);
    await house.take(officer, await caseOf(id), 'revise', {}, { reason: '完成人变更' });
    const revised = (await findResult(test.db.sql, id))!;
    expect(await code(change(revised.version, { contact: '025-8888', maturity: 8, completers: [{ name: '李明' }, { name: '王芳' }] }))).toBe('no problem');
  });

  it('that its unit leaves idle is told once after nine months and marked after twelve; then a completer may ask for it', async () => {
    const id = await house.registerResult(officer, { ...RESULT, title: '一年未转化的涂层方法' });
    const told = async (now: Date) => ({ reached: await house.market.watchIdle(test.db, now), row: (await listIdleResults(test.db.sql, officer, { oneYearRule: { tellAfter: 9, markAfter: 12 } }, now, { page: 1, pageSize: 50 })).items.find((i) => i.id === id) });
    await house.market.watchIdle(test.db, new Date('2026-12-02T10:00:00+08:00'));
    expect(await code(askSelfTransformation(test.db, house.act(researcher), id, '与校友企业合作中试'))).toBe('RESULT_NOT_IDLE');
    expect(await told(new Date('2026-12-04T10:00:00+08:00'))).toMatchObject({ row: { step: 'TOLD' } });
    expect((await told(new Date('2026-12-05T10:00:00+08:00'))).reached).toBe(0);
    expect(await told(new Date('2027-03-04T10:00:00+08:00'))).toMatchObject({ row: { step: 'MARKED' } });
    expect(await code(askSelfTransformation(test.db, house.act(both), id, '与校友企业合作中试'))).toBe('FORBIDDEN');
    await askSelfTransformation(test.db, house.act(researcher), id, '与校友企业合作中试');
    expect(await code(askSelfTransformation(test.db, house.act(researcher), id, '再次申请'))).toBe('SELF_TRANSFORMATION_OPEN');
    expect(await code(answerAskedSelfTransformation(test.db, house.act(officer), id, { agree: true, answer: '协议 2027-3' }))).toBe('FORBIDDEN');
    await answerAskedSelfTransformation(test.db, house.act(lead), id, { agree: true, answer: '自行转化协议 2027-3，收益三七分' });
    expect(await code(answerAskedSelfTransformation(test.db, house.act(lead), id, { agree: false, answer: '再答' }))).toBe('SELF_TRANSFORMATION_ANSWERED');
  });

  it('is seen by its unit only, until it is published', async () => {
    const id = await house.registerResult(officer);
    expect(await sees(officer, id)).toBe('no problem');
    for (const other of [undefined, member, otherOfficer, secretary]) expect(await sees(other, id)).toBe('NOT_FOUND');
    await publish(officer, id);
    expect(await getResultView(test.db.sql, undefined, id)).toMatchObject({ status: 'PUBLISHED', full: true, owners: [{ name: '南京示例大学', sharePpm: 1_000_000 }] });
    expect((await getResultView(test.db.sql, member, id)).may).toEqual({ edit: false, submit: false, publish: false, withdraw: false, ask: true });
    expect((await getResultView(test.db.sql, officer, id)).may).toMatchObject({ edit: true, withdraw: true, ask: false });
  });

  it('is changed, published and withdrawn by its unit alone', async () => {
    const id = await house.registerResult(officer);
    const foreign = [
      updateResultDraft(test.db, house.act(otherOfficer), id, 1, resultDraft.parse(RESULT)),
      publish(otherOfficer, id),
    ];
    expect(await Promise.all(foreign.map(code))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    await publish(officer, id);
    expect(await code(withdraw(otherOfficer, id, '不是我的'))).toBe('FORBIDDEN');
    await withdraw(officer, id, '另有安排');
    expect(await sees(member, id)).toBe('NOT_FOUND');
    expect(await code(withdraw(officer, id, '再次'))).toBe('RESULT_NOT_PUBLISHED');
    expect(await code(publish(officer, id))).toBe('no problem');
  });

  it('is not published without a name and an abstract', async () => {
    const id = await house.registerResult(officer);
    const row = (await findResult(test.db.sql, id))!;
    await updateResultDraft(test.db, house.act(officer), id, row.version, resultDraft.parse({ ...row, abstract: '', keywords: [] }));
    expect(await code(publish(officer, id))).toBe('RESULT_INCOMPLETE');
  });

  it('that is internal shows its outline only, except to readers whose reach covers it', async () => {
    const id = await house.publishResult(officer, { ...RESULT, secrecy: 'INTERNAL', contact: '025-1', priceHintFen: 5 });
    for (const other of [undefined, member, otherOfficer, cityElsewhere]) {
      expect(await getResultView(test.db.sql, other, id)).toMatchObject({ full: false, title: RESULT.title, abstract: '', contact: '', priceHintFen: null });
    }
    for (const reader of [officer, secretary, cityHere]) expect(await getResultView(test.db.sql, reader, id)).toMatchObject({ full: true, contact: '025-1' });
  });

  it('cannot have owners with more than the whole between them', () => {
    const owner = { name: '甲', sharePpm: 600_000 };
    expect(resultDraft.safeParse({ ...RESULT, owners: [owner, owner] }).success).toBe(false);
    expect(resultDraft.safeParse({ ...RESULT, owners: [owner, { ...owner, sharePpm: 400_000 }] }).success).toBe(true);
  });
});

describe('the library', () => {
  it('is filtered and paged by the server', async () => {
    for (let i = 0; i < 5; i++) await house.publishResult(officer, { ...RESULT, title: `激光熔覆修复第${i}型`, field: '激光', maturity: 3 + i, intendedMode: 'LICENCE' });
    const list = (more: object) => listResultViews(test.db.sql, undefined, undefined, { scope: 'public', page: 1, pageSize: 2, ...more });
    expect(await list({ field: '激光' })).toMatchObject({ total: 5, items: [{}, {}] });
    expect((await list({ field: '激光', page: 3 })).items).toHaveLength(1);
    expect((await list({ field: '激光', minMaturity: 6 })).total).toBe(2);
    expect((await list({ field: '激光', region: '320500' })).total).toBe(0);
    expect((await list({ q: '激光熔覆 第2型' })).total).toBe(1);
    expect(await code(listResultViews(test.db.sql, undefined, undefined, { scope: 'mine', page: 1, pageSize: 2 }))).toBe('SIGN_IN_REQUIRED');
    expect((await listResultViews(test.db.sql, member, undefined, { scope: 'mine', page: 1, pageSize: 2 })).total).toBe(0);
  });
});

describe('a package of results', () => {
  const rule = (more: object = {}) => packageRule.parse({ keywords: ['石墨烯'], ...more });
  it('takes in by rule, is edited by hand, and keeps every edition as it was released', async () => {
    const editor = house.person('service-centre', await house.organisation('自创区服务中心', 'agency'));
    const make = (title: string, more: object = {}) => house.publishResult(officer, { ...RESULT, title, ...more });
    const first = await make('石墨烯散热膜制备', { maturity: 7 });
    const weak = await make('石墨烯传感器原理', { maturity: 3 });
    const other = await make('耐蚀合金管材');
    const secret = await make('某型防护材料', { secrecy: 'INTERNAL', abstract: '以石墨烯为主体的多层防护结构及其制备方法说明' });
    const act = house.act(editor);
    expect(await code(createPackage(test.db, house.act(officer), RULES, { direction: 'advanced-materials', title: '新材料', summary: '', rule: rule() }))).toBe('FORBIDDEN');
    expect(await code(createPackage(test.db, act, RULES, { direction: 'alchemy', title: '炼金', summary: '', rule: rule() }))).toBe('DIRECTION_UNKNOWN');
    const id = await createPackage(test.db, act, RULES, { direction: 'advanced-materials', title: '石墨烯成果包', summary: '', rule: rule({ minMaturity: 4 }) });
    expect(await readPreview(test.db.sql, rule())).toMatchObject({ total: 2, regions: [{ region: '320100', count: 2 }] });
    expect((await readPreview(test.db.sql, rule({ minMaturity: 4 }))).shown.map((i) => i.resultId)).toEqual([first]);
    await chooseResult(test.db, act, id, { resultId: other, choice: 'ADD', reason: '与散热膜配套' });
    await chooseResult(test.db, act, id, { resultId: secret, choice: 'ADD', reason: '推荐' });
    await followPackage(test.db, house.act(member), id, true);
    expect(await releasePackage(test.db, act, id, '首期')).toBe(1);
    expect(await code(releasePackage(test.db, act, id, '重复'))).toBe('EDITION_UNCHANGED');
    expect(await readPackageNews(test.db.sql, member, { page: 1, pageSize: 5 })).toMatchObject({ items: [{ no: 1, unseen: true }] });

    await chooseResult(test.db, act, id, { resultId: secret, choice: 'REMOVE', reason: '单位要求撤下' });
    await updatePackage(test.db, act, RULES, id, 1, { direction: 'advanced-materials', title: '石墨烯成果包', summary: '', rule: rule() });
    expect(await releasePackage(test.db, act, id, '')).toBe(2);
    const one = await readPackage(test.db.sql, undefined, RULES, id, 1);
    expect(one.edition!.list.map((i) => i.resultId).toSorted()).toEqual([first, other, secret].toSorted());
    expect(one.edition!.list.find((i) => i.resultId === secret)).toMatchObject({ summary: '', by: 'HAND' });
    const two = await readPackage(test.db.sql, undefined, RULES, id, undefined);
    expect(two.edition).toMatchObject({ no: 2, since: { added: [{ resultId: weak }], removed: [{ resultId: secret }], changed: [] } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await packageFile(test.db.sql, id, 2)).bytes.buffer as ArrayBuffer);
    expect(book.worksheets[0]!.rowCount).toBe(7);
  });
});

describe('a project with fiscal money', () => {
  it('owes its results: overdue, ordered to correct once, met by a registered result that names it', async () => {
    const centre = house.person('service-centre', await house.organisation('另一中心', 'agency'));
    const unit = officer.assignments[0]!.organisationId;
    const duty = { submitWithin: 60, correctWithin: 30, clause: '第十一条' };
    const enter = (actor: Actor, number: string, endedOn: string) => enterFundedProject(test.db, house.act(actor), house.identity, duty, { organisationId: unit, number, title: '涂层项目', endedOn });
    expect(await code(enter(cityElsewhere, 'BE2024001', '2025-12-01'))).toBe('FORBIDDEN');
    const id = await enter(cityHere, 'BE2024001', '2025-12-01');
    expect(await code(enter(centre, 'BE2024001', '2025-12-01'))).toBe('FUNDED_PROJECT_EXISTS');
    const late = await enter(centre, 'BE2024002', '2026-02-01');
    expect(await code(orderCorrection(test.db, house.act(centre), duty, late, '逾期未汇交'))).toBe('DUTY_NOT_OVERDUE');
    await orderCorrection(test.db, house.act(cityHere), duty, id, '逾期未汇交，请补交');
    const list = async () => (await readFundedProjects(test.db.sql, officer, house.identity, duty, NOW, { page: 1, pageSize: 10 })).items.map((p) => [p.number, p.state, p.correctBy]);
    expect(await list()).toEqual([['BE2024001', 'ORDERED', '2026-04-02'], ['BE2024002', 'DUE', null]]);
    await house.registerResult(officer, { ...RESULT, fundingFiscal: true, projectNumber: 'BE2024001' });
    expect((await list())[0]![1]).toBe('MET');
  });
});

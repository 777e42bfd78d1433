import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack } from '../../kernel/base/pack.ts';
import type { Problem } from '../../kernel/base/problem.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { type Actor, loadRoles } from '../../kernel/identity/index.ts';
import { loadProcedureEngine, type ProcedureEngine } from '../../kernel/procedure/index.ts';
import { createRuleBook, explain, type FactDefinition, type KnownFacts, ruleFile, type RuleVersion } from '../../kernel/rules/index.ts';
import type { Act, RulebookParts } from './act.ts';
import { keepJudgement } from './commands/keep-judgement.ts';
import { createRulebookModule, type RulebookModule } from './index.ts';
import { viewDraft } from './queries/view-draft.ts';
import { regionsFor } from './queries/scope.ts';
import { createShelf } from './shelf.ts';
import { listJudgements } from './store/judgements.ts';

const NOW = new Date('2026-03-02T02:00:00Z');
const days = (n: number): Date => new Date(NOW.getTime() + n * 86_400_000);
const folder = (name: string) => ({ module: name.split('/').at(-1)!, dir: path.join(packageRoot, 'src', name, 'migrations') });
const uuid = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const facts: FactDefinition[] = [
  { id: 'staff', zh: '人数', en: 'Staff', kind: 'number', unit: '人', whole: true, min: 0, changeable: true, confidential: false },
  { id: 'sales', zh: '销售', en: 'Sales', kind: 'number', unit: '万元', whole: false, min: 0, changeable: true, confidential: false },
];
const packed = createRuleBook(facts, [ruleFile.parse({
  id: 'award', title: { zh: '奖励', en: 'Award' }, subject: 'FIRM', topic: 'award',
  versions: [{
    version: 1, from: '2020-01-01', to: null, regions: ['CN'], source: { zh: '办法', en: 'Measures' }, confidence: 'LAW',
    let: [{ id: 'amount', zh: '金额', en: 'Amount', unit: '万元', bracket: { of: 'sales', mode: 'WHOLE', steps: [{ upTo: 100, value: 5 }, { value: 10 }] } }],
    require: { all: [{ id: 'big', zh: '不少于10人', en: 'Ten people', when: 'staff >= 10' }] },
    gives: [{ id: 'grant', zh: '奖励', en: 'Grant', unit: '万元', formula: 'amount' }],
    examples: [{ name: '满足', on: '2026-01-01', facts: { staff: 10, sales: 100 }, expect: { answer: 'YES', gives: { grant: 5 } }, source: '示例' }],
  }],
})]);
const firms = Array.from({ length: 40 }, (_, i) => ({ id: uuid(1000 + i), city: i < 20 ? '320100' : '320500', facts: { staff: i % 20 < 8 ? 12 : 30, sales: 50 } }));

let test: TestDatabase;
let engine: ProcedureEngine;
let parts: RulebookParts;
let rulebook: RulebookModule;
let suzhou: Actor;
let colleague: Actor;
let nanjing: Actor;
let secretariat: Actor;
let auditor: Actor;

beforeAll(async () => {
  test = await createTestDatabase(['kernel/audit', 'kernel/identity', 'kernel/procedure', 'modules/rulebook'].map(folder));
  const pack = openPack(path.join(packageRoot, 'packs/sunan'));
  const roles = loadRoles(pack);
  engine = loadProcedureEngine(pack);
  parts = {
    packed, province: '320000', cities: ['320100', '320500'],
    procedure: {
      openCase: (tx, act, opening) => engine.openCase(tx, { ...opening, ...act }),
      takeAction: async (tx, act, step) => {
        const { evaluation } = await engine.evaluateStored(tx.sql, step.caseId, act.now);
        await engine.act(tx, { ...step, ...act, expectedSeq: evaluation.seq });
      },
    },
    population: async (_db, { city, after, limit }) => firms.filter((f) => f.city === city && (after === null || f.id > after)).slice(0, limit),
  };
  rulebook = createRulebookModule(parts);
  engine.provide(rulebook.hooks);
  const others = (kind: 'guards' | 'effects'): string[] => [...new Set(engine.definitions().flatMap((d) => d.actions.flatMap((a) => a[kind])))].filter((n) => !(n in rulebook.hooks[kind]));
  engine.provide({ guards: Object.fromEntries(others('guards').map((n) => [n, async () => ({ ok: true as const })])), effects: Object.fromEntries(others('effects').map((n) => [n, async () => {}])) });
  await engine.prepare(test.db, NOW, new Set(engine.definitions().flatMap((d) => d.actions.flatMap((a) => ('permission' in a.actor ? [a.actor.permission] : [])))));
  let no = 0;
  const person = (role: string, regions: string[] = []): Actor => ({
    accountId: uuid((no += 1)), loginName: `p${no}`, displayName: `人员${no}`, assignments: [{ role, organisationId: uuid(500 + no), organisationName: '示例局', regions, parks: [], grants: roles.get(role)!.grants }],
  });
  suzhou = person('city-officer', ['320500']);
  colleague = person('city-officer', ['320500']);
  nanjing = person('city-officer', ['320100']);
  secretariat = person('secretariat');
  auditor = person('auditor');
}, 120_000);
afterAll(() => test?.drop());

const act = (actor: Actor | undefined, now = NOW): Act => ({ now, actor, requestId: 'test' });
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const step = (actor: Actor, id: string, action: string, data: Record<string, unknown> = {}, reason: string | null = null, now = NOW) =>
  inTransaction(test.db, async (tx) => parts.procedure.takeAction(tx, act(actor, now), { caseId: (await rulebook.draft(tx, id))!.caseId, action, data, reason }));
const edited = (from: RuleVersion, more: Partial<RuleVersion> = {}): RuleVersion => ({
  ...from, from: '2026-03-05', source: { zh: '新办法', en: 'New measures' }, require: { all: [{ id: 'big', zh: '不少于20人', en: 'Twenty people', when: 'staff >= 20' }] },
  examples: [{ name: '不满足', on: '2026-03-05', facts: { staff: 10, sales: 100 }, expect: { answer: 'NO' }, source: '示例' }], ...more,
});
async function drafted(actor = suzhou, regions = ['320500'], more: Partial<RuleVersion> = {}): Promise<string> {
  const { id } = await rulebook.createDraft(test.db, act(actor), { rule: 'award', regions });
  const { definition, revision } = (await rulebook.draft(test.db.sql, id))!;
  await rulebook.saveDraft(test.db, act(actor), id, { revision, title: '提高人数门槛', reason: '按新办法修订', definition: edited(definition, more) });
  return id;
}
const known: KnownFacts = { staff: { value: 12, source: '年报', asOf: '2025-12-31', confidence: 'REPORTED' }, sales: { value: 50, source: '年报', asOf: null, confidence: 'REPORTED' } };
const judge = (region: string[], on: string) => inTransaction(test.db, (tx) => rulebook.judge(tx, { rule: 'award', on, region, facts: known, subject: { kind: 'ENTERPRISE', id: uuid(1000), name: '示例企业' }, purpose: '检验' }, null, NOW));

describe('a draft', () => {
  it('is written by officers of its region only, and read by nobody of another city', async () => {
    expect(await code(rulebook.createDraft(test.db, act(nanjing), { rule: 'award', regions: ['320500'] }))).toBe('FORBIDDEN');
    expect(await code(rulebook.createDraft(test.db, act(suzhou), { rule: 'award', regions: ['CN'] }))).toBe('FORBIDDEN');
    expect(await code(rulebook.createDraft(test.db, act(auditor), { rule: 'award', regions: ['320500'] }))).toBe('FORBIDDEN');
    expect(await code(rulebook.createDraft(test.db, act(secretariat), { rule: 'award', regions: ['110000'] }))).toBe('RULEBOOK_REGION_UNKNOWN');
    const id = await drafted();
    const desk = { ...parts, shelf: createShelf(packed) };
    expect(await code(viewDraft(desk, test.db.sql, nanjing, id, NOW))).toBe('FORBIDDEN');
    expect((await viewDraft(desk, test.db.sql, auditor, id, NOW)).may).toEqual({ edit: false, submit: false, decide: false, withdraw: false });
    expect(regionsFor(suzhou, 'rulebook.draft.read')).toEqual(['320500']);
    expect(regionsFor(auditor, 'rulebook.draft.read')).toBeNull();
    expect(regionsFor(undefined, 'rulebook.draft.read')).toEqual([]);
    await step(suzhou, id, 'withdraw', {}, '不再需要');
    expect((await rulebook.draft(test.db.sql, id))!.status).toBe('WITHDRAWN');
  });

  it('is not saved over somebody else’s change, nor once it is submitted', async () => {
    const id = await drafted();
    const { definition } = (await rulebook.draft(test.db.sql, id))!;
    expect(await code(rulebook.saveDraft(test.db, act(colleague), id, { revision: 1, title: '旧', reason: '', definition }))).toBe('RULEBOOK_DRAFT_CHANGED');
    expect(await code(rulebook.saveDraft(test.db, act(suzhou), id, { revision: 2, title: '坏', reason: '', definition: { version: 'x' } }))).toBe('RULEBOOK_DRAFT_UNREADABLE');
    await rulebook.submitDraft(test.db, act(suzhou), id);
    expect(await code(rulebook.saveDraft(test.db, act(suzhou), id, { revision: 2, title: '晚', reason: '', definition }))).toBe('RULEBOOK_DRAFT_CLOSED');
    await step(suzhou, id, 'withdraw', {}, '不再需要');
  });

  it('with a fault, an example that fails or a first day in the past is not submitted', async () => {
    const wrong = await drafted(suzhou, ['320500'], { examples: [{ name: '错', on: '2026-03-05', facts: { staff: 10, sales: 1 }, expect: { answer: 'YES' }, source: '示例' }] });
    expect(await code(rulebook.submitDraft(test.db, act(suzhou), wrong))).toBe('RULEBOOK_DRAFT_UNSOUND');
    expect(await code(step(suzhou, wrong, 'submit'))).toBe('GUARD_REFUSED');
    const past = await drafted(suzhou, ['320500'], { from: '2026-03-01' });
    expect(await code(rulebook.submitDraft(test.db, act(suzhou), past))).toBe('RULEBOOK_DRAFT_UNSOUND');
    const same = await rulebook.createDraft(test.db, act(suzhou), { rule: 'award', regions: ['320500'] });
    expect(await code(rulebook.submitDraft(test.db, act(suzhou), same.id))).toBe('RULEBOOK_DRAFT_UNSOUND');
    for (const id of [wrong, past, same.id]) await step(suzhou, id, 'withdraw', {}, '测试完毕');
  });

  it('carries its impact on the firms of its region when it is submitted; text changed later needs a new one', async () => {
    const id = await drafted();
    await rulebook.submitDraft(test.db, act(suzhou), id);
    const { impact } = (await rulebook.draft(test.db.sql, id))!;
    expect(impact).toMatchObject({ on: '2026-03-05', whole: { total: 20, yesToNo: 8, noToYes: 0, unchanged: 12, unknown: 0 }, amounts: [{ id: 'grant', before: 100, after: 60 }] });
    expect(impact!.cities.map((c) => c.city)).toEqual(['320500']);
    expect(await code(step(colleague, id, 'return'))).toBe('REASON_REQUIRED');
    await step(colleague, id, 'return', {}, '请写明依据');
    const draft = (await rulebook.draft(test.db.sql, id))!;
    expect(draft).toMatchObject({ status: 'RETURNED', answer: '请写明依据' });
    await rulebook.saveDraft(test.db, act(suzhou), id, { revision: draft.revision, title: draft.title, reason: draft.reason, definition: edited(draft.definition, { require: { all: [{ id: 'big', zh: '不少于25人', en: '25', when: 'staff >= 25' }] } }) });
    expect(await code(step(suzhou, id, 'submit'))).toBe('GUARD_REFUSED');
    await step(suzhou, id, 'withdraw', {}, '测试完毕');
  });
});

describe('an approval', () => {
  it('is given by a second person of the region, never by anybody who wrote in the draft; a case judged before keeps its version', async () => {
    const chain = ['320500', '320000'];
    const before = await judge(chain, '2026-03-02');
    expect(before.explanation).toMatchObject({ answer: 'YES', version: 1 });
    const id = await drafted();
    // The colleague corrects the reason: from now on he is one of those who wrote.
    const draft = (await rulebook.draft(test.db.sql, id))!;
    await rulebook.saveDraft(test.db, act(colleague), id, { revision: draft.revision, title: draft.title, reason: '按新办法第三条修订', definition: draft.definition });
    await rulebook.submitDraft(test.db, act(suzhou), id);
    const seen = draft.revision + 1;
    expect(await code(rulebook.approveDraft(test.db, act(suzhou), id, seen))).toBe('ACTION_NOT_POSSIBLE');
    expect(await code(rulebook.approveDraft(test.db, act(colleague), id, seen))).toBe('GUARD_REFUSED');
    expect(await code(rulebook.approveDraft(test.db, act(nanjing), id, seen))).toBe('ACTION_FORBIDDEN');
    expect(await code(rulebook.approveDraft(test.db, act(auditor), id, seen))).toBe('ACTION_FORBIDDEN');
    expect(await code(rulebook.approveDraft(test.db, act(secretariat), id, seen - 1))).toBe('RULEBOOK_DRAFT_CHANGED');
    expect(await code(rulebook.approveDraft(test.db, act(secretariat, days(9)), id, seen))).toBe('GUARD_REFUSED');
    expect(await code(step(secretariat, id, 'approve', { impactSeen: false }))).toBe('FORM_INVALID');
    await rulebook.approveDraft(test.db, act(secretariat), id, seen);

    const book = await rulebook.current(test.db);
    const answer = (on: string, region: string[]) => { const said = explain(book.evaluate('award', { staff: 12, sales: 50 }, on, region)); return [said.answer, said.version]; };
    expect(answer('2026-03-04', chain)).toEqual(['YES', 1]);
    expect(answer('2026-03-05', chain)).toEqual(['NO', 2]);
    expect(answer('2026-03-05', ['320100', '320000'])).toEqual(['YES', 1]);
    expect((await rulebook.at(test.db, '2026-03-01')).rules[0]!.versions).toHaveLength(1);
    expect((await rulebook.at(test.db, '2026-03-02')).rules[0]!.versions).toHaveLength(2);

    const after = await judge(chain, '2026-03-06');
    expect(after.explanation).toMatchObject({ answer: 'NO', version: 2 });
    const kept = await rulebook.judgement(test.db, before.id);
    expect(await rulebook.recompute(test.db, before.id)).toEqual({ explanation: before.explanation, hash: kept.hash, same: true });
    expect((await rulebook.recompute(test.db, after.id)).same).toBe(true);
  });

  it('is noticed by another process, and by a pack that uses its number', async () => {
    const other = createRulebookModule(parts);
    expect((await other.current(test.db)).rules[0]!.versions.map((v) => v.version)).toEqual([1, 2]);
    const [file] = packed.rules;
    const grown = createRuleBook(facts, [{ ...file!, versions: [{ ...file!.versions[0]!, to: '2026-06-30' }, { ...file!.versions[0]!, version: 2, from: '2026-07-01' }] }]);
    expect(await code(createRulebookModule({ ...parts, packed: grown }).current(test.db))).toBe('RULEBOOK_NUMBER_TAKEN');
  });

  it('of a draft that another approval has overtaken is refused; of two at once in two regions both get numbers of their own', async () => {
    const late = await drafted(suzhou, ['320500'], { from: '2026-03-10' });
    const early = await drafted(suzhou, ['320500'], { from: '2026-03-08', require: { all: [{ id: 'big', zh: '不少于22人', en: '22', when: 'staff >= 22' }] } });
    const south = await drafted(nanjing, ['320100']);
    for (const [id, who] of [[late, suzhou], [early, suzhou], [south, nanjing]] as const) {
      const d = (await rulebook.draft(test.db.sql, id))!;
      await rulebook.saveDraft(test.db, act(who), id, { revision: d.revision, title: d.title, reason: d.reason, definition: id === late ? { ...d.definition, parameters: [{ id: 'spare', zh: '备', en: 'Spare', value: 1 }] } : d.definition });
      await rulebook.submitDraft(test.db, act(who), id);
    }
    await Promise.all([early, south].map((id) => rulebook.approveDraft(test.db, act(secretariat), id, 3)));
    const numbers = (await rulebook.current(test.db)).rules[0]!.versions.map((v) => v.version);
    expect(Math.max(...numbers)).toBe(4);
    expect(await code(rulebook.approveDraft(test.db, act(secretariat), late, 3))).toBe('GUARD_REFUSED');
  });
});

describe('what is kept', () => {
  it('refuses to be changed; an answer whose stored facts were altered is found out', async () => {
    const { id } = await judge(['320100', '320000'], '2026-03-02');
    for (const table of ['version', 'definition', 'judgement']) await expect(sql`delete from ${sql.table(`rulebook.${table}`)}`.execute(test.db.sql)).rejects.toThrow('append-only');
    await expect(sql`update rulebook.judgement set answer = 'NO' where id = ${id}`.execute(test.db.sql)).rejects.toThrow('append-only');
    await sql`alter table rulebook.judgement disable trigger judgement_append_only`.execute(test.db.sql);
    await sql`update rulebook.judgement set facts = jsonb_set(facts, '{staff,value}', '99') where id = ${id}`.execute(test.db.sql);
    await sql`alter table rulebook.judgement enable trigger judgement_append_only`.execute(test.db.sql);
    expect(await code(rulebook.recompute(test.db, id))).toBe('RULEBOOK_JUDGEMENT_ALTERED');
  });

  it('at the counter belongs to the city; only facts the rule asks for stay, and no unknown ones', async () => {
    const desk = { ...parts, shelf: createShelf(packed) };
    const enquiry = { rule: 'award', city: '320500', name: '来访企业', purpose: '电话咨询', facts: { staff: 30, sales: 80 } };
    expect(await code(keepJudgement(desk, test.db, act(nanjing), enquiry))).toBe('FORBIDDEN');
    expect(await code(keepJudgement(desk, test.db, act(suzhou), { ...enquiry, facts: { staf: 30 } }))).toBe('RULE_FACT_UNKNOWN');
    const id = await keepJudgement(desk, test.db, act(suzhou), enquiry);
    expect(await rulebook.judgement(test.db, id)).toMatchObject({ answer: 'YES', region: ['320500', '320000'], facts: { staff: { value: 30, confidence: 'DECLARED' } } });
    const seen = (actor: Actor) => listJudgements(test.db.sql, { cities: regionsFor(actor, 'rulebook.judgement.read'), rule: 'award', limit: 50, offset: 0 });
    expect((await seen(suzhou)).rows.map((j) => j.id)).toContain(id);
    expect((await seen(nanjing)).rows.map((j) => j.id)).not.toContain(id);
    expect((await seen(secretariat)).total).toBe(0);
  });
});

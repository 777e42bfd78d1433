import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../kernel/base/clock.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { type Database, inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { testActor } from '../../kernel/identity/testing.ts';
import { trainMeasures } from './commands/train-measures.ts';
import type { ReviewItem } from './contract.ts';
import { createPolicyModule, type PolicyModule } from './index.ts';

const NOW = new Date('2026-11-21T04:00:00Z');
const TEXT = '泵站建设方案\n一、发展目标\n到2030年，建成泵站20座以上，节水量达到12亿元。\n二、重点任务\n（一）管网\n修建水渠，疏通河道。（责任单位：水务局，配合单位：财政局）\n（二）机制\n建立巡查制度。';
const folder = (dir: string) => ({ module: path.basename(dir), dir: path.join(packageRoot, 'src', dir, 'migrations') });
const actor = (name: string, id: string) => testActor(['policy.item.review', 'policy.document.load'], { displayName: name, accountId: `00000000-0000-7000-8000-0000000000${id}` });
const [ANNA, BEN] = [actor('安', '01'), actor('本', '02')];

let test: TestDatabase;
let db: Database;
let policy: PolicyModule;
const seen: string[] = [];
const scratch = mkdtempSync(path.join(tmpdir(), 'policy-review-'));

beforeAll(async () => {
  test = await createTestDatabase([folder('kernel/audit'), folder('modules/policy')]);
  db = test.db;
  policy = createPolicyModule({ places: { names: ['甲市'], groups: {} }, usesOf: async () => [] });
  policy.react({ decided: async (_tx, _act, item, before) => void seen.push(`${before?.state ?? 'NEW'}→${item.state}`) });
});
afterAll(async () => {
  await test?.drop();
  rmSync(scratch, { recursive: true, force: true });
});

let next = 900;
async function load(text = TEXT): Promise<string> {
  const id = String(next++);
  await inTransaction(db, (tx) => policy.loadDocument(tx, { id, bytes: new TextEncoder().encode(text), fileName: 'a.txt', title: '泵站建设方案', by: null, at: NOW }));
  return id;
}
async function call<T = ReviewItem>(id: string, input: { params: unknown; body?: unknown; query?: unknown }, as = ANNA): Promise<T> {
  const route = policy.routes.find((r) => r.contract.id === `policy.${id}`)!;
  return (await route.handle({ db, clock: fixedClock(NOW), actor: as, requestId: 'r', ip: '', locale: 'zh' }, { params: input.params, query: input.query ?? {}, body: input.body })) as T;
}
const items = async (id: string, query = {}): Promise<ReviewItem[]> => (await call<{ items: ReviewItem[] }>('listItems', { params: { id }, query })).items;
const audited = async (id: string): Promise<string[]> =>
  (await sql<{ action: string }>`select action from audit.entry where subject_id = ${id} order by action`.execute(db.sql)).rows.map((r) => r.action);

describe('loading a text', () => {
  it('keeps each finding as a proposal with the words it stands on; nothing is accepted', async () => {
    const id = await load();
    const found = await items(id);
    expect(new Set(found.map((i) => i.state))).toEqual(new Set(['PROPOSED']));
    const target = found.find((i) => i.kind === 'target')!;
    expect(TEXT.slice(target.start, target.end)).toContain('泵站20座');
    expect(target).toMatchObject({ clause: '一', origin: 'ENGINE', revision: 1, fields: { value: 20, unit: '座', year: 2030, comparator: '>=' } });
    expect(found.some((i) => i.kind === 'responsibility')).toBe(true);
    expect(await items(id, { clause: '二', kind: 'measure' })).not.toHaveLength(0);
    expect(await items(id, { clause: '二', kind: 'target' })).toHaveLength(0);
  });
  it('again changes no decision', async () => {
    const id = await load();
    const [first] = await items(id);
    await call('acceptItem', { params: { item: first!.id }, body: { revision: 1 } });
    await inTransaction(db, (tx) => policy.loadDocument(tx, { id, bytes: new TextEncoder().encode(TEXT), fileName: 'b.txt', by: null, at: NOW }));
    expect((await items(id)).filter((i) => i.state === 'ACCEPTED')).toHaveLength(1);
  });
  it('a text loaded before items were kept is taken apart when its review is opened, once', async () => {
    const id = await load();
    await sql`delete from policy.item where document_id = ${id}`.execute(db.sql);
    await sql`update policy.document_text set items_at = null where document_id = ${id}`.execute(db.sql);
    const both = await Promise.all([1, 2].map(() => call<{ items: number }>('prepareReview', { params: { id } })));
    const found = await items(id);
    expect(both.map((b) => b.items).sort((a, b) => a - b)).toEqual([0, found.length]);
  });
});

describe('names and parameters', () => {
  const RULES = '泵站补助办法\n一、支持对象\n支持青石水利实验室建设。对修建泵站的村，按实际投入的50%给予补助，最高不超过20万元。';
  it('are items like others: proposed with their fields, accepted, corrected, kept as examples', async () => {
    const id = await load(RULES);
    const found = await items(id);
    const name = found.find((i) => i.kind === 'entity')!;
    const [rate, cap] = found.filter((i) => i.kind === 'parameter');
    expect(name.fields).toEqual({ kind: 'laboratory', name: '青石水利实验室', normalised: '青石水利实验室', aliases: [] });
    expect(rate!.fields).toMatchObject({ role: 'rate', subject: '实际投入', value: 50, unit: '%' });
    await call('acceptItem', { params: { item: name.id }, body: { revision: 1 } });
    await call('correctItem', { params: { item: cap!.id }, body: { revision: 1, start: cap!.start, end: cap!.end, fields: { ...cap!.fields, value: 30 } } });
    const examples = await call<Record<string, { quote: string; value?: number }[]>>('exportExamples', { params: { id } });
    expect(examples.entities!.map((e) => e.quote)).toEqual(['青石水利实验室']);
    expect(examples.parameters).toMatchObject([{ quote: '最高不超过20万元', value: 30 }]);
  });
  it('a part that a rule does not know is refused by its field', async () => {
    const id = await load(RULES);
    const parameter = (await items(id, { kind: 'parameter' }))[0]!;
    const wrong = { revision: 1, start: parameter.start, end: parameter.end, fields: { ...parameter.fields, role: 'whim', value: '明天' } };
    await expect(call('correctItem', { params: { item: parameter.id }, body: wrong })).rejects.toMatchObject({ code: 'POLICY_ITEM_FIELDS', details: [{ where: { field: 'role' } }, { where: { field: 'value' } }] });
  });
});

describe('deciding', () => {
  it('of two people who decide at once one wins; the other is told how it stands and who was first', async () => {
    const id = await load();
    const [first] = await items(id);
    const answers = await Promise.allSettled([
      call('acceptItem', { params: { item: first!.id }, body: { revision: 1 } }, ANNA),
      call('rejectItem', { params: { item: first!.id }, body: { revision: 1, reason: 'DUPLICATE' } }, BEN),
    ]);
    const lost = answers.filter((a) => a.status === 'rejected').map((a) => a.reason);
    expect(lost).toHaveLength(1);
    const [now] = await items(id);
    expect(now!.revision).toBe(2);
    expect(lost[0]).toMatchObject({ code: 'POLICY_ITEM_CHANGED', status: 409, where: { clause: `${id} 一` } });
    expect(lost[0].zh).toContain(now!.decidedByName);
    expect(lost[0].zh).toContain(now!.state === 'ACCEPTED' ? '已采纳' : '不采纳');
    expect(await audited(first!.id)).toHaveLength(1);
  });
  it('a correction keeps what was read, moves the span and names the clause there; undo brings the proposal back', async () => {
    const id = await load();
    const target = (await items(id, { kind: 'target' }))[0]!;
    const start = TEXT.indexOf('（二）机制');
    const corrected = await call('correctItem', { params: { item: target.id }, body: { revision: 1, start, end: start + 5, fields: { ...target.fields, value: 21, stray: 1 } } });
    expect(corrected).toMatchObject({ state: 'CORRECTED', clause: '二/（二）', start, fields: { value: 21 }, extracted: { start: target.start, fields: { value: 20 } }, decidedByName: '安' });
    expect(corrected.fields).not.toHaveProperty('stray');
    const undone = await call('undoItem', { params: { item: target.id }, body: { revision: 2 } });
    expect(undone).toMatchObject({ state: 'PROPOSED', start: target.start, fields: { value: 20 }, decidedByName: null, revision: 3 });
    expect(await audited(target.id)).toEqual(['policy.item.corrected', 'policy.item.undone']);
    await expect(call('undoItem', { params: { item: target.id }, body: { revision: 3 } })).rejects.toMatchObject({ code: 'POLICY_ITEM_UNDECIDED' });
  });
  it('refuses fields that do not fit the kind by name, and a span without words', async () => {
    const id = await load();
    const target = (await items(id, { kind: 'target' }))[0]!;
    const wrong = { revision: 1, start: target.start, end: target.end, fields: { ...target.fields, value: 'many', year: 20300 } };
    await expect(call('correctItem', { params: { item: target.id }, body: wrong })).rejects.toMatchObject({ code: 'POLICY_ITEM_FIELDS', details: [{ where: { field: 'value' } }, { where: { field: 'year' } }] });
    for (const [start, end] of [[0, TEXT.length + 1], [5, 5], [6, 7]]) {
      await expect(call('correctItem', { params: { item: target.id }, body: { ...wrong, fields: target.fields, start, end } })).rejects.toMatchObject({ code: 'POLICY_SPAN_INVALID' });
    }
  });
  it('accepts a whole clause with those under it, unless it is not what the person saw', async () => {
    const id = await load();
    const open = await items(id, { clause: '二' });
    expect(open.length).toBeGreaterThan(1);
    const body = { version: 1, clause: '二', seen: open.map((i) => ({ id: i.id, revision: i.revision })) };
    await expect(call('acceptClause', { params: { id }, body: { ...body, seen: body.seen.slice(1) } })).rejects.toMatchObject({ code: 'POLICY_CLAUSE_CHANGED' });
    expect(await items(id, { state: 'ACCEPTED' })).toHaveLength(0);
    const { items: accepted } = await call<{ items: ReviewItem[] }>('acceptClause', { params: { id }, body });
    expect(accepted).toHaveLength(open.length);
    const progress = await call<{ total: number; byState: Record<string, number>; byKind: Record<string, Record<string, number>> }>('reviewProgress', { params: { id } });
    expect(progress.byState.ACCEPTED).toBe(open.length);
    expect(progress.byKind.target!.PROPOSED).toBe((await items(id, { kind: 'target' })).length);
  });
  it('tells flows of each decision in its transaction', async () => {
    const id = await load();
    const [first] = await items(id);
    seen.length = 0;
    await call('acceptItem', { params: { item: first!.id }, body: { revision: 1 } });
    await call('undoItem', { params: { item: first!.id }, body: { revision: 2 } });
    expect(seen).toEqual(['PROPOSED→ACCEPTED', 'ACCEPTED→PROPOSED']);
  });
});

describe('adding what was missed', () => {
  it('numbers it after the others, also when two people add at once', async () => {
    const id = await load();
    const start = TEXT.indexOf('建立巡查');
    const body = { version: 1, kind: 'milestone', start, end: start + 6, fields: { subject: '水务局', year: 2028, goal: '建立巡查制度' } };
    const both = await Promise.all([call('addItem', { params: { id }, body }, ANNA), call('addItem', { params: { id }, body }, BEN)]);
    expect(new Set(both.map((i) => i.id)).size).toBe(2);
    expect(both[0]).toMatchObject({ origin: 'PERSON', state: 'CORRECTED', clause: '二/（二）', extracted: null });
    const taken = await call('undoItem', { params: { item: both[0]!.id }, body: { revision: 1 } });
    expect(taken).toMatchObject({ state: 'REJECTED', reason: 'WITHDRAWN' });
  });
});

describe('exporting what people decided', () => {
  it('gives exact words and offsets, in files from which measures are learned', async () => {
    const id = await load();
    const all = await items(id);
    for (const item of all.filter((i) => i.kind === 'measure')) await call('acceptItem', { params: { item: item.id }, body: { revision: 1 } });
    const target = all.find((i) => i.kind === 'target')!;
    await call('correctItem', { params: { item: target.id }, body: { revision: 1, start: target.start, end: target.end, fields: { ...target.fields, value: 21 } } });
    const rest = all.filter((i) => i.kind !== 'measure' && i.id !== target.id);
    for (const item of rest) await call('rejectItem', { params: { item: item.id }, body: { revision: 1, reason: 'NOT_THIS_KIND' } });
    const { files, examples, undecided } = await policy.writeExamples(db.sql, { id, out: path.join(scratch, 'examples') });
    expect([undecided, examples]).toEqual([0, all.length - rest.length]);
    const read = (kind: string): { quote: string; char_start: number; char_end: number }[] => JSON.parse(readFileSync(files.find((f) => path.basename(f) === `${kind}-${id}.json`)!, 'utf8'));
    for (const e of [...read('measures'), ...read('targets')]) expect(e.quote).toBe(TEXT.slice(e.char_start, e.char_end));
    expect(read('targets')).toMatchObject([{ clause_path: '一', value: 21, deadline_year: 2030, evaluate_as: '>=' }]);
    expect(read('rejected')).toHaveLength(rest.length);
    writeFileSync(path.join(scratch, 'a.txt'), TEXT);
    const model = await trainMeasures({ documents: [{ file: path.join(scratch, 'a.txt'), marked: path.join(scratch, 'examples', `measures-${id}.json`) }], out: path.join(scratch, 'model.json') });
    expect(Object.keys(model.weights).length).toBeGreaterThan(10);
  });
});

describe('who may', () => {
  it('nobody without the permission sees what was found', async () => {
    const id = await load();
    await expect(call('listItems', { params: { id } }, testActor(['policy.document.load']))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/index.ts';
import type { Problem } from '../base/problem.ts';
import { type Database, inTransaction } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import { definitionSchema } from './domain/definition.ts';
import { at, chessClub, chessClubNames, testCalendar } from './testing/chess-club.ts';
import { type ClubHouse, clubHouse, clubMigrations, people } from './testing/club-house.ts';
import { createProcedureEngine } from './index.ts';

let test: TestDatabase;
let db: Database;
let club: ClubHouse;

beforeAll(async () => {
  test = await createTestDatabase(clubMigrations);
  db = test.db;
  club = await clubHouse(db);
});
afterAll(() => test?.drop());

const problem = async (work: Promise<unknown>): Promise<Problem> => {
  try {
    await work;
  } catch (error) {
    return error as Problem;
  }
  throw new Error('no Problem was thrown');
};

async function posted(on = '2026-03-02'): Promise<string> {
  const { id } = await club.open(on);
  await club.take(on, 'anna', id, 'apply');
  await club.take(on, 'ben', id, 'post');
  return id;
}

describe('a case from its opening to its end', () => {
  it('is numbered by year without gaps and starts where the definition says', async () => {
    const first = await club.open('2025-06-02');
    const second = await club.open('2025-06-03');
    expect([first.number, second.number]).toEqual(['QS2025-000001', 'QS2025-000002']);
    expect((await club.engine.evaluateStored(db.sql, first.id, at('2025-06-03'))).evaluation).toMatchObject({ state: 'DRAFT', seq: 0 });
  });

  it('goes through its states, tells the effects and leaves an audit entry for each action', async () => {
    const { id } = await club.open('2026-03-02');
    await club.take('2026-03-02', 'anna', id, 'apply');
    await club.take('2026-03-03', 'ben', id, 'post');
    const done = await club.take('2026-03-19', 'dora', id, 'admit');
    expect(done.evaluation).toMatchObject({ state: 'MEMBER', done: true, seq: 3, light: 'green' });
    expect(club.told.filter((t) => t.caseId === id)).toEqual([
      { effect: 'record', state: 'SUBMITTED', caseId: id },
      { effect: 'admit', state: 'MEMBER', caseId: id },
    ]);
    const { rows } = await sql<{ action: string; organisation: string }>`
      select action, actor_organisation as organisation from audit.entry where subject_id = ${id} order by position`.execute(db.sql);
    expect(rows).toEqual([
      { action: 'procedure.chess-club.opened', organisation: null },
      { action: 'procedure.chess-club.apply', organisation: 'org-anna' },
      { action: 'procedure.chess-club.post', organisation: 'org-ben' },
      { action: 'procedure.chess-club.admit', organisation: 'org-dora' },
    ]);
    expect((await verifyAudit(db)).ok).toBe(true);
  });

  it('is open only once for a record', async () => {
    await club.open('2026-03-02', { subjectId: 'twin' });
    expect((await problem(club.open('2026-03-02', { subjectId: 'twin' }))).code).toBe('CASE_ALREADY_OPEN');
  });
});

describe('an action is refused', () => {
  it('to a person who has not seen the last change, and names what happened', async () => {
    const { id } = await club.open('2026-03-02');
    await club.take('2026-03-02', 'anna', id, 'apply');
    const stale = await problem(club.take('2026-03-03', 'ben', id, 'post', { expectedSeq: 0 }));
    expect(stale).toMatchObject({ code: 'CASE_CHANGED', status: 409 });
    expect(stale.zh).toContain('anna 已办理“申请”，现状态为“已申请”');
  });

  it('to somebody of another organisation, another city, or without the role', async () => {
    const { id } = await club.open('2026-03-02');
    expect((await problem(club.take('2026-03-02', 'stranger', id, 'apply'))).code).toBe('ACTION_FORBIDDEN');
    expect((await problem(club.take('2026-03-02', 'ben', id, 'apply'))).code).toBe('ACTION_FORBIDDEN');
    await club.take('2026-03-02', 'anna', id, 'apply');
    expect((await problem(club.take('2026-03-02', 'fang', id, 'post'))).code).toBe('ACTION_FORBIDDEN');
    expect((await problem(club.take('2026-03-02', 'carl', id, 'post', { actor: undefined }))).code).toBe('SIGN_IN_REQUIRED');
  });

  it('before its day, in the wrong state, or to the person who took the step before', async () => {
    const id = await posted();
    expect((await problem(club.take('2026-03-17', 'dora', id, 'admit'))).zh).toContain('2026-03-18 起才可办理');
    expect((await problem(club.take('2026-03-17', 'anna', id, 'apply'))).code).toBe('ACTION_NOT_POSSIBLE');
    const other = (await club.open('2026-03-02')).id;
    await club.take('2026-03-02', 'anna', other, 'apply');
    await club.take('2026-03-02', 'dora', other, 'post');
    expect((await problem(club.take('2026-03-20', 'dora', other, 'admit'))).code).toBe('ACTION_NOT_POSSIBLE');
  });

  it('with a form that is wrong, naming each field once in both languages', async () => {
    const { id } = await club.open('2026-03-02');
    const wrong = await problem(club.take('2026-03-02', 'anna', id, 'apply', { data: { name: ' 安 ', rating: -1.5, colour: 'red' } }));
    expect(wrong.code).toBe('FORM_INVALID');
    expect(wrong.details.map((d) => [d.where?.field, d.zh, d.en]).sort()).toEqual([
      ['colour', 'colour：表单没有这一项', 'colour: the form has no such field'],
      ['name', '姓名：至少 2 个字', 'Name: at least 2 characters'],
      ['rating', '等级分：填写的类型不对', 'Rating: is of the wrong type'],
    ]);
    expect((await problem(club.take('2026-03-02', 'anna', id, 'apply', { data: { name: '' } }))).details.map((d) => d.zh)).toEqual(['姓名：必填', '等级分：必填']);
  });

  it('without the reason it needs', async () => {
    const { id } = await club.open('2026-03-02');
    await club.take('2026-03-02', 'anna', id, 'apply');
    expect((await problem(club.take('2026-03-03', 'ben', id, 'refuse', { reason: '  ' }))).code).toBe('REASON_REQUIRED');
  });

  it('by a guard of a module, with its reasons', async () => {
    const { id } = await club.open('2026-03-02');
    const refused = await problem(club.take('2026-03-02', 'anna', id, 'apply', { data: { name: '无名', rating: 1 } }));
    expect(refused).toMatchObject({ code: 'GUARD_REFUSED', details: [{ zh: '查无此人' }] });
  });

  it('when it answers an objection that is not open', async () => {
    const id = await posted();
    await club.take('2026-03-04', 'carl', id, 'object', { data: { text: '他作弊了' }, expectedSeq: null });
    const wrong = await problem(club.take('2026-03-05', 'emma', id, 'dismiss', { data: { objection: 1, answer: '查无实据' } }));
    expect(wrong).toMatchObject({ code: 'OBJECTION_NOT_OPEN', where: { field: 'objection' } });
    expect(wrong.zh).toContain('3');
  });

  it('from a person, when only a flow takes it; and a flow takes it without a person', async () => {
    const id = await posted();
    expect((await problem(club.take('2026-03-05', 'dora', id, 'expel'))).code).toBe('ACTION_FORBIDDEN');
    const taken = await inTransaction(db, (tx) =>
      club.engine.act(tx, { caseId: id, action: 'expel', expectedSeq: null, actor: undefined, flow: 'club.dissolved', now: at('2026-03-05'), requestId: 'r' }),
    );
    expect(taken.action).toMatchObject({ accountId: null, flow: 'club.dissolved' });
    expect(taken.evaluation.state).toBe('WITHDRAWN');
  });
});

describe('the same request twice', () => {
  it('does one thing and gives the same answer', async () => {
    const { id } = await club.open('2026-03-02');
    const send = () => club.take('2026-03-02', 'anna', id, 'apply', { expectedSeq: 0, idempotencyKey: 'key-0001' });
    const first = await send();
    const again = await send();
    expect([first.replayed, again.replayed, first.seq, again.seq]).toEqual([false, true, 1, 1]);
    expect((await club.engine.evaluateStored(db.sql, id, at('2026-03-02'))).actions).toHaveLength(1);
  });

  it('is refused when it is another request under the same key', async () => {
    const { id } = await club.open('2026-03-02');
    await club.take('2026-03-02', 'anna', id, 'apply', { idempotencyKey: 'key-0002' });
    const other = await problem(club.take('2026-03-02', 'anna', id, 'apply', { expectedSeq: 0, idempotencyKey: 'key-0002', data: { name: '安妮', rating: 1 } }));
    expect(other.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('of two people at the same moment lets one through and tells the other', async () => {
    const { id } = await club.open('2026-03-02');
    await club.take('2026-03-02', 'anna', id, 'apply');
    const answers = await Promise.allSettled(
      (['ben', 'dora', 'ben', 'dora'] as const).map((who) => club.take('2026-03-03', who, id, 'post', { expectedSeq: 1 })),
    );
    expect(answers.filter((a) => a.status === 'fulfilled')).toHaveLength(1);
    expect(answers.flatMap((a) => (a.status === 'rejected' ? [(a.reason as Problem).code] : []))).toEqual(Array(3).fill('CASE_CHANGED'));
  });
});

describe('what is written stays written', () => {
  it('an effect that fails undoes the whole action', async () => {
    const failing = await clubHouse(db, {
      hooks: {
        guards: { 'club.member.known': async () => ({ ok: true }) },
        effects: { 'club.member.record': async () => { throw new Error('record failed'); }, 'club.member.admit': async () => {} },
      },
    });
    const { id } = await failing.open('2026-03-02');
    await expect(failing.take('2026-03-02', 'anna', id, 'apply')).rejects.toThrow('record failed');
    expect((await club.engine.evaluateStored(db.sql, id, at('2026-03-02'))).evaluation).toMatchObject({ state: 'DRAFT', seq: 0 });
  });

  it('no action is changed or removed, and the head of a case neither', async () => {
    const id = await posted();
    await expect(sql`update procedure.action set reason = 'x' where case_id = ${id}`.execute(db.sql)).rejects.toThrow('append-only');
    await expect(sql`delete from procedure.action where case_id = ${id}`.execute(db.sql)).rejects.toThrow('append-only');
    await expect(sql`update procedure.case_file set number = 'X' where id = ${id}`.execute(db.sql)).rejects.toThrow('append-only');
    await expect(sql`delete from procedure.case_file where id = ${id}`.execute(db.sql)).rejects.toThrow('append-only');
  });

  it('a changed row shows on the case page even when the triggers were off', async () => {
    const id = await posted();
    const page = (): Promise<{ intact: boolean }> => route('procedure.readCase', people.auditor, { params: { id } });
    expect((await page()).intact).toBe(true);
    await inTransaction(db, async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx.sql);
      await sql`update procedure.action set account_name = 'someone else' where case_id = ${id} and seq = 2`.execute(tx.sql);
    });
    expect((await page()).intact).toBe(false);
  });

  it('a definition that changed under its old version is refused at the start', async () => {
    const changed = definitionSchema.parse({ ...chessClub, title: { zh: '另一个标题', en: 'Another title' } });
    const refused = await problem(clubHouse(db, { definition: changed }));
    expect(refused).toMatchObject({ code: 'PROCEDURE_VERSION_CHANGED', where: { file: 'procedures/chess-club.yaml' } });
  });

  it('a running case keeps the version it began under', async () => {
    const id = await posted();
    const shorter = definitionSchema.parse({
      ...chessClub, version: 2, notices: chessClub.notices.map((n) => ({ ...n, length: { ...n.length, value: 5 } })),
    });
    const next = await clubHouse(db, { definition: shorter });
    const before = await next.engine.evaluateStored(db.sql, id, at('2026-03-10'));
    expect(before.evaluation.notices[0]!.until).toBe('2026-03-17');
    expect((await problem(next.take('2026-03-10', 'dora', id, 'admit'))).code).toBe('ACTION_NOT_POSSIBLE');
    const young = await next.open('2026-03-02');
    await next.take('2026-03-02', 'anna', young.id, 'apply');
    await next.take('2026-03-02', 'ben', young.id, 'post');
    expect((await next.take('2026-03-10', 'dora', young.id, 'admit')).evaluation.state).toBe('MEMBER');
  });

  it('a name that nobody provides stops the start', async () => {
    const engine = createProcedureEngine({ definitions: [{ file: 'procedures/chess-club.yaml', definition: chessClub }], calendar: testCalendar });
    const refused = await problem(engine.prepare(db, at('2026-01-05'), chessClubNames.permissions));
    expect(refused.code).toBe('PROCEDURE_INVALID');
    expect(refused.details.map((d) => d.where)).toContainEqual({ file: 'procedures/chess-club.yaml', field: 'actions[0].effects' });
  });
});

/** Calls a route the way the delivery floor does, at a fixed time. */
async function route<T>(id: string, actor: (typeof people)['anna'] | undefined, input: { params?: unknown; query?: unknown; body?: unknown }, now = at('2026-03-05')): Promise<T> {
  const { contract, handle } = club.engine.routes.find((r) => r.contract.id === id)!;
  const parsed = {
    params: contract.params?.parse(input.params ?? {}),
    query: contract.query?.parse(input.query ?? {}),
    body: contract.body?.parse(input.body ?? {}),
  };
  const answer = await handle({ db, clock: { now: () => now }, actor, requestId: 'r', ip: '::1', locale: 'zh' }, parsed);
  return (contract.response ? contract.response.parse(answer) : answer) as T;
}

describe('lists', () => {
  interface Page { items: { id: string; light: string; next: { action: string; from: string | null }[] }[]; total: number; lights: Record<string, number>; later: number }
  const inbox = (actor: (typeof people)['anna'], day: string, query: object = {}): Promise<Page> =>
    route('procedure.readInbox', actor, { query: { pageSize: 200, ...query } }, at(day));
  const has = (page: Page, id: string): boolean => page.items.some((i) => i.id === id);

  it('an inbox holds what its owner can do today, and under "later" what a notice still holds up', async () => {
    const id = await posted('2026-05-06');
    expect(has(await inbox(people.dora, '2026-05-07'), id)).toBe(false);
    const later = await inbox(people.dora, '2026-05-07', { when: 'later' });
    expect(later.items.find((i) => i.id === id)?.next).toMatchObject([{ action: 'admit', from: '2026-05-22' }]);
    expect(has(await inbox(people.dora, '2026-05-22'), id)).toBe(true);
    // Another city, the person who posted it, the applicant and a passer-by have nothing to do.
    for (const who of [people.fang, people.ben, people.anna, people.carl]) expect(has(await inbox(who, '2026-05-22'), id)).toBe(false);
  });

  it('an inbox leaves out what needs another pair of eyes than its owner', async () => {
    const { id } = await club.open('2026-05-06');
    await club.take('2026-05-06', 'anna', id, 'apply');
    await club.take('2026-05-06', 'dora', id, 'post');
    expect(has(await inbox(people.dora, '2026-05-22'), id)).toBe(false);
    expect(has(await inbox(people.emma, '2026-05-22'), id)).toBe(true);
  });

  it('the most urgent comes first and the lights are counted', async () => {
    const urgent = (await club.open('2026-06-01')).id;
    await club.take('2026-06-01', 'anna', urgent, 'apply');
    const calm = (await club.open('2026-06-10')).id;
    await club.take('2026-06-10', 'anna', calm, 'apply');
    const page = await inbox(people.ben, '2026-06-10');
    const order = page.items.map((i) => i.id);
    expect(order.indexOf(urgent)).toBeLessThan(order.indexOf(calm));
    expect(page.items.find((i) => i.id === urgent)?.light).toBe('red');
    expect(page.lights['red']).toBe(page.items.filter((i) => i.light === 'red').length);
    expect((await inbox(people.ben, '2026-06-10', { light: 'red' })).items.every((i) => i.light === 'red')).toBe(true);
  });

  it('each person sees his own cases and those he serves, and no others', async () => {
    const id = await posted('2026-03-02');
    const sees = async (actor: (typeof people)['anna']): Promise<boolean> => {
      const listed = has(await route<Page>('procedure.listCases', actor, { query: { pageSize: 200, text: '安娜' } }), id);
      const page = await route('procedure.readCase', actor, { params: { id } }).then(() => true, (e: Problem) => e.code !== 'FORBIDDEN');
      expect(page).toBe(listed);
      return listed;
    };
    expect(await sees(people.anna)).toBe(true);
    expect(await sees(people.ben)).toBe(true);
    expect(await sees(people.auditor)).toBe(true);
    expect(await sees(people.stranger)).toBe(false);
    expect(await sees(people.fang)).toBe(false);
    expect(await sees(people.carl)).toBe(false);
  });

  it('the statistics count the cases the reader may see', async () => {
    const mine = await route<{ states: { state: string; cases: number }[] }>('procedure.readStatistics', people.auditor, { params: { id: 'chess-club' } });
    const none = await route<{ states: { state: string; cases: number }[] }>('procedure.readStatistics', people.stranger, { params: { id: 'chess-club' } });
    expect(mine.states.find((s) => s.state === 'ON_NOTICE')!.cases).toBeGreaterThan(0);
    expect(none.states.every((s) => s.cases === 0)).toBe(true);
  });
});

describe('public notices', () => {
  interface Notices { items: { caseId: string; status: string; shown: { field: string; value: unknown }[]; objection: unknown; mine: { text: string; status: string }[] }[] }
  const notices = (actor: (typeof people)['anna'] | undefined, day: string, status = 'running'): Promise<Notices> =>
    route('procedure.listNotices', actor, { query: { status, pageSize: 200 } }, at(day));

  it('show what the definition names and nothing else, to anybody, while they run', async () => {
    const { id } = await club.open('2026-07-06');
    await club.take('2026-07-06', 'anna', id, 'apply', { data: { name: '安娜', rating: 1800, secret: '不公开的话' } });
    await club.take('2026-07-06', 'ben', id, 'post');
    const seen = (await notices(undefined, '2026-07-21')).items.find((n) => n.caseId === id)!;
    expect(seen.shown.map((s) => [s.field, s.value])).toEqual([['name', '安娜'], ['rating', 1800]]);
    expect(JSON.stringify(seen)).not.toContain('不公开的话');
    const kept = await sql<{ shown: object }>`select shown from procedure.notice where case_id = ${id}`.execute(db.sql);
    expect(kept.rows[0]!.shown).toEqual({ name: '安娜', rating: 1800 });
    expect((await notices(undefined, '2026-07-22')).items.some((n) => n.caseId === id)).toBe(false);
    expect((await notices(undefined, '2026-07-22', 'ended')).items.find((n) => n.caseId === id)?.objection).toBeNull();
  });

  it('let an objector follow his own objection and nobody else', async () => {
    const id = await posted('2026-08-03');
    await club.take('2026-08-04', 'carl', id, 'object', { data: { text: '本人提出异议' }, expectedSeq: null });
    const of = async (who: (typeof people)['anna']) => (await notices(who, '2026-08-05')).items.find((n) => n.caseId === id)!.mine;
    expect(await of(people.carl)).toMatchObject([{ text: '本人提出异议', status: 'open' }]);
    // Ben has acted in the case, Dora has not; neither has objected.
    expect(await of(people.ben)).toEqual([]);
    expect(await of(people.dora)).toEqual([]);
    await club.take('2026-08-06', 'emma', id, 'uphold', { data: { objection: 3, answer: '属实' } });
    expect((await notices(people.carl, '2026-08-07')).items.some((n) => n.caseId === id)).toBe(false);
  });
});

describe('the clock job', () => {
  it('reminds once a day of each clock that is yellow or red, however often it runs', async () => {
    const { id } = await club.open('2026-11-02');
    await club.take('2026-11-02', 'anna', id, 'apply');
    const reminders = async (): Promise<unknown[]> =>
      (await sql`select payload from kernel.outbox where topic = 'procedure.clock.reminder' and key = ${id}`.execute(db.sql)).rows;
    await club.engine.tickClocks(db, at('2026-11-04'));
    expect(await reminders()).toEqual([]);
    await Promise.all([club.engine.tickClocks(db, at('2026-11-05')), club.engine.tickClocks(db, at('2026-11-05'))]);
    expect(await reminders()).toMatchObject([{ payload: { clock: 'examine', light: 'yellow', dueOn: '2026-11-09' } }]);
    await club.engine.tickClocks(db, at('2026-11-10'));
    expect(await reminders()).toHaveLength(2);
  });
});

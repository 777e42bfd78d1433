import path from 'node:path';
import { auditKernel } from '../../audit/index.ts';
import { packageRoot } from '../../base/root.ts';
import { type Database, inTransaction, type MigrationFolder } from '../../db/index.ts';
import type { Actor } from '../../identity/actor.ts';
import { type ActInput, type ActOutcome, type CaseRecord, createProcedureEngine, type Definition, type ProcedureEngine } from '../index.ts';
import type { ProcedureHooks } from '../hooks.ts';
import { at, chessClub, chessClubNames, testCalendar } from './chess-club.ts';

/** Tables the tests of the engine need. */
export const clubMigrations: MigrationFolder[] = [
  { module: 'audit', dir: path.join(packageRoot, auditKernel.migrations) },
  { module: 'procedure', dir: path.join(packageRoot, 'src/kernel/procedure/migrations') },
];

export const PLAYER_ORGANISATION = 'org-anna';

function actor(accountId: string, permissions: string[], more: Partial<Actor['assignments'][number]> = {}, reach: 'own' | 'jurisdiction' | 'zone' = 'jurisdiction'): Actor {
  return {
    accountId,
    loginName: accountId,
    displayName: accountId,
    assignments: [
      {
        role: 'member', organisationId: `org-${accountId}`, organisationName: `${accountId} 棋社`, regions: ['320200'], parks: [],
        grants: permissions.map((permission) => ({ permission, reach })), ...more,
      },
    ],
  };
}

export const people = {
  anna: actor('anna', ['club.member.apply', 'procedure.case.read'], {}, 'own'),
  ben: actor('ben', ['club.member.examine', 'procedure.case.read']),
  dora: actor('dora', ['club.member.examine', 'club.member.decide', 'procedure.case.read']),
  emma: actor('emma', ['club.member.decide', 'procedure.case.read']),
  /** Officer of another city. */
  fang: actor('fang', ['club.member.examine', 'club.member.decide', 'procedure.case.read'], { regions: ['320500'] }),
  /** Signed in, nothing else. */
  carl: actor('carl', []),
  auditor: actor('gu', ['procedure.case.read'], { regions: [] }, 'zone'),
  /** A firm's person with the same role elsewhere. */
  stranger: actor('hao', ['club.member.apply', 'procedure.case.read'], {}, 'own'),
};

export interface ClubHouse {
  engine: ProcedureEngine;
  /** What the effects were told, in order. */
  told: { effect: string; state: string; caseId: string }[];
  open(on: string, more?: { subjectId?: string; title?: string; region?: string | null }): Promise<CaseRecord>;
  take(on: string, who: keyof typeof people, caseId: string, action: string, more?: Partial<ActInput>): Promise<ActOutcome>;
}

export interface ClubOptions {
  definition?: Definition;
  hooks?: ProcedureHooks;
}

let subject = 0;

/** The engine over the chess club, with effects that only remember that they were called. */
export async function clubHouse(db: Database, options: ClubOptions = {}): Promise<ClubHouse> {
  const definition = options.definition ?? chessClub;
  const told: ClubHouse['told'] = [];
  const remember = (effect: string) => async (_tx: unknown, ctx: { evaluation: { state: string }; case: { id: string } }) => {
    told.push({ effect, state: ctx.evaluation.state, caseId: ctx.case.id });
  };
  const engine = createProcedureEngine({ definitions: [{ file: 'procedures/chess-club.yaml', definition }], calendar: testCalendar });
  engine.provide(
    options.hooks ?? {
      guards: {
        'club.member.known': async (_tx, ctx) =>
          ctx.data['name'] === '无名' ? { ok: false, reasons: [{ zh: '查无此人', en: 'Nobody knows this person' }] } : { ok: true },
      },
      effects: { 'club.member.record': remember('record'), 'club.member.admit': remember('admit') },
    },
  );
  await engine.prepare(db, at('2026-01-05'), chessClubNames.permissions);
  return {
    engine,
    told,
    open: (on, more = {}) =>
      inTransaction(db, (tx) =>
        engine.openCase(tx, {
          definitionId: definition.id,
          subject: { kind: 'club.member', id: more.subjectId ?? `member-${on}-${(subject += 1)}` },
          title: more.title ?? '安娜申请入社',
          parties: { player: [{ organisationId: PLAYER_ORGANISATION, name: '安娜工作室' }] },
          region: more.region === undefined ? '320200' : more.region,
          park: null,
          actor: people.anna,
          now: at(on),
          requestId: 'test',
        }),
      ),
    take: (on, who, caseId, action, more = {}) =>
      inTransaction(db, async (tx) => {
        const seen = more.expectedSeq === undefined ? (await engine.evaluateStored(tx.sql, caseId, at(on))).evaluation.seq : more.expectedSeq;
        return engine.act(tx, { caseId, action, actor: people[who], now: at(on), requestId: 'test', data: action === 'apply' ? { name: '安娜', rating: 1800 } : {}, ...more, expectedSeq: seen });
      }),
  };
}

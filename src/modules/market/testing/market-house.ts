import path from 'node:path';
import { openPack } from '../../../kernel/base/pack.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { type Database, inTransaction } from '../../../kernel/db/index.ts';
import type { MigrationFolder } from '../../../kernel/db/index.ts';
import { type Actor, createIdentity, loadRoles, type Organisation, type OrganisationKind } from '../../../kernel/identity/index.ts';
import { loadProcedureEngine, type ProcedureEngine, type ProcedureHooks } from '../../../kernel/procedure/index.ts';
import { openTalk } from '../commands/ask-to-talk.ts';
import { createDemandDraft } from '../commands/create-demand.ts';
import { draftResult } from '../commands/create-result.ts';
import { handInDemand } from '../commands/submit-demand.ts';
import { submitResult } from '../commands/submit-result.ts';
import { publishOwnResult } from '../commands/update-result.ts';
import type { Act, ProcedurePort } from '../context.ts';
import { demandDraft } from '../contract/demand.ts';
import { resultDraft } from '../contract/result.ts';
import { type MarketReactions, noReactions } from '../reactions.ts';
import { readDesks } from '../desks.ts';
import { readLibraryRules } from '../pack.ts';
import { marketHooks } from '../procedure-hooks.ts';
import { createMarketModule, type MarketModule } from '../module.ts';
import type { z } from 'zod';
import { overlapIndex } from './overlap-index.ts';

const folder = (name: string): MigrationFolder => ({ module: name.split('/').at(-1)!, dir: path.join(packageRoot, 'src', name, 'migrations') });
export const marketMigrations: readonly MigrationFolder[] = ['kernel/audit', 'kernel/identity', 'kernel/procedure', 'modules/market'].map(folder);

/** A Tuesday, ten in the morning in Beijing. */
export const NOW = new Date('2026-03-03T10:00:00+08:00');
export const days = (count: number): Date => new Date(NOW.getTime() + count * 86_400_000);

/** The market on a real database with the real procedures and roles of the pack; a test states only what matters to it. */
export interface MarketHouse {
  db: Database;
  market: MarketModule;
  procedure: ProcedurePort;
  engine: ProcedureEngine;
  reactions: { current: MarketReactions };
  identity: ReturnType<typeof createIdentity>;
  /** Registered brokers by id. */
  brokers: Map<string, { accountId: string; name: string; organisation: string }>;
  /** Pairs of organisations, `a b`, that the register of links holds for related. */
  related: Set<string>;
  organisation(name: string, kind: OrganisationKind, place?: { region?: string; park?: string; creditCode?: string }): Promise<Organisation>;
  /** Somebody with a role of the pack at an organisation. */
  person(role: string, organisation: Organisation, place?: { regions?: string[]; parks?: string[] }): Actor;
  act(actor: Actor | undefined, now?: Date): Act;
  draftDemand(firm: Actor, draft?: z.input<typeof demandDraft>): Promise<string>;
  publishDemand(firm: Actor, officer: Actor, draft?: z.input<typeof demandDraft>, disclosure?: string): Promise<string>;
  /** Written by the officer, reviewed by a second person of his unit. */
  registerResult(officer: Actor, draft?: z.input<typeof resultDraft>): Promise<string>;
  publishResult(officer: Actor, draft?: z.input<typeof resultDraft>): Promise<string>;
  talk(firm: Actor, demandId: string, resultId: string): Promise<string>;
  take(actor: Actor, caseId: string, action: string, data?: Record<string, unknown>, more?: { reason?: string; now?: Date }): Promise<void>;
}

export const DEMAND: z.input<typeof demandDraft> = {
  title: '高速钢刀具涂层耐磨性提升',
  problem: '目前 TiAlN 涂层刀具连续切削寿命约 45 min，要求达到 90 min 以上，不改变现有刀体尺寸。',
  budgetFen: 80_000_000,
  deadline: '2026-12-31',
};
export const RESULT: z.input<typeof resultDraft> = {
  title: '纳米多层硬质涂层制备方法',
  abstract: '采用高功率脉冲磁控溅射制备多层涂层，刀具切削寿命提高一倍。',
  field: '新材料',
  maturity: 6,
  jobResult: true,
  completers: [{ name: '李明' }],
};

export async function marketHouse(db: Database): Promise<MarketHouse> {
  const pack = openPack(path.join(packageRoot, 'packs/sunan'));
  const roles = loadRoles(pack);
  const identity = createIdentity({ roles, wallClock: { now: () => NOW } });
  const engine = loadProcedureEngine(pack);
  const procedure: ProcedurePort = {
    openCase: (tx, act, opening) => engine.openCase(tx, { ...opening, ...act }),
    amendCase: async (tx, act, change) => void (await engine.amendCase(tx, { ...change, ...act })),
    takeAction: async (tx, act, step) => {
      const { evaluation } = await engine.evaluateStored(tx.sql, step.caseId, act.now);
      await engine.act(tx, { ...step, ...act, expectedSeq: evaluation.seq });
    },
    follow: async (tx, act, step) => void (await engine.act(tx, { ...step, ...act, expectedSeq: null })),
  };
  const related = new Set<string>();
  const onRecord = async (_handle: unknown, a: string, b: string): Promise<boolean> => related.has(`${a} ${b}`) || related.has(`${b} ${a}`);
  const hooks = marketHooks(procedure, onRecord);
  engine.provide(hooks);
  engine.provide(strangers(engine, hooks));
  await engine.prepare(db, NOW, permissionsOf(engine));
  const reactions = { current: noReactions() };
  const brokers: MarketHouse['brokers'] = new Map();
  const market = createMarketModule({ procedure, identity, library: readLibraryRules(pack), desks: readDesks(pack), brokers: { practitioner: async (_h, id) => brokers.get(id), demandsOf: async () => [] }, related: onRecord, createIndex: async () => overlapIndex() });
  const act = (actor: Actor | undefined, now = NOW): Act => ({ now, actor, requestId: 'test' });
  let people = 0;

  const house: MarketHouse = {
    db, market, procedure, engine, reactions, identity, act, brokers, related,
    organisation: (nameZh, kind, place = {}) =>
      inTransaction(db, (tx) => identity.enterOrganisation(tx, { nameZh, kind, region: '320200', park: 'P04', demo: true, ...place }, { by: null, now: NOW })),
    person: (role, organisation, { regions = [], parks = [] } = {}) => {
      people += 1;
      return {
        accountId: `00000000-0000-7000-8000-${String(people).padStart(12, '0')}`,
        loginName: `${role}-${people}`,
        displayName: `${role} ${people}`,
        assignments: [{ role, organisationId: organisation.id, organisationName: organisation.nameZh, regions, parks, grants: roles.get(role)!.grants }],
      };
    },
    draftDemand: (firm, draft = DEMAND) => createDemandDraft(db, act(firm), identity, demandDraft.parse(draft), undefined),
    publishDemand: async (firm, officer, draft = DEMAND, disclosure = 'NAMED') => {
      const id = await house.draftDemand(firm, draft);
      await handInDemand(db, act(firm), procedure, id, { truthful: true });
      const caseId = (await market.findDemand(db.sql, id))!.caseId!;
      await house.take(officer, caseId, 'verify', { manner: 'VISIT', verifiedOn: '2026-03-03', finding: '与企业核对属实' });
      await house.take(officer, caseId, 'publish', { disclosure });
      return id;
    },
    registerResult: async (officer, draft = RESULT) => {
      const id = await draftResult(db, act(officer), identity, resultDraft.parse(draft));
      await submitResult(db, act(officer), procedure, id);
      const { organisationId, organisationName } = officer.assignments[0]!;
      const lead = house.person('transfer-lead', { id: organisationId, nameZh: organisationName } as Organisation);
      await house.take(lead, (await market.findResult(db.sql, id))!.caseId!, 'register', { secrecyChecked: true, opinion: '属实' });
      return id;
    },
    publishResult: async (officer, draft = RESULT) => {
      const id = await house.registerResult(officer, draft);
      await publishOwnResult(db, act(officer), procedure, id);
      return id;
    },
    talk: (firm, demandId, resultId) => openTalk(db, act(firm), identity, procedure, { demandId, resultId, message: '希望了解寿命试验数据' }),
    take: (actor, caseId, action, data = {}, { reason, now = NOW } = {}) =>
      inTransaction(db, (tx) => procedure.takeAction(tx, act(actor, now), { caseId, action, data, reason: reason ?? null })),
  };
  return house;
}

/** Functions that procedures of other modules name; not under test here. */
function strangers(engine: ProcedureEngine, own: ProcedureHooks): ProcedureHooks {
  const names = (kind: 'guards' | 'effects'): string[] =>
    engine.definitions().flatMap((d) => d.actions.flatMap((a) => a[kind])).filter((name) => !(name in own[kind]));
  return {
    guards: Object.fromEntries(names('guards').map((n) => [n, async () => ({ ok: true as const })])),
    effects: Object.fromEntries(names('effects').map((n) => [n, async () => {}])),
  };
}

function permissionsOf(engine: ProcedureEngine): Set<string> {
  return new Set(engine.definitions().flatMap((d) => d.actions.flatMap((a) => ('permission' in a.actor ? [a.actor.permission] : []))));
}

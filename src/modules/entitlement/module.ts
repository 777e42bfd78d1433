import type { Database, Tx } from '../../kernel/db/index.ts';
import { Problem } from '../../kernel/base/problem.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import { type Act, type EntitlementParts, programmeOf } from './act.ts';
import { answerObjection } from './commands/answer-objection.ts';
import { decideAppeal, fileAppeal } from './commands/appeal.ts';
import { followPayments } from './commands/follow-payments.ts';
import { object } from './commands/object.ts';
import { openRecovery } from './commands/open-recovery.ts';
import { type NewRound, openRound } from './commands/open-round.ts';
import { publishRound } from './commands/publish.ts';
import { correctAccount, optOut } from './commands/respond.ts';
import type { Claimed } from './contract.ts';
import { countTakeUp } from './domain/take-up.ts';
import { entitlementHooks } from './hooks.ts';
import { evaluateTakeUp } from './queries/take-up.ts';
import { entitlementRoutes } from './routes.ts';
import type { Account } from './store/entries.ts';

/** Support without applying (免申即享), and who has what he is entitled to (应享未享). */
export interface EntitlementModule extends Module {
  hooks: ProcedureHooks;
  openRound(db: Database | Tx, act: Act, input: NewRound): Promise<{ id: string; caseId: string }>;
  publishRound(db: Database | Tx, act: Act, id: string, input: { contact: string }): Promise<void>;
  object(db: Database | Tx, act: Act, id: string, input: { no: number; text: string; telephone: string }): Promise<void>;
  answerObjection(db: Database | Tx, act: Act, roundId: string, seq: number, input: { facts: readonly Claimed[]; answer: string }): ReturnType<typeof answerObjection>;
  fileAppeal(db: Database | Tx, act: Act, roundId: string, input: { facts: Claimed[]; text: string; evidence: string; demo?: boolean }): Promise<{ id: string }>;
  decideAppeal(db: Database | Tx, act: Act, id: string, input: { facts: readonly Claimed[]; answer: string }): ReturnType<typeof decideAppeal>;
  optOut(db: Database | Tx, act: Act, id: string, input: { reason: string }): Promise<void>;
  correctAccount(db: Database | Tx, act: Act, id: string, account: Account): Promise<void>;
  openRecovery(db: Database | Tx, act: Act, entryId: string, input: { facts: readonly Claimed[]; answer: string; demo?: boolean }): ReturnType<typeof openRecovery>;
  /** The rule a policy is paid by. @throws Problem NOT_FOUND */
  ruleOf(programme: string): string;
  /** Job: what the funds have paid or refused since. */
  followPayments(db: Database | Tx, now: Date): Promise<number>;
  /** Counts and amounts in fen by city, for whoever stands at the machine. @throws Problem RULE_UNKNOWN, RULE_GIVES_NO_MONEY */
  takeUp(db: Database | Tx, input: { rule: string; on: string; city?: string }): Promise<{ rule: string; version: number; on: string; cities: ReturnType<typeof countTakeUp>; strangers: { firms: number; fen: number } }>;
}

export function createEntitlementModule(parts: EntitlementParts): EntitlementModule {
  return {
    name: 'entitlement',
    migrations: 'src/modules/entitlement/migrations',
    permissions: [
      { id: 'entitlement.round.read', zh: '查看免申即享批次和名单', en: 'See rounds and their lists' },
      { id: 'entitlement.round.prepare', zh: '开立免申即享批次、公示、提请拨付、登记追回', en: 'Open rounds, publish them, propose payment, recover' },
      { id: 'entitlement.round.approve', zh: '复核免申即享批次，答复异议和申诉，决定追回', en: 'Approve rounds, answer objections and appeals, decide recoveries' },
      { id: 'entitlement.facts.read', zh: '查看名单企业的涉密事项', en: 'See confidential facts of the firms' },
      { id: 'entitlement.entry.respond', zh: '企业查看、放弃、更正账户和申诉', en: 'See the own entry, opt out, correct the account, appeal' },
      { id: 'entitlement.takeup.read', zh: '查看政策享受情况', en: 'See the take-up of policies' },
    ],
    routes: entitlementRoutes(parts),
    hooks: entitlementHooks(parts),
    openRound: (db, act, input) => openRound(parts, db, act, input),
    publishRound: (db, act, id, input) => publishRound(parts, db, act, id, input),
    object: (db, act, id, input) => object(parts, db, act, id, input),
    answerObjection: (db, act, roundId, seq, input) => answerObjection(parts, db, act, roundId, seq, input),
    fileAppeal: (db, act, roundId, input) => fileAppeal(parts, db, act, roundId, input),
    decideAppeal: (db, act, id, input) => decideAppeal(parts, db, act, id, input),
    optOut: (db, act, id, input) => optOut(parts, db, act, id, input),
    correctAccount: (db, act, id, account) => correctAccount(parts, db, act, id, account),
    openRecovery: (db, act, entryId, input) => openRecovery(parts, db, act, entryId, input),
    ruleOf: (programme) => programmeOf(parts, programme).rule,
    followPayments: (db, now) => followPayments(parts, db, now),
    takeUp: async (db, { rule, on, city }) => {
      const gift = parts.programmes.programmes.find((p) => p.rule === rule)?.gift ?? (await moneyGift(parts, db, rule));
      const { firms, strangers, version } = await evaluateTakeUp(parts, db, { rule, gift }, on, city === undefined ? undefined : [city]);
      return { rule, version, on, cities: countTakeUp(city === undefined ? parts.regions.map((r) => r.code) : [city], firms), strangers };
    },
  };
}

/** The first of what a rule gives that is money. */
async function moneyGift(parts: EntitlementParts, db: Database | Tx, rule: string): Promise<string> {
  const versions = (await parts.rules.current(db.sql)).versions.filter((r) => r.file.id === rule);
  if (versions.length === 0) throw new Problem('RULE_UNKNOWN', { status: 404, zh: `没有规则 ${rule}`, en: `No rule ${rule}`, where: { field: rule } });
  const gift = versions.flatMap((r) => r.version.gives).find((g) => g.unit === '万元' || g.unit === '元');
  if (!gift) throw new Problem('RULE_GIVES_NO_MONEY', { zh: `规则 ${rule} 不给予金额`, en: `The rule ${rule} gives no money`, where: { field: rule } });
  return gift.id;
}

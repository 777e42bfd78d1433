import { dateOf } from '../../kernel/base/calendar-date.ts';
import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import type { Act, BrokerParts, DealFacts, Handle } from './act.ts';
import { addMandateEvent, answerMandate, type MandateProposal, moveCard, proposeMandate } from './commands/mandates.ts';
import { type CommissionDraft, draftCommission, type Pay, proposeCommission, type RewardedContract } from './commands/propose-commission.ts';
import { addTraining, type Application, applyAsBroker } from './commands/register.ts';
import { saveSearch, tickSearches } from './commands/searches.ts';
import type { MandateView, SearchDraft } from './contract.ts';
import { brokerHooks } from './hooks.ts';
import { readerOf, viewMandates } from './queries/view-mandate.ts';
import { brokerRoutes } from './routes.ts';
import { findBroker } from './store/brokers.ts';
import { demandsOfBroker, listMandateRows } from './store/mandates.ts';

/** A mandate on the board of its broker, with the deal behind it. */
export interface BoardEntry {
  mandate: MandateView;
  deal: DealFacts | null;
}

/** Technology brokers (技术经纪人): register, mandates, saved searches, commission. */
export interface BrokersModule extends Module {
  hooks: ProcedureHooks;
  applyAsBroker(handle: Handle, act: Act, input: Application): Promise<{ id: string; caseId: string }>;
  addTraining: typeof addTraining;
  proposeMandate(handle: Handle, act: Act, input: MandateProposal): Promise<string>;
  answerMandate: typeof answerMandate;
  addMandateEvent: typeof addMandateEvent;
  moveCard(handle: Handle, act: Act, id: string, input: Parameters<typeof moveCard>[4]): Promise<void>;
  saveSearch(handle: Handle, act: Act, draft: SearchDraft, demo?: boolean): Promise<string>;
  /** Job: every saved search that is due puts what is new into its owner's inbox, once. */
  tick(db: Database | Tx, now: Date): Promise<number>;
  /** What the rules give for the receipts of a contract that have no reward yet. */
  draftCommission(handle: Sql, now: Date, contract: RewardedContract): Promise<CommissionDraft>;
  proposeCommission(tx: Tx, act: Act, contract: RewardedContract, pay: Pay): Promise<CommissionDraft>;
  /** The sign-in of a registered broker who practises today; undefined for everybody else. */
  practitioner(handle: Sql, brokerId: string, now: Date): Promise<{ accountId: string; name: string; organisation: string } | undefined>;
  /** Demands in which a broker has or had a confirmed mandate. */
  demandsOf(handle: Sql, brokerId: string): Promise<string[]>;
  /** Living mandates of the actor with their deals. */
  boardOf(handle: Sql, actor: Actor | undefined, now: Date): Promise<BoardEntry[]>;
  staleAfter: number;
  /** How rewards reach a fund. */
  payment: { purpose: string; costLine: string };
}

const MOST_CARDS = 500;

export function createBrokersModule(parts: BrokerParts): BrokersModule {
  return {
    name: 'brokers',
    migrations: 'src/modules/brokers/migrations',
    permissions: [
      { id: 'brokers.register.apply', zh: '申请登记、变更执业机构、提交年报', en: 'Apply for registration, change organisation, file annual records' },
      { id: 'brokers.register.read', zh: '查看经纪人档案', en: 'See the records of brokers' },
      { id: 'brokers.register.train', zh: '登记经纪人培训', en: 'Record the training of brokers' },
      { id: 'brokers.register.decide', zh: '办理经纪人登记', en: 'Register, suspend and strike off brokers' },
      { id: 'brokers.desk.use', zh: '使用经纪人工作台', en: 'Keep a broker’s desk' },
      { id: 'brokers.mandate.write', zh: '提出和办理经纪委托', en: 'Propose and work on mandates' },
      { id: 'brokers.mandate.confirm', zh: '确认本单位的经纪委托', en: 'Confirm mandates of the own organisation' },
      { id: 'brokers.mandate.read', zh: '查看经纪委托', en: 'See mandates' },
      { id: 'brokers.dispute.decide', zh: '裁定撮合归属异议', en: 'Decide who brought a deal' },
      { id: 'brokers.commission.read', zh: '查看经纪奖补', en: 'See commissions' },
      { id: 'brokers.commission.propose', zh: '提出经纪奖补', en: 'Propose commissions' },
    ],
    routes: brokerRoutes(parts),
    hooks: brokerHooks(parts),
    applyAsBroker: (handle, act, input) => applyAsBroker(parts, handle, act, input),
    addTraining,
    proposeMandate: (handle, act, input) => proposeMandate(parts, handle, act, input),
    answerMandate,
    addMandateEvent,
    moveCard: (handle, act, id, input) => moveCard(parts, handle, act, id, input),
    saveSearch,
    tick: (db, now) => tickSearches(parts, db, now),
    draftCommission: (handle, now, contract) => draftCommission(parts, handle, now, contract),
    proposeCommission: (tx, act, contract, pay) => proposeCommission(parts, tx, act, contract, pay),
    practitioner: async (handle, brokerId, now) => {
      const b = await findBroker(handle, { id: brokerId }, dateOf(now));
      return b?.accountId && b.status === 'REGISTERED' && b.organisation ? { accountId: b.accountId, name: b.name, organisation: b.organisation } : undefined;
    },
    demandsOf: demandsOfBroker,
    boardOf: async (handle, actor, now) => {
      const reader = await readerOf(handle, actor, now);
      if (!reader.brokerId) return [];
      const { rows } = await listMandateRows(handle, { brokerId: reader.brokerId, statuses: ['PROPOSED', 'CONFIRMED'], limit: MOST_CARDS, offset: 0 });
      const [mandates, deals] = await Promise.all([viewMandates(handle, reader, rows, now), parts.dealsOf(handle, rows)]);
      return mandates.map((mandate) => ({ mandate, deal: deals.get(mandate.id) ?? null }));
    },
    staleAfter: parts.rules.desk.staleAfter,
    payment: parts.rules.payment,
  };
}

import type { z } from 'zod';
import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { Actor, PermissionDeclaration } from '../../kernel/identity/actor.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import { importFile, type ImportOptions } from './commands/import-file.ts';
import { type CommandLineImport, importFromCommandLine } from './commands/import-from-command-line.ts';
import { loadDemoDemand, loadDemoResults } from './commands/load-demo.ts';
import { type DemoTalk, loadDemoTalk } from './commands/load-demo-talk.ts';
import { markResultSold, markTalkContracted, setPricingCase } from './commands/talk-steps.ts';
import { draftResult } from './commands/create-result.ts';
import { createPackage, releasePackage } from './commands/package.ts';
import { submitResult } from './commands/submit-result.ts';
import { watchIdle } from './commands/watch-idle.ts';
import type { Act, BrokerDirectory, Handle, OrganisationDirectory, ProcedurePort, RelatedBodies } from './context.ts';
import { type PackageHead, packageRule } from './contract/package.ts';
import { resultDraft } from './contract/result.ts';
import { packageFile, readPackages } from './queries/packages.ts';
import type { ImportReport } from './contract/import.ts';
import type { MatchList } from './contract/match.ts';
import { describeImport } from './domain/import/describe.ts';
import type { LibraryRules } from './pack.ts';
import { type LibraryIndex, startLibraryIndex } from './matching/library-index.ts';
import type { TextIndex } from './matching/port.ts';
import { addFollowUp, askVisitor, recordVisit } from './commands/demand-desk.ts';
import type { Desk } from './desks.ts';
import { openFollowUps } from './store/demand-desk.ts';
import { dealsAbout } from './queries/deals-about.ts';
import { matchDemandResults } from './queries/match-demand.ts';
import { openRecords } from './queries/open-records.ts';
import { publicationsSince } from './queries/publications.ts';
import { type DealOfTalk, readDeal } from './queries/read-deal.ts';
import { type MarketReactions, noReactions } from './reactions.ts';
import { marketHooks } from './procedure-hooks.ts';
import { marketRoutes } from './routes.ts';
import { type DemandRow, findDemand } from './store/demands.ts';
import { findResult, type ResultRow } from './store/results.ts';

export interface MarketDependencies {
  procedure: ProcedurePort;
  identity: OrganisationDirectory;
  /** Makes the index of this process. */
  createIndex(db: Database, onError: (error: unknown) => void): Promise<TextIndex>;
  /** Time limits of the library and the directions of packages, from the pack. */
  library: LibraryRules;
  /** Where a demand of each type is sent, from the pack. */
  desks: readonly Desk[];
  brokers: BrokerDirectory;
  related: RelatedBodies;
}

/** The technology market: demands, results, matching, talks, import. */
export interface MarketModule extends Module {
  hooks: ProcedureHooks;
  /** What flows do when a talk is agreed or its agreement lapses; set once. */
  react(reactions: MarketReactions): void;
  /** Loads the library into memory and follows the outbox; matching answers from then on. */
  startIndex(db: Database, onError: (error: unknown) => void): Promise<LibraryIndex>;

  findDemand(handle: Sql, id: string): Promise<DemandRow | undefined>;
  findResult(handle: Sql, id: string): Promise<ResultRow | undefined>;
  /** What was published after a moment, as a passer-by sees it. */
  publicationsSince: typeof publicationsSince;
  /** Open records as other markets are told of them. */
  openRecords: typeof openRecords;
  /** Open follow-ups that this person has set. */
  followUpsOf(handle: Sql, actor: Actor | undefined): ReturnType<typeof openFollowUps>;
  /** For demonstrations: a broker asked by the park, and his visit. */
  askVisitor(handle: Handle, act: Act, demandId: string, brokerId: string): Promise<void>;
  recordVisit: typeof recordVisit;
  addFollowUp: typeof addFollowUp;
  /** Where talks stand, without what is said in them. */
  dealsAbout: typeof dealsAbout;
  /** Results for a demand with reasons, as this person may see them. @throws Problem NOT_FOUND, FORBIDDEN, INDEX_NOT_READY */
  matchDemand(db: Database, act: Act, demandId: string, top: number): Promise<MatchList>;
  /** A talk with the terms that count, for flows that carry it on to a contract. */
  readDeal(handle: Sql, talkId: string, options?: { lock?: boolean }): Promise<DealOfTalk | undefined>;
  /** The pricing notice of an agreed talk has been opened. */
  setPricingCase(tx: Tx, act: Act, talkId: string, caseId: string): Promise<void>;
  /** The contract of a talk has been entered: talk and result are under contract. */
  markTalkContracted(tx: Tx, act: Act, talkId: string): Promise<void>;
  /** A listing or auction has passed the right on: nobody can have it any more. */
  markResultSold(tx: Tx, act: Act, resultId: string): Promise<void>;

  /** Packages of which an edition was released, as the public sees them. */
  listPackages(db: Sql): Promise<{ packages: PackageHead[] }>;
  /** An edition as a workbook, the newest unless told. @throws Problem NOT_FOUND */
  exportPackage(db: Sql, id: string, no?: number): Promise<{ fileName: string; bytes: Uint8Array }>;
  /** A made-up result, written and submitted to its unit. */
  draftDemoResult(tx: Tx, act: Act, draft: z.input<typeof resultDraft>): Promise<string>;
  /** A made-up package with its editions, for demonstrations. */
  loadDemoPackage(tx: Tx, act: Act, draft: { direction: string; title: string; summary: string }, note: string): Promise<string>;
  /** Job: the one-year rule. Returns how many results reached a step. */
  watchIdle(db: Database, now: Date): Promise<number>;

  importFile(db: Database, options: ImportOptions): Promise<ImportReport>;
  importFromCommandLine(db: Database, options: CommandLineImport): Promise<ImportReport>;
  describeImport(report: ImportReport): string;
  loadDemoDemand: typeof loadDemoDemand;
  loadDemoResults: typeof loadDemoResults;
  /** A talk led to agreed terms; answers the pricing case that the agreement opened. */
  loadDemoTalk(tx: Tx, talk: DemoTalk): ReturnType<typeof loadDemoTalk>;
}

const PERMISSIONS: readonly PermissionDeclaration[] = [
  { id: 'market.demand.write', zh: '编写技术需求', en: 'Write demands' },
  { id: 'market.demand.submit', zh: '提交、关闭技术需求', en: 'Hand in and close demands' },
  { id: 'market.demand.read', zh: '查看已提交的技术需求', en: 'See demands that were handed in' },
  { id: 'market.demand.verify', zh: '核实、发布技术需求', en: 'Verify and publish demands' },
  { id: 'market.demand.visit', zh: '受托走访核实技术需求', en: 'Visit firms when asked to' },
  { id: 'market.result.write', zh: '填报、发布科技成果', en: 'Enter and publish results' },
  { id: 'market.result.review', zh: '审核、登记本单位成果', en: 'Review and register results of the unit' },
  { id: 'market.result.self-transform', zh: '申请自行转化本人成果', en: 'Ask to transform the own result' },
  { id: 'market.duty.read', zh: '查看财政项目成果汇交清单', en: 'See which funded projects owe results' },
  { id: 'market.duty.manage', zh: '督促财政项目汇交成果', en: 'Keep the list of funded projects and order corrections' },
  { id: 'market.package.edit', zh: '编辑、发布成果包', en: 'Edit and release packages' },
  { id: 'market.result.read', zh: '查看内部成果详情', en: 'See details of internal results' },
  { id: 'market.match.view', zh: '查看匹配结果', en: 'See matches' },
  { id: 'market.match.judge', zh: '评判匹配成果', en: 'Judge matches' },
  { id: 'market.talk.take-part', zh: '参加洽谈', en: 'Take part in talks' },
  { id: 'market.pricing.propose', zh: '办理协议定价公示', en: 'Conduct the pricing notice' },
  { id: 'market.pricing.approve', zh: '审议协议定价、答复异议', en: 'Approve a negotiated price and answer objections' },
  { id: 'market.import.run', zh: '导入需求和成果', en: 'Import demands and results' },
];

export function createMarketModule({ procedure, identity, createIndex, library: rules, desks, brokers, related }: MarketDependencies): MarketModule {
  const reactions = { current: noReactions() };
  let library: LibraryIndex | undefined;
  return {
    name: 'market',
    migrations: 'src/modules/market/migrations',
    permissions: PERMISSIONS,
    routes: marketRoutes({ procedure, identity, reactions, rules, desks, brokers, library: () => library }),
    hooks: marketHooks(procedure, related),
    react: (flows) => {
      reactions.current = flows;
    },
    startIndex: async (db, onError) => {
      library = startLibraryIndex(db, await createIndex(db, onError), onError);
      return library;
    },
    findDemand: (handle, id) => findDemand(handle, id),
    findResult: (handle, id) => findResult(handle, id),
    publicationsSince,
    openRecords,
    followUpsOf: async (handle, actor) => (actor ? openFollowUps(handle, actor.accountId) : []),
    askVisitor: (handle, act, demandId, brokerId) => askVisitor(handle, act, brokers, demandId, brokerId),
    recordVisit,
    addFollowUp,
    dealsAbout,
    matchDemand: (db, act, id, top) => matchDemandResults(db, act, library, id, { top, level: 'weak' }),
    readDeal,
    setPricingCase: (tx, act, talkId, caseId) => setPricingCase(procedure, tx, act, talkId, caseId),
    markTalkContracted: (tx, act, talkId) => markTalkContracted(procedure, tx, act, talkId),
    markResultSold: (tx, act, resultId) => markResultSold(procedure, tx, act, resultId),
    listPackages: (db) => readPackages(db, undefined, rules, {}),
    exportPackage: (db, id, no) => packageFile(db, id, no),
    draftDemoResult: async (tx, act, draft) => {
      const id = await draftResult(tx, act, identity, resultDraft.parse(draft), true);
      await submitResult(tx, act, procedure, id);
      return id;
    },
    loadDemoPackage: async (tx, act, draft, note) => {
      const keywords = rules.directions.find((d) => d.id === draft.direction)?.keywords ?? [];
      const id = await createPackage(tx, act, rules, { ...draft, rule: packageRule.parse({ keywords }) }, true);
      await releasePackage(tx, act, id, note);
      return id;
    },
    watchIdle: (db, now) => watchIdle(db, rules.oneYearRule, now),
    importFile: (db, options) => importFile(db, identity, options),
    importFromCommandLine: (db, options) => importFromCommandLine(db, identity, options),
    describeImport,
    loadDemoDemand,
    loadDemoResults,
    loadDemoTalk: (tx, talk) => loadDemoTalk(tx, { organisations: identity, reactions, procedure }, talk),
  };
}

import path from 'node:path';
import { type CalendarDate, dateOf } from '../kernel/base/calendar-date.ts';
import type { Clock } from '../kernel/base/clock.ts';
import { openPack, type Pack } from '../kernel/base/pack.ts';
import { packageRoot } from '../kernel/base/root.ts';
import { auditKernel } from '../kernel/audit/index.ts';
import { type Database, kernelMigrations, type MigrationFolder, type Sql } from '../kernel/db/index.ts';
import { type BoundRoute, checkRoles, createIdentity, type Identity, loadRoles, type PermissionDeclaration } from '../kernel/identity/index.ts';
import { createIndicators, type Indicators, type OperationalProvider, readPlaces as readZone } from '../kernel/indicators/index.ts';
import { createLedger, type LedgerKernel } from '../kernel/ledger/index.ts';
import { loadProcedureEngine, type ProcedureEngine } from '../kernel/procedure/index.ts';
import { plainFacts, readRelations, readRuleBook } from '../kernel/rules/index.ts';
import { assessingMaterial } from '../flows/assessing/index.ts';
import { clauseUses } from '../flows/chain/index.ts';
import { brokerPorts, createBrokeringFlow } from '../flows/brokering/index.ts';
import { type CheckupFlow, createCheckupFlow, readCheckupPack } from '../flows/checkup/index.ts';
import { createCockpitFlow } from '../flows/cockpit/index.ts';
import { assertConsents, createDealFlow, knownAgainst, soldResult } from '../flows/deal/index.ts';
import { createDiligenceFlow, type DiligenceFlow } from '../flows/diligence/index.ts';
import { createDemoFlow, type DemoFlow, type DemoSizes } from '../flows/demo/index.ts';
import { createGrowthReportFlow, type GrowthReportFlow } from '../flows/growth-report/index.ts';
import { createPlanningFlow, planningUses } from '../flows/planning/index.ts';
import { createSandboxFlow, readSandboxParameters, type SandboxFlow } from '../flows/sandbox/index.ts';
import { networkPorts } from '../flows/network/index.ts';
import { collectOpenData, collectSnapshot } from '../flows/reporting/index.ts';
import { type AssessmentModule, createAssessmentModule, readSchemes } from '../modules/assessment/index.ts';
import { type BrokersModule, createBrokersModule, readCommissionRules } from '../modules/brokers/index.ts';
import { type ClearingModule, createClearingModule, readClearingRules } from '../modules/clearing/index.ts';
import { type ContractsModule, createContractsModule, readContractRules, readRegistries } from '../modules/contracts/index.ts';
import { createEnterprisesModule, createGrowth, type EnterprisesModule, type Growth, readEnterprisePack, readListScheme, readPlanPack, readPointScheme } from '../modules/enterprises/index.ts';
import { createEntitlementModule, type EntitlementModule, readProgrammes } from '../modules/entitlement/index.ts';
import { createFinanceModule, type FinanceModule, readLoanProducts, readWhiteListPack } from '../modules/finance/index.ts';
import { createFundsModule, type FundsModule, readFundRules } from '../modules/funds/index.ts';
import { createMarketModule, type MarketModule, readDesks, readLibraryRules } from '../modules/market/index.ts';
import { createNetworkModule, type NetworkModule, readNetwork } from '../modules/network/index.ts';
import { createOwnershipModule, type OwnershipModule, readOwnershipRules } from '../modules/ownership/index.ts';
import { createPlanModule, type PlanModule, turnoverSeries } from '../modules/plan/index.ts';
import { createPolicyModule, openLanguageModel, type PolicyModule, readPlaces } from '../modules/policy/index.ts';
import { createRegistryModule } from '../modules/registry/index.ts';
import { createReturnsModule, readCollections, readReturnsParameters, type ReturnsModule, type ReturnsParts } from '../modules/returns/index.ts';
import { createReportsModule, readReportPack, type ReportsModule } from '../modules/reports/index.ts';
import { createRulebookModule, type RulebookModule } from '../modules/rulebook/index.ts';
import { createSupervisionModule, readSupervisionParameters, type SupervisionModule } from '../modules/supervision/index.ts';
import { createTradingModule, readTradingRules, type TradingModule } from '../modules/trading/index.ts';
import { createVouchersModule, readVoucherBook, voucherSeries, type VouchersModule } from '../modules/vouchers/index.ts';
import type { Described } from '../delivery/reference/index.ts';
import { openEmbeddings } from '../kernel/matching/index.ts';
import { entitlementPorts } from './entitlement-ports.ts';
import { matchingTextIndex } from './matching-text-index.ts';
import { procedurePort } from './procedure-port.ts';
import { whiteListPorts } from './white-list-ports.ts';

export interface HouseOptions {
  /** Folder of the zone's pack; `INNOMATRIX_PACK`, or Su'nan. */
  packDir?: string;
  /** The machine's clock; tests bring their own. */
  machineClock?: Clock;
  /** How large a demonstration is generated; the full one unless told. */
  demoSizes?: DemoSizes;
}

/** The whole house put together, without a database: everything in it takes its connection as an argument. */
export interface House {
  pack: Pack;
  identity: Identity;
  engine: ProcedureEngine;
  indicators: Indicators;
  ledger: LedgerKernel;
  plan: PlanModule;
  policy: PolicyModule;
  market: MarketModule;
  contracts: ContractsModule;
  supervision: SupervisionModule;
  returns: ReturnsModule;
  /** What returns rest on, for the commands that need no database. */
  returnsParts: ReturnsParts;
  reports: ReportsModule;
  assessment: AssessmentModule;
  vouchers: VouchersModule;
  clearing: ClearingModule;
  finance: FinanceModule;
  enterprises: EnterprisesModule;
  growth: Growth;
  growthReport: GrowthReportFlow;
  funds: FundsModule;
  ownership: OwnershipModule;
  trading: TradingModule;
  sandbox: SandboxFlow;
  diligence: DiligenceFlow;
  checkup: CheckupFlow;
  brokers: BrokersModule;
  network: NetworkModule;
  rulebook: RulebookModule;
  entitlement: EntitlementModule;
  demo: DemoFlow;
  /** Platform time; runs ahead of the machine's only in a demonstration. */
  clock: Clock;
  machineClock: Clock;
  migrations: readonly MigrationFolder[];
  routes: readonly BoundRoute[];
  permissions: readonly PermissionDeclaration[];
  /** Everything above by the module, engine or flow that declares it. */
  parts: readonly Part[];
  /** Where the public reaches the platform; known once it listens. */
  setPublicUrl(url: string): void;
  /** Records what the pack has beyond the database. Safe at every start and in several processes at once. */
  prepare(db: Database): Promise<void>;
}

/** A module, an engine or a flow, as the house sees it. */
export interface Part {
  name: string;
  /** Folder relative to the package root; empty for a part without tables. */
  migrations: string;
  routes: readonly BoundRoute[];
  permissions: readonly PermissionDeclaration[];
}

/** The pack of the zone, for commands that need nothing else of the house. */
export function zonePack(dir?: string): Pack {
  return openPack(path.resolve(dir ?? process.env.INNOMATRIX_PACK ?? path.join(packageRoot, 'packs/sunan')));
}

/** @throws Problem PACK_…, ROLES_…, PROCEDURE_INVALID: a wrong pack is refused before anything starts */
export function composeHouse(options: HouseOptions = {}): House {
  const pack = zonePack(options.packDir);
  const machineClock = options.machineClock ?? { now: () => new Date() };
  let publicUrl = 'http://127.0.0.1';

  const roles = loadRoles(pack);
  const identity = createIdentity({ roles, wallClock: machineClock });
  const engine = loadProcedureEngine(pack);
  const ledger = createLedger({ pack });
  const procedure = procedurePort(engine);
  const packedRules = readRuleBook(pack);
  const relations = readRelations(pack, packedRules);

  // Contracts feed the indicators, whose places contracts need: the provider is read only when somebody asks.
  let contracts: ContractsModule | undefined;
  // Every tie of an indicator to the platform's own records; whoever has more (vouchers, pools) adds a provider here.
  const operational: OperationalProvider[] = [
    ...turnoverSeries((db, { year }) => contracts!.turnover(db.sql, year), readZone(pack).zone.code),
    ...voucherSeries(readZone(pack).zone.code),
  ];
  const indicators = createIndicators({ pack, operational, localIndicators: (db) => plan.localIndicators(db) });
  const cities = indicators.places.cities.map((c) => c.code);
  contracts = createContractsModule({
    procedure, registries: readRegistries(pack), rules: readContractRules(pack), calendar: engine.calendar, regions: cities, publicUrl: () => publicUrl,
    placeName: (code) => indicators.places.cities.find((c) => c.code === code)?.zh ?? code,
    // Talks, sales and the register of links are asked when a contract is filed; they are built later.
    against: (...asked) => knownAgainst({ market, trading, related: vouchers.related })(...asked),
  });
  const relatedBodies = async (db: Sql, a: string, b: string, on: CalendarDate): Promise<boolean> => {
    const [one, other] = await Promise.all([identity.findOrganisation(db, a), identity.findOrganisation(db, b)]);
    return one?.creditCode && other?.creditCode ? vouchers.related(db, one.creditCode, other.creditCode, on) : false;
  };
  const plan = createPlanModule({ pack, indicators });
  const policy = createPolicyModule({
    places: readPlaces(pack),
    assist: openLanguageModel(process.env),
    usesOf: async (db, documentId) => [
      ...clauseUses(documentId, { plan: plan.packed, indicators, procedures: engine.definitions() }),
      ...(await planningUses({ plan, indicators }, db, documentId)),
    ],
  });
  const registry = createRegistryModule({ identity, places: indicators.places });
  const market = createMarketModule({
    procedure, identity, library: readLibraryRules(pack), desks: readDesks(pack), createIndex: async (db, onError) => matchingTextIndex(openEmbeddings(process.env), db, onError),
    // Brokers are asked only when somebody works at the demand desk; they need the market themselves.
    brokers: { practitioner: (...asked) => brokers.practitioner(...asked), demandsOf: (...asked) => brokers.demandsOf(...asked) },
    related: relatedBodies,
  });
  const supervision = createSupervisionModule({ rules: readSupervisionParameters(pack), calendar: engine.calendar, engine, identity, tasks: (db) => plan.supervisedTasks(db) });
  const assessment = createAssessmentModule({ schemes: readSchemes(pack), engine, identity, material: assessingMaterial({ plan, indicators, supervision }) });
  let funds: FundsModule | undefined;
  const reporting = { plan, supervision, indicators, supervisionRules: readSupervisionParameters(pack), funds: () => funds! };
  const reports = createReportsModule({
    packed: readReportPack(pack, { indicators: new Set(indicators.packed.definitions.map((d) => d.code)), documents: new Set(plan.packed.documents.map((d) => d.id)) }),
    places: indicators.places,
    collect: (db, request) => collectSnapshot(reporting, db, request),
    openData: (db, now) => collectOpenData(reporting, db, now),
    publicUrl: () => publicUrl,
  });
  const returnsParameters = readReturnsParameters(pack);
  const returnsParts: ReturnsParts = {
    collections: readCollections(pack, indicators.packed.definitions, new Set(roles.keys()), returnsParameters),
    parameters: returnsParameters, calendar: engine.calendar, identity, indicators,
  };
  const returns = createReturnsModule(returnsParts);
  const places = indicators.places.cities.map(({ code, zh, en }) => ({ code, zh, en }));
  const clearing = createClearingModule({ rules: readClearingRules(pack), calendar: engine.calendar, places });
  // Funds keep the register of supports; it is asked only when an order is approved.
  const vouchers = createVouchersModule({
    book: readVoucherBook(pack), engine, identity, regions: cities,
    recordObligation: (tx, owed) => clearing.recordObligation(tx, owed),
    supports: {
      register: (tx, { at, accountId, ...support }) =>
        funds!.registerSupport(tx, { ...support, costLine: 'voucher-service', source: 'vouchers' }, { at, accountId, year: Number(dateOf(at).slice(0, 4)) }),
      withdraw: (tx, reference, at) => funds!.withdrawSupport(tx, 'vouchers', reference, at),
    },
  });
  const finance = createFinanceModule({
    rules: readLoanProducts(pack), regions: places, procedure, identity,
    whiteList: whiteListPorts({ pack: readWhiteListPack(pack, packedRules), rulebook: () => rulebook, enterprises: () => enterprises, growth: () => growth, identity, province: indicators.places.province.code }),
  });
  funds = createFundsModule({
    rules: readFundRules(pack), zone: indicators.places.zone.code, regions: places, procedure,
    tasks: async (db) => (await plan.supervisedTasks(db)).map((t) => ({ id: t.id, title: t.zh })),
    progress: async (db, now) => new Map((await supervision.standings(db, now)).flatMap((t) => (t.actual === null ? [] : [[t.task.id, Math.round(t.actual * 10_000)] as const]))),
  });
  const brokers = createBrokersModule({ rules: readCommissionRules(pack), identity, procedure, ...brokerPorts({ market, contracts }) });
  const brokering = createBrokeringFlow({
    brokers, market, contracts, funds, engine, trading: { daysOfSales: (...asked) => trading.daysOfSales(...asked) }, identity, publicUrl: () => publicUrl, placeName: (code) => indicators.places.cities.find((c) => c.code === code)?.zh ?? code,
  });
  const ownership = createOwnershipModule({ rules: readOwnershipRules(pack), procedure, identity, results: { find: (db, id) => market.findResult(db, id) } });
  const trading = createTradingModule({
    rules: readTradingRules(pack), calendar: engine.calendar, procedure, identity,
    // Asked when a sale is offered: co-owners of a granted result must have consented.
    results: {
      find: async (db, id) => {
        await assertConsents(ownership, db, id);
        return soldResult(await market.findResult(db, id));
      },
      sold: (tx, act, id) => market.markResultSold(tx, act, id),
    },
    related: relatedBodies,
  });
  const network = createNetworkModule({
    pack: readNetwork(pack), procedure, identity, publicUrl: () => publicUrl, ...networkPorts(market),
    standing: async (handle, caseId, now) => (await engine.evaluateStored(handle, caseId, now)).evaluation,
  });
  const enterprisePack = readEnterprisePack(pack);
  const growth = createGrowth({
    pack: enterprisePack, places: indicators.places, points: readPointScheme(pack), lists: readListScheme(pack, enterprisePack), plans: readPlanPack(pack),
    procedure: { ...procedure, standing: async (handle, caseId, now) => (await engine.evaluateStored(handle, caseId, now)).evaluation },
    rules: { current: (db) => rulebook.current(db), judge: (...asked) => rulebook.judge(...asked) },
  });
  const enterprises = createEnterprisesModule({ pack: enterprisePack, places: indicators.places, rules: { current: (db) => rulebook.current(db) }, reactions: { closed: finance.firmClosed, moved: finance.firmMoved } }, growth);
  const rulebook = createRulebookModule({
    packed: packedRules, province: indicators.places.province.code, cities, procedure,
    population: async (db, { after, ...page }) => (await enterprises.population(db, { ...page, ...(after !== null && { after }) })).map(({ id, city, facts }) => ({ id, city, facts: plainFacts(facts) })),
  });
  const entitlement = createEntitlementModule({
    programmes: readProgrammes(pack, packedRules), regions: places, identity,
    procedure: { ...procedure, standing: async (handle, caseId, now) => (await engine.evaluateStored(handle, caseId, now)).evaluation },
    ...entitlementPorts({ rulebook, enterprises, funds, relations, province: indicators.places.province.code }),
  });
  const checkup = createCheckupFlow({ pack: readCheckupPack(pack), places: indicators.places, relations, rulebook, enterprises });
  const sandbox = createSandboxFlow({
    rules: (db) => rulebook.current(db), relations, parameters: readSandboxParameters(pack, packedRules),
    cities: places, province: indicators.places.province.code, read: (db, query) => enterprises.population(db, query),
  });
  const diligence = createDiligenceFlow({ market, trading, engine });
  const growthReport = createGrowthReportFlow({ growth });
  const deal = createDealFlow({ market, contracts, trading, ownership, engine, identity });
  const planning = createPlanningFlow({ plan, policy, indicators });
  const cockpit = createCockpitFlow({ plan, indicators, contracts, supervision, engine, publicUrl: () => publicUrl });
  const demo = createDemoFlow({ growth, reports, rulebook, enterprises, entitlement, network, ownership, sizes: options.demoSizes, pack, machineClock, identity, engine, market, contracts, policy, supervision, returns, assessment, vouchers, finance, funds, trading, brokers, plan, places: indicators.places });

  const parts: Part[] = [auditKernel, identity, ledger, engine, indicators, registry, policy, plan, supervision, returns, assessment, reports, market, contracts, vouchers, clearing, finance, funds, brokers, brokering, ownership, trading, network, enterprises, rulebook, entitlement, checkup, sandbox, diligence, deal, planning, cockpit, demo, growthReport];
  const permissions = parts.flatMap((p) => p.permissions);
  checkRoles(roles, permissions);
  for (const { hooks } of [market, contracts, supervision, assessment, vouchers, finance, funds, brokers, ownership, trading, network, rulebook, entitlement, deal, growth]) if (hooks) engine.provide(hooks);

  return {
    pack, identity, engine, ledger, indicators, plan, policy, market, contracts, supervision, returns, returnsParts, reports, assessment, vouchers, clearing, finance, funds, brokers, ownership, trading, network, enterprises, growth, growthReport, rulebook, entitlement, sandbox, checkup, diligence, demo,
    clock: demo.clock,
    machineClock,
    migrations: parts.filter((p) => p.migrations !== '').map((p) => ({ module: p.name, dir: path.join(packageRoot, p.migrations) })),
    routes: parts.flatMap((p) => p.routes),
    permissions,
    parts,
    setPublicUrl: (url) => {
      publicUrl = url;
    },
    prepare: async (db) => {
      await demo.clock.refresh(db.sql);
      const now = demo.clock.now();
      await engine.prepare(db, now, new Set(permissions.map((p) => p.id)));
      await indicators.load(db, now);
      await plan.load(db, now);
      await reports.load(db, now);
      // A pack that uses the number of a version approved here is refused before anybody is judged by it.
      await rulebook.current(db);
      for (const d of plan.packed.documents) {
        await policy.declareDocument(db.sql, {
          id: d.id, titleZh: d.zh, titleEn: d.en, issuerZh: d.issuerZh, issuerEn: d.issuerEn, documentNumber: d.number,
          issuedOn: d.issuedOn, noteZh: d.numberNoteZh, noteEn: d.numberNoteEn, demo: false,
        });
      }
    },
  };
}

/** What the generated reference tells of the house. */
export function described(house: House): Described {
  const { routes, permissions, migrations } = house;
  return { routes, permissions, migrations: [kernelMigrations, ...migrations], roles: house.identity.roles, procedures: house.engine.definitions() };
}

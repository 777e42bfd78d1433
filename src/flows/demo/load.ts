import { addDays, type CalendarDate, dateOf } from '../../kernel/base/calendar-date.ts';
import type { Pack } from '../../kernel/base/pack.ts';
import { Problem } from '../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../kernel/db/index.ts';
import type { Actor, Identity, Organisation } from '../../kernel/identity/index.ts';
import type { Places } from '../../kernel/indicators/index.ts';
import type { ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { AssessmentModule } from '../../modules/assessment/index.ts';
import type { BrokersModule } from '../../modules/brokers/index.ts';
import type { ContractsModule } from '../../modules/contracts/index.ts';
import type { EnterprisesModule, Growth } from '../../modules/enterprises/index.ts';
import type { EntitlementModule } from '../../modules/entitlement/index.ts';
import type { FinanceModule } from '../../modules/finance/index.ts';
import type { FundsModule } from '../../modules/funds/index.ts';
import type { MarketModule } from '../../modules/market/index.ts';
import type { NetworkModule } from '../../modules/network/index.ts';
import type { OwnershipModule } from '../../modules/ownership/index.ts';
import type { PlanModule } from '../../modules/plan/index.ts';
import type { PolicyModule } from '../../modules/policy/index.ts';
import type { ReportsModule } from '../../modules/reports/index.ts';
import type { ReturnsModule } from '../../modules/returns/index.ts';
import type { RulebookModule } from '../../modules/rulebook/index.ts';
import type { SupervisionModule } from '../../modules/supervision/index.ts';
import type { TradingModule } from '../../modules/trading/index.ts';
import type { VouchersModule } from '../../modules/vouchers/index.ts';
import { type DemoAccounts, readDemoAccounts } from './accounts.ts';
import { demoActor } from './actors.ts';
import { type DemoSet, type DemoSizes, generateDemo } from './generate.ts';
import { readLexicon } from './lexicon.ts';
import { playAssessment } from './play-assessment.ts';
import { brokerOrganisations, playBrokers } from './play-brokers.ts';
import { playContract } from './play-contract.ts';
import { playDemand } from './play-demand.ts';
import { playEntitlement } from './play-entitlement.ts';
import { playEnterprises } from './play-enterprises.ts';
import { financeOrganisations, playFinance } from './play-finance.ts';
import { playFunds } from './play-funds.ts';
import { playGrowth } from './play-growth.ts';
import { playInspection } from './play-inspection.ts';
import { playNetwork } from './play-network.ts';
import { playOwnership } from './play-ownership.ts';
import { playNotice } from './play-notice.ts';
import { planReport } from './play-report.ts';
import { playReturns } from './play-returns.ts';
import { playRules } from './play-rules.ts';
import { playSupervision } from './play-supervision.ts';
import { playTrading } from './play-trading.ts';
import { playVouchers, voucherOrganisations } from './play-vouchers.ts';
import { playWhiteList } from './play-white-list.ts';

export interface DemoHouse {
  pack: Pack;
  identity: Identity;
  engine: ProcedureEngine;
  market: MarketModule;
  contracts: ContractsModule;
  policy: PolicyModule;
  supervision: SupervisionModule;
  returns: ReturnsModule;
  assessment: AssessmentModule;
  vouchers: VouchersModule;
  finance: FinanceModule;
  enterprises: EnterprisesModule;
  growth: Growth;
  entitlement: EntitlementModule;
  funds: FundsModule;
  brokers: BrokersModule;
  network: NetworkModule;
  rulebook: RulebookModule;
  ownership: OwnershipModule;
  trading: TradingModule;
  reports: Pick<ReportsModule, 'draft' | 'submit' | 'decide'>;
  plan: Pick<PlanModule, 'supervisedTasks'>;
  places: Places;
  /** The full set unless told; tests make do with less. */
  sizes?: DemoSizes;
}

/** Organisations of the set by key; what the players need to act in their name. */
export interface Stage {
  house: DemoHouse;
  tx: Tx;
  organisation(key: string): Organisation;
  /** Chinese name of a technical field of the lexicon. */
  fieldName(id: string): string;
  /** Somebody in a role at an organisation; the same person each time. */
  person(role: string, key: string): Actor;
  /** A moment of a working day, at ten in the morning in Beijing. */
  at(date: CalendarDate): Date;
}

/**
 * Loads the demonstration set once, all of it or nothing. Demands and contracts are led through their procedures by
 * made-up people, so that histories, clocks, numbers and turnover are those of the real engines.
 */
export async function loadDemo(house: DemoHouse, db: Database, now: Date, tell: (zh: string, en: string) => void): Promise<void> {
  await refuseRealData(house, db);
  const accounts = readDemoAccounts(house.pack);
  const set = generateDemo({
    lexicon: readLexicon(house.pack),
    places: {
      cities: house.places.cities.map(({ code, zh, en }) => ({ code, zh, en })),
      parks: house.places.parks.map(({ code, city, zh }) => ({ code, city, zh })),
    },
    seed: accounts.seed,
    today: dateOf(now),
    sizes: house.sizes,
  });
  tell(`生成演示数据（种子 ${set.seed}）`, `generating the demonstration set (seed ${set.seed})`);
  await inTransaction(db, async (tx) => {
    // Two processes that start at once load it once.
    const claimed = await tx.sql
      .insertInto('demo.state')
      .values({ seed: set.seed, loaded_at: now })
      .onConflict((c) => c.column('id').doNothing())
      .returning('seed')
      .executeTakeFirst();
    if (!claimed) return;
    const stage = await setStage(house, tx, set, accounts, now);
    await enterAccounts(stage, accounts, now);
    tell(`成果 ${set.results.length} 项`, `${set.results.length} results`);
    const resultIds = await loadResults(stage, set);
    tell(`需求 ${set.demands.length} 项`, `${set.demands.length} demands`);
    const demandIds: string[] = [];
    for (const [i, demand] of set.demands.entries()) demandIds.push(await playDemand(stage, demand, i, now));
    tell(`合同 ${set.contracts.length} 份`, `${set.contracts.length} contracts`);
    for (const [i, contract] of set.contracts.entries()) await playContract(stage, contract, resultIds.get(contract.resultKey)!, i, now);
    if (await playNotice(stage, set, { demandIds, resultIds }, now)) tell('协议定价公示 1 件', '1 negotiated price under public notice');
    tell('重点任务督查', 'supervision of the key tasks');
    await playSupervision(stage, now);
    await playReturns(stage, now);
    await playInspection(stage, now);
    await playAssessment(stage, now);
    tell('创新券', 'innovation vouchers');
    await playVouchers(stage, now);
    await playFinance(stage, now);
    tell('专项资金', 'special funds');
    await playFunds(stage, now);
    const firms = await playEnterprises(stage, set, now);
    tell(`企业档案 ${firms} 份`, `${firms} dossiers of firms`);
    await playGrowth(stage, now);
    tell('企业积分、名单和“一企一策”', 'innovation points, lists and plans of firms');
    await playRules(stage, now);
    tell(`白名单企业 ${await playWhiteList(stage, set, now)} 家`, 'white list, consents and answers of banks');
    tell('免申即享批次', 'support without applying');
    await playEntitlement(stage, now);
    tell('技术经纪人', 'technology brokers');
    await playBrokers(stage, set, demandIds, now);
    tell('技术转移网络', 'transfer network');
    await playNetwork(stage, demandIds, now);
    tell('成果登记、成果包、赋权和收益分配', 'registered results, packages, grants and distributions');
    await playOwnership(stage, now);
    tell('挂牌 1 项，竞价 1 场', '1 listing, 1 auction');
    await playTrading(stage, now);
    await planReport(tx, house, stage.organisation('secretariat').id, now);
    await house.policy.loadDocument(tx, {
      id: 'demo-plan',
      bytes: new TextEncoder().encode(house.pack.text('examples/policy.txt')),
      fileName: 'policy.txt',
      demo: true,
      by: null,
      at: now,
    });
  });
}

/** A demonstration beside real records would be taken for real. */
async function refuseRealData(house: DemoHouse, db: Database): Promise<void> {
  const { total } = await house.identity.searchOrganisations(db.sql, { page: 1, pageSize: 1 });
  const loaded = await db.sql.selectFrom('demo.state').select('seed').executeTakeFirst();
  if (total > 0 && !loaded) {
    throw new Problem('DEMO_BESIDE_REAL_DATA', {
      status: 409,
      zh: '数据库中已有真实数据，不能载入演示数据',
      en: 'The database holds real data; the demonstration set is not loaded into it',
      remedy: { zh: '去掉 --demo，或换一个数据目录', en: 'Leave out --demo, or use another data folder' },
    });
  }
}

async function setStage(house: DemoHouse, tx: Tx, set: DemoSet, accounts: DemoAccounts, now: Date): Promise<Stage> {
  const found = new Map<string, Organisation>();
  const { threadFirm } = accounts;
  const first = set.organisations.find((o) => o.kind === 'firm' && o.region === threadFirm.region && o.park === threadFirm.park);
  if (!first) throw new Error(`No generated firm in park ${threadFirm.park}`);
  for (const o of set.organisations) {
    const names = o === first ? { nameZh: threadFirm.nameZh, nameEn: threadFirm.nameEn } : { nameZh: o.nameZh, nameEn: o.nameEn };
    found.set(o.key, await house.identity.enterOrganisation(tx, { ...o, ...names, demo: true }, { by: null, now }));
  }
  found.set('thread-firm', found.get(first.key)!);
  for (const o of [...voucherOrganisations(house.pack), ...financeOrganisations(house.pack), ...brokerOrganisations(house.pack)]) found.set(o.key, await house.identity.enterOrganisation(tx, { ...o, demo: true }, { by: null, now }));
  const fields = new Map(readLexicon(house.pack).fields.map((f) => [f.id, f.zh]));
  const people = new Map<string, Actor>();
  const organisation = (key: string): Organisation => {
    const o = found.get(key);
    if (!o) throw new Error(`The demonstration has no organisation ${key}`);
    return o;
  };
  return {
    house,
    tx,
    organisation,
    fieldName: (id) => fields.get(id) ?? id,
    person: (role, key) => {
      const id = `${role}@${key}`;
      if (!people.has(id)) people.set(id, demoActor(house.identity.roles, { organisation: organisation(key), role }, `${house.identity.roles.get(role)?.zh ?? role}（演示）`, now));
      return people.get(id)!;
    },
    at: (date) => new Date(`${date}T10:00:00+08:00`),
  };
}

async function enterAccounts(stage: Stage, accounts: DemoAccounts, now: Date): Promise<void> {
  const keys = (pattern: string, all: readonly string[]): string[] =>
    pattern.endsWith('*') ? all.filter((k) => k.startsWith(pattern.slice(0, -1))) : [pattern];
  const universities = readLexicon(stage.house.pack).universities.map((_, i) => `university-${i + 1}`);
  const registries = stage.house.places.cities.map((c) => `registry-${c.code}`);
  for (const account of accounts.accounts) {
    await stage.house.identity.createDemoAccount(
      stage.tx,
      {
        loginName: account.loginName,
        displayName: account.displayName,
        password: accounts.password,
        assignments: account.assignments.flatMap((a) =>
          a.organisations
            .flatMap((pattern) => keys(pattern, [...universities, ...registries]))
            .map((key) => {
              const o = stage.organisation(key);
              const regions = a.regions.length > 0 || o.kind !== 'registry' ? a.regions : [o.region!];
              return { role: a.role, organisationId: o.id, regions, parks: a.parks };
            }),
        ),
      },
      now,
    );
  }
}

async function loadResults(stage: Stage, set: DemoSet): Promise<Map<string, string>> {
  const rows = set.results.map((r) => {
    const owner = stage.organisation(r.ownerKey);
    return {
      organisation: owner,
      at: stage.at(r.disclosureDate),
      draft: {
        title: r.title,
        abstract: r.abstract,
        field: stage.fieldName(r.field),
        maturity: r.maturity,
        owners: [{ organisationId: owner.id, name: owner.nameZh }],
        completers: r.completers.map((name) => ({ name, organisation: owner.nameZh })),
        jobResult: r.jobResult,
        fundingFiscal: r.fundingFiscal,
        ipList: r.patentNumbers.map((number) => ({ kind: 'patent' as const, number })),
        intendedMode: r.intendedMode,
        priceHintFen: r.priceHintFen,
        disclosureDate: r.disclosureDate,
      },
    };
  });
  const ids = await stage.house.market.loadDemoResults(stage.tx, rows);
  return new Map(set.results.map((r, i) => [r.key, ids[i]!]));
}

export const nextWorkingDays = (stage: Stage, from: CalendarDate, days: number): CalendarDate => {
  // Weekends are enough for a made-up history; the clocks themselves use the calendar of the pack.
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())) left--;
  }
  return date;
};

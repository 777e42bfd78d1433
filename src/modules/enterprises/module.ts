import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { Assignment } from '../../kernel/identity/index.ts';
import type { KnownFacts } from '../../kernel/rules/contract.ts';
import type { Module } from '../module.ts';
import type { Act, EnterpriseParts } from './act.ts';
import { declareFacts, type FactsToDeclare } from './commands/declare-facts.ts';
import { tick } from './commands/tick.ts';
import { importDossiers, type ImportReport } from './commands/import-dossiers.ts';
import { loadDossiers, type NewDossier } from './commands/load-dossiers.ts';
import { type FactsFound, recordFound } from './commands/record-found.ts';
import { type FiguresToSave, saveFigures } from './commands/save-figures.ts';
import type { Dossier, Firm, Qualification } from './domain/dossier.ts';
import { statedFacts } from './domain/facts-from-figures.ts';
import { closureWords } from './domain/closure.ts';
import { writeDossiers } from './files/write-dossiers.ts';
import type { Growth } from './growth/growth.ts';
import type { EnterprisePack } from './pack.ts';
import { factsOf, type KnownFirm, population, type PopulationQuery } from './queries/population.ts';
import { closuresOf } from './store/closures.ts';
import { readDossiers } from './store/dossiers.ts';
import { enterpriseRoutes } from './routes.ts';
import { findByCode, findByOrganisation, findFirm, firmsAfter, type FirmsQuery } from './store/firms.ts';

/** Dossiers of firms, the ladder they climb and the pools that help them (企业培育), handbook 5. */
export interface EnterprisesModule extends Module {
  pack: EnterprisePack;
  find(db: Sql, id: string): Promise<Firm | undefined>;
  byOrganisation(db: Sql, organisationId: string): Promise<Firm | undefined>;
  /** What the rules may know of a firm on a day. @throws Problem NOT_FOUND */
  factsOf(db: Sql, id: string, on: CalendarDate): Promise<KnownFacts>;
  /** A page of the population by id, with facts; read on with `after` until a page is shorter than its limit. */
  population(db: Sql, query: PopulationQuery): Promise<KnownFirm[]>;
  /** Everything kept of these firms. */
  dossiers(db: Sql, firms: readonly Firm[], seenOn?: CalendarDate): Promise<Dossier[]>;
  qualifications(db: Sql, id: string): Promise<readonly Qualification[]>;
  /** Facts of the rules that a firm may state one by one. */
  declarableFacts: ReadonlySet<string>;
  /** States such facts where the rules read them from. */
  declareFacts(tx: Tx, act: Act, input: FactsToDeclare): Promise<void>;
  saveFigures(db: Database | Tx, act: Act, input: FiguresToSave): Promise<{ version: number }>;
  /** Writes what a decision found into the dossier, the decision being its source. Asks no permission. @throws Problem NOT_FOUND, FIGURES_WRONG */
  recordFound(tx: Tx, act: Act, assignment: Assignment | undefined, found: FactsFound): Promise<void>;
  /** Brings whole dossiers in at once; answers their ids in the same order. Asks no permission. */
  loadDossiers(tx: Tx, dossiers: readonly NewDossier[], by: { at: Date; recordedByName: string }): Promise<string[]>;
  /** A workbook or CSV, all or nothing. @throws Problem ENTERPRISE_IMPORT_REFUSED, … */
  importFile(db: Database, act: Act, file: { fileName: string; bytes: Uint8Array }, checkedOnly: boolean): Promise<ImportReport>;
  /** Dossiers as the workbook the import reads. */
  exportFile(db: Sql, firms: readonly Firm[], today: CalendarDate): Promise<Uint8Array>;
  /** Firms by id, a piece at a time. */
  firmsAfter(db: Sql, query: FirmsQuery): Promise<Firm[]>;
  byCode(db: Sql, creditCode: string): Promise<Firm | undefined>;
  /** Of these firms those that were no more on a day, with how they ended in words. */
  closed(db: Sql, ids: readonly string[], on: CalendarDate): Promise<ReadonlyMap<string, string>>;
  /** The daily round: reminders of what ends, terms that are over. */
  tick(db: Database, now: Date): Promise<{ reminded: number; left: number }>;
}

/** @param growth points, lists and plans, which stand in the same schema and under the same name */
export function createEnterprisesModule(parts: EnterpriseParts, growth?: Pick<Growth, 'permissions' | 'routes'>): EnterprisesModule {
  return {
    name: 'enterprises',
    migrations: 'src/modules/enterprises/migrations',
    permissions: [
      { id: 'enterprises.dossier.read-own', zh: '查看本企业档案', en: 'See the own dossier' },
      { id: 'enterprises.dossier.declare', zh: '填报本企业数据', en: 'State figures of the own firm' },
      { id: 'enterprises.dossier.read', zh: '查看企业档案', en: 'See dossiers of firms' },
      { id: 'enterprises.dossier.manage', zh: '维护企业档案和资质', en: 'Keep dossiers and qualifications' },
      { id: 'enterprises.funnel.read', zh: '查看企业梯度统计', en: 'See the statistics of the ladder' },
      { id: 'enterprises.pool.read', zh: '查看培育库', en: 'See cultivation pools' },
      { id: 'enterprises.pool.admit', zh: '企业入库、推荐和出库', en: 'Admit firms to a pool, hand them over, let them leave' },
      { id: 'enterprises.pool.receive', zh: '接收各市推荐入省库的企业', en: 'Receive firms handed over by cities' },
      ...(growth?.permissions ?? []),
    ],
    routes: [...enterpriseRoutes(parts), ...(growth?.routes ?? [])],
    pack: parts.pack,
    find: (db, id) => findFirm(db, id),
    byOrganisation: findByOrganisation,
    factsOf: (db, id, on) => factsOf(parts, db, id, on),
    population: (db, query) => population(parts, db, query),
    dossiers: readDossiers,
    qualifications: async (db, id) => {
      const firm = await findFirm(db, id);
      return firm ? (await readDossiers(db, [firm]))[0]!.qualifications : [];
    },
    declarableFacts: new Set([...statedFacts].flatMap(([fact, item]) => (parts.pack.items.get(item)?.declared ? [fact] : []))),
    declareFacts: (tx, act, input) => declareFacts(parts, tx, act, input),
    recordFound: (tx, act, assignment, found) => recordFound(parts, tx, act, assignment, found),
    saveFigures: (db, act, input) => saveFigures(parts, db, act, input),
    loadDossiers,
    importFile: (db, act, file, checkedOnly) => importDossiers(parts, db, act, file, checkedOnly),
    exportFile: async (db, firms, today) => writeDossiers(await readDossiers(db, firms), parts.pack, { today }),
    firmsAfter,
    byCode: findByCode,
    closed: async (db, ids, on) => new Map([...(await closuresOf(db, ids, on))].map(([id, closure]) => [id, closureWords(closure)])),
    tick: (db, now) => tick(parts, db, now),
  };
}

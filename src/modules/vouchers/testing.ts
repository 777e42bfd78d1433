import path from 'node:path';
import { auditKernel } from '../../kernel/audit/index.ts';
import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { type Database, inTransaction, type MigrationFolder } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import type { Actor, Organisation } from '../../kernel/identity/index.ts';
import { createProcedureEngine, loadProcedureEngine, type ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { Owed, VoucherParts } from './act.ts';
import { takeStep } from './commands/take-step.ts';
import { createVouchersModule, readVoucherBook, type VouchersModule } from './index.ts';

/** A small world of vouchers on a real database: one firm, one institute, the centre, a city with bureau and treasury. */
export interface VoucherWorld {
  db: Database;
  url: string;
  parts: VoucherParts;
  vouchers: VouchersModule;
  engine: ProcedureEngine;
  owed: Owed[];
  people: Record<'firm' | 'provider' | 'operator' | 'authority' | 'treasury' | 'host' | 'stranger', Actor>;
  addFirm(n: number): Actor;
  as(actor: Actor, day: CalendarDate): { now: Date; actor: Actor; requestId: string };
  /** Takes an action of an order's or quota's case. */
  step(actor: Actor, day: CalendarDate, caseId: string, action: string, data?: Record<string, unknown>, reason?: string): Promise<unknown>;
  drop(): Promise<void>;
}

export const HOME = '321100';
export const HOST = '320500';
const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const instant = (day: CalendarDate): Date => new Date(`${day}T02:00:00Z`);

const folder = (module: string, dir: string): MigrationFolder => ({ module, dir: path.join(packageRoot, dir) });
export const voucherFolders: readonly MigrationFolder[] = [
  folder('audit', auditKernel.migrations), folder('procedure', 'src/kernel/procedure/migrations'), folder('ledger', 'src/kernel/ledger/migrations'), folder('vouchers', 'src/modules/vouchers/migrations'),
];

export async function createVoucherWorld(): Promise<VoucherWorld> {
  const test: TestDatabase = await createTestDatabase(voucherFolders);
  return voucherWorldOn(test.db, () => test.drop());
}

/** The same people and bodies on any database that has the tables; what the cities owe goes to `recordObligation` as well. */
export async function voucherWorldOn(db: Database, drop: () => Promise<void>, recordObligation: VoucherParts['recordObligation'] = async () => {}): Promise<VoucherWorld> {
  const pack = openPack(path.join(packageRoot, 'packs/sunan'));
  const loaded = loadProcedureEngine(pack);
  const names = ['voucher-quota', 'voucher-order', 'voucher-breach'];
  const engine = createProcedureEngine({ definitions: names.map((name) => ({ file: `procedures/${name}.yaml`, definition: loaded.definition(name) })), calendar: loaded.calendar });
  const organisations = new Map<string, Organisation>();
  const organisation = (n: number, nameZh: string, kind: Organisation['kind'], region: string): string => {
    organisations.set(id(n), { id: id(n), creditCode: `9132${region}${String(n).padStart(8, '0')}`, nameZh, nameEn: null, kind, region, park: null, demo: false });
    return id(n);
  };
  const person = (n: number, organisationId: string, permissions: string[], reach: 'own' | 'jurisdiction' | 'zone', regions: string[] = []): Actor => ({
    accountId: id(1_000_000 + n), loginName: `p${n}`, displayName: `人员${n}`,
    assignments: [{ role: 'r', organisationId, organisationName: '单位', regions, parks: [], grants: permissions.map((p) => ({ permission: `vouchers.${p}`, reach })) }],
  });
  const addFirm = (n: number): Actor => person(n, organisation(n, `镇江企业${n}`, 'firm', HOME), ['wallet.use', 'redemption.submit', 'order.read'], 'own');
  const owed: Owed[] = [];
  const parts: VoucherParts = {
    book: readVoucherBook(pack), engine, regions: [HOME, HOST],
    identity: { findOrganisation: async (_sql, wanted) => organisations.get(wanted) },
    recordObligation: async (tx, o) => {
      owed.push(o);
      await recordObligation?.(tx, o);
    },
  };
  const vouchers = createVouchersModule(parts);
  engine.provide(vouchers.hooks);
  await engine.prepare(db, instant('2026-01-05'), new Set(vouchers.permissions.map((p) => p.id)));
  const bureau = organisation(4, '镇江市科技局', 'government', HOME);
  const people = {
    firm: addFirm(1),
    provider: person(2, organisation(2, '苏州仪器中心', 'institute', HOST), ['provider.serve', 'redemption.submit', 'order.read'], 'own'),
    operator: person(3, organisation(3, '创新券管理中心', 'agency', HOME), ['order.check', 'order.read', 'quota.grant', 'finding.read', 'case.open', 'relation.write'], 'zone'),
    authority: person(4, bureau, ['order.approve', 'order.read', 'finding.read', 'case.decide'], 'jurisdiction', [HOME]),
    treasury: person(5, organisation(5, '镇江市财政局', 'government', HOME), ['payment.make', 'budget.set', 'budget.read', 'order.read'], 'jurisdiction', [HOME]),
    host: person(6, organisation(6, '苏州市科技局', 'government', HOST), ['provider.accept', 'order.read'], 'jurisdiction', [HOST]),
    stranger: person(7, organisation(7, '无锡企业', 'firm', '320200'), ['wallet.use', 'redemption.submit', 'order.read'], 'own'),
  };
  const as = (actor: Actor, day: CalendarDate) => ({ now: instant(day), actor, requestId: 'test' });
  const world: VoucherWorld = {
    db, url: db.url, parts, vouchers, engine, owed, people, addFirm, as,
    // Whatever database the test has put there: several connections are several of them.
    step: (actor, day, caseId, action, data = {}, reason = '') =>
      inTransaction(world.db, (tx) => takeStep(parts, tx, as(actor, day), caseId, action, data, reason || null)),
    drop,
  };
  return world;
}

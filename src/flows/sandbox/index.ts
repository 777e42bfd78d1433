import { dateOf } from '../../kernel/base/calendar-date.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { bind, type BoundRoute, type PermissionDeclaration } from '../../kernel/identity/index.ts';
import { askSandbox, readAhead, type SandboxParts } from './ask.ts';
import * as contract from './contract.ts';
import { describeRule, listRules } from './describe-rules.ts';
import { findBudgetLine } from './find-budget-line.ts';
import { assertNamed, listFirms, namedCities } from './list-firms.ts';
import { createPopulationReader, type ReadFirms } from './population.ts';
import { outcomeWorkbook } from './workbook.ts';

export { readSandboxParameters } from './parameters.ts';
export { readScenario } from './read-scenario.ts';
export type { SandboxScenario } from './contract.ts';

/** What a change of a rule would bring and cost, tried on the zone's own firms; see README.md. Stores nothing. */
export interface SandboxFlow {
  name: 'sandbox';
  migrations: '';
  permissions: readonly PermissionDeclaration[];
  routes: readonly BoundRoute[];
  /** For the command line. @throws Problem SANDBOX_… */
  run(db: Sql, now: Date, question: contract.SandboxQuestion): Promise<contract.SandboxOutcome>;
  workbook(outcome: contract.SandboxOutcome, locale: 'zh' | 'en'): Promise<Uint8Array>;
}

/** @param dependencies.read firms of a city as the dossiers give them */
export function createSandboxFlow({ read, ...dependencies }: Omit<SandboxParts, 'firms'> & { read: ReadFirms }): SandboxFlow {
  const codes = dependencies.cities.map((c) => c.code);
  const parts: SandboxParts = { ...dependencies, firms: createPopulationReader(read, codes) };
  const ask = (db: Sql, now: Date, question: contract.SandboxQuestion): Promise<contract.SandboxOutcome> => askSandbox(parts, db, now, question);
  return {
    name: 'sandbox',
    migrations: '',
    permissions: [{ id: 'sandbox.scenario.run', zh: '使用政策沙盒', en: 'Use the policy sandbox' }],
    run: ask,
    workbook: outcomeWorkbook,
    routes: [
      bind(contract.listSandboxRules, async (ctx) => listRules(parts, await parts.rules(ctx.db.sql), namedCities(ctx.actor, codes))),
      bind(contract.getSandboxRule, async (ctx, { params }) => {
        void readAhead(parts, ctx.db.sql, ctx.clock.now(), params.id).catch(() => undefined);
        return describeRule(await parts.rules(ctx.db.sql), params.id);
      }),
      bind(contract.runSandbox, (ctx, { body }) => ask(ctx.db.sql, ctx.clock.now(), body)),
      bind(contract.downloadSandbox, async (ctx, { body }) => {
        const now = ctx.clock.now();
        const outcome = await ask(ctx.db.sql, now, body);
        return {
          contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          fileName: ctx.locale === 'zh' ? `政策沙盒-${dateOf(now)}.xlsx` : `policy-sandbox-${dateOf(now)}.xlsx`,
          bytes: await outcomeWorkbook(outcome, ctx.locale),
        };
      }),
      bind(contract.findBudgetLine, (ctx, { body }) => findBudgetLine(parts, ctx.db.sql, ctx.clock.now(), body)),
      bind(contract.listSandboxFirms, (ctx, { body, query }) => {
        assertNamed(ctx.actor, codes, body.city);
        return listFirms(parts, ctx.db.sql, ctx.clock.now(), body, query);
      }),
    ],
  };
}

import { makePdf } from '../../kernel/base/pdf.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { authorise } from '../../kernel/identity/actor.ts';
import { bind, type BoundRoute, type RequestContext } from '../../kernel/identity/route.ts';
import type { ContractDeps } from './act.ts';
import { saveTaxInput } from './commands/save-tax-input.ts';
import * as contract from './contract.ts';
import { flowWorkbook } from './files/flow-workbook.ts';
import { taxSheetPdf, taxSheetWorkbook } from './files/tax-sheet-files.ts';
import { flow } from './queries/flow.ts';
import { taxSheetOf } from './queries/tax-sheet.ts';
import { actOf } from './requests.ts';
import { readSellerName } from './store/tax.ts';

/** Flow of technology between regions, and the tax sheets that rest on registered contracts. */
export function statisticsRoutes(deps: ContractDeps): BoundRoute[] {
  const sheet = async (ctx: RequestContext, { organisationId, year }: { organisationId: string; year: number }): Promise<contract.TaxSheetView> => {
    authorise(ctx.actor, 'contracts.contract.read', { organisationIds: [organisationId] });
    const organisationName = (await readSellerName(ctx.db.sql, organisationId)) ?? '';
    return { organisationId, organisationName, ...(await taxSheetOf(ctx.db.sql, deps.rules, organisationId, year)) };
  };
  return [
    bind(contract.getContractRules, async () => ({ regulations: deps.rules.regulations, fields: deps.rules.fields.fields })),
    bind(contract.getFlow, (ctx, { query }) => flow(ctx.db.sql, deps.rules, deps.regions, query)),
    bind(contract.getFlowFile, async (ctx, { query }) => ({
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      fileName: `技术流向-${query.year}${query.on ? `-截至${query.on}` : ''}.xlsx`,
      bytes: await flowWorkbook(await flow(ctx.db.sql, deps.rules, deps.regions, query), deps.placeName),
    })),
    bind(contract.getTaxSheet, (ctx, { query }) => sheet(ctx, query)),
    bind(contract.saveTaxInput, async (ctx, { params, body }) => {
      await inTransaction(ctx.db, (tx) => saveTaxInput(tx, actOf(ctx), params.id, body));
      return { saved: true as const };
    }),
    bind(contract.taxSheetFile, async (ctx, { query }) => {
      const found = await sheet(ctx, query);
      const name = `技术合同税收优惠测算-${found.organisationName}-${query.year}`;
      if (query.format === 'pdf') return { contentType: 'application/pdf', fileName: `${name}.pdf`, bytes: await makePdf(taxSheetPdf(found), new Date(`${query.year}-12-31T00:00:00+08:00`)) };
      return { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: `${name}.xlsx`, bytes: await taxSheetWorkbook(found) };
    }),
  ];
}

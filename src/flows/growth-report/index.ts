import type { Sql } from '../../kernel/db/index.ts';
import { bind, type BoundRoute, type PermissionDeclaration } from '../../kernel/identity/index.ts';
import type { Growth } from '../../modules/enterprises/index.ts';
import { contentTypeOf, renderReport } from '../../modules/reports/index.ts';
import { downloadListReport } from './contract.ts';
import { buildListReport } from './build-report.ts';

/** The development report on gazelles and unicorns: frozen data of enterprises, drawn by the machinery of reports. */
export interface GrowthReportFlow {
  name: 'growth';
  migrations: '';
  permissions: readonly PermissionDeclaration[];
  routes: readonly BoundRoute[];
  /** @throws Problem NOT_FOUND */
  report(db: Sql, editionId: string, format: 'docx' | 'pdf', language: 'zh' | 'en'): Promise<{ bytes: Uint8Array; title: string }>;
}

export function createGrowthReportFlow({ growth }: { growth: Pick<Growth, 'listReportData'> }): GrowthReportFlow {
  const report: GrowthReportFlow['report'] = async (db, id, format, language) => {
    const model = buildListReport(await growth.listReportData(db, id), language);
    return { bytes: await renderReport(model, format), title: model.title };
  };
  return {
    name: 'growth',
    migrations: '',
    permissions: [],
    routes: [
      bind(downloadListReport, async (ctx, { params, query: { format, language } }) => {
        const { bytes, title } = await report(ctx.db.sql, params.id, format, language);
        return { contentType: contentTypeOf(format), fileName: `${title}.${format}`, bytes };
      }),
    ],
    report,
  };
}

import { dateOf } from '../../kernel/base/calendar-date.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { authorise, bind, type BoundRoute, type PermissionDeclaration } from '../../kernel/identity/index.ts';
import { checkEvidence, downloadEvidence } from './contract.ts';
import { collectEvidence, type DiligenceParts, type Evidence } from './evidence.ts';
import { packOf } from './pack.ts';

/** The evidence of due diligence (尽职免责材料包) that collects itself for one deal, whichever way its price was found. */
export interface DiligenceFlow {
  name: 'diligence';
  migrations: '';
  permissions: readonly PermissionDeclaration[];
  routes: readonly BoundRoute[];
  /** For the command line. @throws Problem NOT_FOUND */
  pack(db: Sql, kind: 'sales' | 'talks', id: string, now: Date): Promise<{ bytes: Uint8Array; evidence: Evidence }>;
}

export function createDiligenceFlow(parts: DiligenceParts): DiligenceFlow {
  return {
    name: 'diligence',
    migrations: '',
    permissions: [{ id: 'diligence.pack.collect', zh: '收集尽职免责材料', en: 'Collect the evidence of due diligence' }],
    routes: [
      bind(checkEvidence, async (ctx, { params }) => {
        const evidence = await collectEvidence(parts, ctx.db.sql, params.kind, params.id, ctx.clock.now());
        authorise(ctx.actor, 'diligence.pack.collect', { organisationIds: [evidence.sellerId], region: evidence.region });
        return { title: evidence.title, mode: evidence.mode, items: evidence.items, missing: evidence.items.filter((i) => !i.present).length };
      }),
      bind(downloadEvidence, async (ctx, { params }) => {
        const now = ctx.clock.now();
        const evidence = await collectEvidence(parts, ctx.db.sql, params.kind, params.id, now);
        authorise(ctx.actor, 'diligence.pack.collect', { organisationIds: [evidence.sellerId], region: evidence.region });
        return { contentType: 'application/zip', fileName: `尽职免责材料-${evidence.title.slice(0, 40)}-${dateOf(now)}.zip`, bytes: await packOf(evidence, now) };
      }),
    ],
    pack: async (db, kind, id, now) => {
      const evidence = await collectEvidence(parts, db, kind, id, now);
      return { bytes: await packOf(evidence, now), evidence };
    },
  };
}

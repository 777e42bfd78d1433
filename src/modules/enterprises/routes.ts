import { dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound, Problem } from '../../kernel/base/problem.ts';
import { bind, type BoundRoute, findGrant, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, EnterpriseParts } from './act.ts';
import { closeFirm, reopenFirm } from './commands/closure.ts';
import { importDossiers } from './commands/import-dossiers.ts';
import { enterFirm, updateFirm } from './commands/enter-firm.ts';
import { admitToPool, leavePool, offerHandOver, receiveHandOver } from './commands/pools.ts';
import { recordQualification, revokeQualification } from './commands/qualifications.ts';
import { moveFirm, recordIncident, recordRound } from './commands/records.ts';
import { saveFigures } from './commands/save-figures.ts';
import * as contract from './contract.ts';
import type { Firm } from './domain/dossier.ts';
import { writeDossiers } from './files/write-dossiers.ts';
import { getFunnel } from './queries/funnel.ts';
import { scopeOf } from './queries/scope.ts';
import { viewDossier } from './queries/view-dossier.ts';
import { viewNextRungs } from './queries/view-next-rungs.ts';
import { vocabulary } from './queries/vocabulary.ts';
import { readDossiers } from './store/dossiers.ts';
import { findByOrganisation, findFirm } from './store/firms.ts';
import { listFirms, listPlaces } from './store/list.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_EXPORTED = 3_000;

const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });
const today = (ctx: RequestContext): string => dateOf(ctx.clock.now());

/** The dossier if it is within reach; what is not is as good as not there. */
async function seen(ctx: RequestContext, id: string): Promise<Firm> {
  const firm = await findFirm(ctx.db.sql, id);
  if (!firm || !findGrant(ctx.actor, 'enterprises.dossier.read', { region: firm.city, park: firm.park })) throw notFound('企业档案', 'dossier', id);
  return firm;
}

/** The dossier of the organisation in whose name the actor asks. */
async function own(ctx: RequestContext, permission: string): Promise<Firm> {
  for (const a of ctx.actor?.assignments ?? []) {
    if (!a.grants.some((g) => g.permission === permission)) continue;
    const firm = await findByOrganisation(ctx.db.sql, a.organisationId);
    if (firm) return firm;
  }
  throw new Problem('ENTERPRISE_NONE', { status: 404, zh: '本单位还没有企业档案', en: 'Your organisation has no dossier yet', remedy: { zh: '请联系所在市主管部门建档', en: 'Ask the officer of your city to open one' } });
}

export function enterpriseRoutes(parts: EnterpriseParts): BoundRoute[] {
  const { ladder } = parts.pack;
  return [
    bind(contract.getVocabulary, (ctx) => vocabulary(parts, ctx.db)),
    bind(contract.listEnterprises, async (ctx, { query: { page, pageSize, ...filter } }) => {
      const rows = await listFirms(ctx.db.sql, { ...filter, scope: scopeOf(ctx.actor, 'enterprises.dossier.read'), ladder, on: today(ctx), limit: pageSize, offset: (page - 1) * pageSize });
      return {
        page, pageSize, total: rows[0]?.total ?? 0,
        items: rows.map(({ id, creditCode, name, city, park, sector, foundedOn, rung, held, pools, demo, closedOn = null }) => ({ id, creditCode, name, city, park, sector, foundedOn, rung, held, pools, demo, closedOn })),
      };
    }),
    bind(contract.exportEnterprises, async (ctx, { query }) => {
      const firms = await listFirms(ctx.db.sql, { ...query, scope: scopeOf(ctx.actor, 'enterprises.dossier.read'), ladder, on: today(ctx), limit: MOST_EXPORTED + 1, offset: 0 });
      if (firms.length > MOST_EXPORTED) throw new Problem('EXPORT_TOO_LARGE', { zh: `一次最多导出 ${MOST_EXPORTED} 家企业`, en: `At most ${MOST_EXPORTED} firms at a time`, remedy: { zh: '请先按市、园区或梯度筛选', en: 'Filter by city, park or rung first' } });
      return { contentType: XLSX, fileName: `企业档案-${today(ctx)}.xlsx`, bytes: await writeDossiers(await readDossiers(ctx.db.sql, firms), parts.pack, { today: today(ctx) }) };
    }),
    bind(contract.importEnterprises, (ctx, { query, upload }) => {
      if (!upload) throw new Problem('FILE_MISSING', { status: 400, zh: '没有收到文件', en: 'No file was received' });
      return importDossiers(parts, ctx.db, actOf(ctx), upload, query.check === 'true');
    }),
    bind(contract.getFunnel, (ctx, { query }) => getFunnel(parts, ctx.db.sql, { ...query, on: today(ctx) })),
    bind(contract.getOwnEnterprise, async (ctx) => viewDossier(parts, ctx.db, await own(ctx, 'enterprises.dossier.read-own'), today(ctx), ctx.actor)),
    bind(contract.getOwnNextRungs, async (ctx) => viewNextRungs(parts, ctx.db, await own(ctx, 'enterprises.dossier.read-own'), today(ctx))),
    bind(contract.declareOwnFigures, async (ctx, { body }) => saveFigures(parts, ctx.db, actOf(ctx), { ...body, enterpriseId: (await own(ctx, 'enterprises.dossier.declare')).id })),
    bind(contract.listPoolPlaces, async (ctx, { query: { page, pageSize, live, offered, ...filter } }) => {
      const rows = await listPlaces(ctx.db.sql, { ...filter, live: live === 'true', offeredOnly: offered === 'true', scope: scopeOf(ctx.actor, 'enterprises.pool.read'), limit: pageSize, offset: (page - 1) * pageSize });
      return {
        page, pageSize, total: rows[0]?.total ?? 0,
        items: rows.map(({ total: _total, ...m }) => ({
          ...m, may: { act: findGrant(ctx.actor, 'enterprises.pool.admit', { region: m.firmCity, park: m.park }) !== undefined, receive: findGrant(ctx.actor, 'enterprises.pool.receive') !== undefined },
        })),
      };
    }),
    bind(contract.offerHandOver, (ctx, { params, body }) => offerHandOver(ctx.db, actOf(ctx), { membershipId: params.id, note: body.note })),
    bind(contract.receiveHandOver, (ctx, { params, body }) => receiveHandOver(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.leavePool, async (ctx, { params, body }) => {
      await leavePool(ctx.db, actOf(ctx), params.id, body.reason);
      return {};
    }),
    bind(contract.enterFirm, (ctx, { body }) => enterFirm(parts, ctx.db, actOf(ctx), body)),
    bind(contract.getEnterprise, async (ctx, { params }) => viewDossier(parts, ctx.db, await seen(ctx, params.id), today(ctx), ctx.actor)),
    bind(contract.updateFirm, (ctx, { params, body }) => updateFirm(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.getNextRungs, async (ctx, { params }) => viewNextRungs(parts, ctx.db, await seen(ctx, params.id), today(ctx))),
    bind(contract.stateFigures, (ctx, { params, body }) => saveFigures(parts, ctx.db, actOf(ctx), { ...body, enterpriseId: params.id })),
    bind(contract.recordQualification, (ctx, { params, body }) => recordQualification(parts, ctx.db, actOf(ctx), { ...body, enterpriseId: params.id })),
    bind(contract.revokeQualification, async (ctx, { params, body }) => {
      await revokeQualification(parts, ctx.db, actOf(ctx), { ...body, enterpriseId: params.id, id: params.qualificationId });
      return {};
    }),
    bind(contract.recordRound, (ctx, { params, body }) => recordRound(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.recordIncident, (ctx, { params, body }) => recordIncident(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.moveFirm, async (ctx, { params, body }) => {
      await moveFirm(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.closeFirm, async (ctx, { params, body }) => {
      await closeFirm(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.reopenFirm, async (ctx, { params, body }) => {
      await reopenFirm(ctx.db, actOf(ctx), params.id, body.reason);
      return {};
    }),
    bind(contract.admitToPool, (ctx, { params, body }) => admitToPool(parts, ctx.db, actOf(ctx), { ...body, enterpriseId: params.id })),
  ];
}

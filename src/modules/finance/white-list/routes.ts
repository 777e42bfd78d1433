import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import { bind, type BoundRoute, findGrant, holds, type RequestContext } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import { answerConsent } from './commands/answer-consent.ts';
import { declareLoans, grantConsent, readConsented, withdrawConsent } from './commands/consents.ts';
import { approveEntries, delist, reviewEntries, scoreEdition } from './commands/decide.ts';
import { openEdition } from './commands/open-edition.ts';
import * as contract from './contract.ts';
import { consentState } from './domain/consent.ts';
import type { CreditParts } from './parts.ts';
import { ownCredit } from './queries/own-credit.ts';
import { citiesOf, organisationsOf } from './queries/scope.ts';
import { creditStatistics } from './queries/statistics.ts';
import { viewConsent, viewEntry, wordsOf } from './queries/view.ts';
import { answersTo, consentsOfBanks } from './store/consents.ts';
import { countEntries, findEdition, listEditions, pageEntries, readSteps } from './store/entries.ts';
import { unlinkedLoans } from './store/lending.ts';

const READ = 'finance.listing.read';
const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });

export function whiteListRoutes(parts: CreditParts): BoundRoute[] {
  const { pack } = parts.whiteList;
  return [
    bind(contract.listWhiteListEditions, async (ctx) => {
      const cities = citiesOf(ctx.actor, READ);
      const counts = await countEntries(ctx.db.sql, cities);
      return {
        items: (await listEditions(ctx.db.sql)).map(({ openedAt, openedBy: _by, ...e }) => ({
          ...e, openedAt: openedAt.toISOString(), counts: Object.fromEntries(counts.filter((c) => c.editionId === e.id).map((c) => [c.state, c.firms])),
        })),
        triggers: pack.triggers.map(({ id, zh, en }) => ({ id, zh, en })),
        cities: parts.regions.filter((r) => cities === null || cities.includes(r.code)),
        mayScore: holds(ctx.actor, 'finance.listing.score'),
      };
    }),
    bind(contract.openWhiteListEdition, (ctx) => openEdition(parts, ctx.db, actOf(ctx))),
    bind(contract.listWhiteListEntries, async (ctx, { params, query: { page, pageSize, ...filter } }) => {
      if (!(await findEdition(ctx.db.sql, params.id))) throw notFound('白名单', 'edition', params.id);
      const rows = await pageEntries(ctx.db.sql, { editionId: params.id, cities: citiesOf(ctx.actor, READ), ...filter, limit: pageSize, offset: (page - 1) * pageSize });
      const steps = await readSteps(ctx.db.sql, rows.map((r) => r.id));
      return {
        page, pageSize, total: rows[0]?.total ?? 0,
        items: rows.map((r) => viewEntry(pack, r, steps.filter((s) => s.entryId === r.id), findGrant(ctx.actor, 'finance.listing.approve', { region: r.city }) !== undefined)),
      };
    }),
    bind(contract.scoreWhiteList, (ctx, { params }) => scoreEdition(ctx.db, actOf(ctx), params.id)),
    bind(contract.reviewWhiteList, (ctx, { params, body }) => reviewEntries(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.approveWhiteList, (ctx, { params, body }) => approveEntries(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.delistFirm, async (ctx, { params, body }) => {
      await delist(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.getOwnCredit, (ctx) => ownCredit(parts, ctx.db.sql, actOf(ctx))),
    bind(contract.grantConsent, (ctx, { body }) => grantConsent(parts, ctx.db, actOf(ctx), body)),
    bind(contract.withdrawConsent, async (ctx, { params }) => {
      await withdrawConsent(parts, ctx.db, actOf(ctx), params.id);
      return {};
    }),
    bind(contract.declareLoans, async (ctx, { body }) => {
      await declareLoans(parts, ctx.db, actOf(ctx), body);
      return {};
    }),
    bind(contract.listBankConsents, async (ctx, { query: { page, pageSize, standing } }) => {
      const today = dateOf(ctx.clock.now());
      const rows = await consentsOfBanks(ctx.db.sql, { bankIds: organisationsOf(ctx.actor, 'finance.consent.use'), live: standing === 'LIVE', today, limit: pageSize, offset: (page - 1) * pageSize });
      const answers = await answersTo(ctx.db.sql, rows.map((r) => r.id));
      return {
        page, pageSize, total: rows[0]?.total ?? 0, declines: [...pack.declines],
        items: rows.map((c) => {
          const named = consentState(c, today) === 'LIVE';
          return { ...viewConsent(pack, c, answers, today), bankId: c.bankId, firmName: named ? c.firmName : null, firmCreditCode: named ? c.firmCreditCode : null, city: named ? c.city : null };
        }),
      };
    }),
    bind(contract.readConsentedFirm, async (ctx, { params }) => {
      const { consent, values } = await readConsented(parts, ctx.db, actOf(ctx), params.id);
      const loans = await unlinkedLoans(ctx.db.sql, consent.bankId, consent.firmCreditCode);
      return {
        firmName: consent.firmName, firmCreditCode: consent.firmCreditCode, purpose: wordsOf(pack.purposes, consent.purpose), until: consent.until, values,
        loans: loans.map(({ filedAt, ...l }) => ({ ...l, filedAt: filedAt.toISOString() })),
      };
    }),
    bind(contract.answerConsent, (ctx, { params, body }) => answerConsent(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.getCreditStatistics, (ctx) => creditStatistics(parts, ctx.db.sql, dateOf(ctx.clock.now()))),
  ];
}

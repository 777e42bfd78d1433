import { dateOf } from '../../../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../../kernel/db/index.ts';
import type { Act } from '../../act.ts';
import { firmBalance } from '../../store/loans.ts';
import type * as contract from '../contract.ts';
import { isListed } from '../domain/state.ts';
import { inForce } from '../../domain/product.ts';
import { tiersAhead } from '../domain/tiers-ahead.ts';
import { type CreditParts, ownFirm } from '../parts.ts';
import { answersTo, consentsOfFirm, readsOf, statedBorrowing } from '../store/consents.ts';
import { latestEntry, readSteps } from '../store/entries.ts';
import { earlierLoans } from '../store/lending.ts';
import { banksOf } from './banks.ts';
import { viewConsent, wordsOf } from './view.ts';

type OwnCredit = ContractAnswer<typeof contract.getOwnCredit>;

/** Tiers of every product that a further loan of a firm would reach (whole balance with every bank). */
export async function productTiers(parts: CreditParts, db: Sql, creditCode: string, today: string): Promise<OwnCredit['tiers']> {
  return Promise.all(parts.rules.products.filter((p) => inForce(p, today)).map(async (p) => {
    const balanceFen = await firmBalance(db, p.id, creditCode);
    return { product: p.id, zh: p.zh, en: p.en, balanceFen, mode: p.mode, tiers: tiersAhead(p, balanceFen) };
  }));
}

/** The list, the consents and who read what, for the firm itself. */
export async function ownCredit(parts: CreditParts, db: Sql, act: Act): Promise<OwnCredit> {
  const { pack } = parts.whiteList;
  const today = dateOf(act.now);
  const own = await ownFirm(parts, db, act);
  const general = {
    rule: { id: pack.rule, source: pack.source }, banks: await banksOf(parts, db), purposes: [...pack.purposes], fields: pack.fields.map(({ id, zh, en }) => ({ id, zh, en })), longestDays: pack.longestConsentDays,
  };
  if (!own) return { ...general, firm: null, listing: null, everBorrowed: null, loansOnRecord: 0, consents: [], tiers: [] };
  const { firm } = own;
  const entry = await latestEntry(db, firm.id);
  const consents = await consentsOfFirm(db, firm.id);
  const ids = consents.map((c) => c.id);
  const [answers, reads, steps] = await Promise.all([answersTo(db, ids), readsOf(db, ids), readSteps(db, entry ? [entry.id] : [])]);
  return {
    ...general,
    firm: { id: firm.id, name: firm.name, creditCode: firm.code },
    listing: entry ? {
      state: entry.state, listed: isListed(entry.state) && today <= entry.validUntil, year: entry.year, validUntil: entry.validUntil, points: entry.pointsCents === null ? null : entry.pointsCents / 100, reasons: entry.reasons, missing: entry.missing,
      trigger: entry.trigger === null ? null : wordsOf(pack.triggers, entry.trigger), reason: ['REFUSED', 'DELISTED'].includes(entry.state) ? (steps.at(-1)?.reason ?? null) : null,
    } : null,
    everBorrowed: await statedBorrowing(db, firm.id),
    loansOnRecord: await earlierLoans(db, firm.code, null),
    consents: consents.map((c) => ({
      ...viewConsent(pack, c, answers, today), grantedAt: c.grantedAt.toISOString(), withdrawnAt: c.withdrawnAt?.toISOString() ?? null,
      reads: reads.filter((r) => r.consentId === c.id).map((r) => ({ at: r.at.toISOString(), byName: r.byName, fields: r.fields.map((f) => wordsOf(pack.fields, f)) })),
    })),
    tiers: await productTiers(parts, db, firm.code, today),
  };
}

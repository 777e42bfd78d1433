import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../../kernel/db/index.ts';
import type { ConsentedFirm } from '../contract.ts';
import { isListed } from '../domain/state.ts';
import type { CreditParts } from '../parts.ts';
import type { ConsentRow } from '../store/consents.ts';
import { latestEntry } from '../store/entries.ts';

export type ConsentedValue = ConsentedFirm['values'][number];

/** Exactly the fields of the consent, each with where it is from; null where it is not known. */
export async function valuesOf(parts: CreditParts, db: Sql, consent: Pick<ConsentRow, 'enterpriseId' | 'fields'>, today: CalendarDate): Promise<ConsentedValue[]> {
  const firm = await parts.whiteList.firm(db, consent.enterpriseId, today);
  const entry = consent.fields.some((f) => f === 'LISTING' || f === 'POINTS') ? await latestEntry(db, consent.enterpriseId) : undefined;
  return parts.whiteList.pack.fields.filter((f) => consent.fields.includes(f.id)).map(({ id, zh, en, unit }) => {
    if (id === 'LISTING') return { id, zh, en, unit, value: entry !== undefined && isListed(entry.state) && today <= entry.validUntil, source: '科技金融白名单', asOf: entry?.listedOn ?? null, confidence: 'MEASURED' };
    if (id === 'POINTS') return { id, zh, en, unit, value: entry?.pointsCents == null ? null : entry.pointsCents / 100, source: entry ? `白名单${entry.year}年` : null, asOf: null, confidence: entry?.pointsCents == null ? null : 'MEASURED' };
    const fact = firm?.facts[id];
    const { value } = fact ?? { value: null };
    return { id, zh, en, unit, value, source: fact?.source ?? null, asOf: fact?.asOf ?? null, confidence: fact?.confidence ?? null };
  });
}

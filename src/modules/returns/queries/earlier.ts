import type { Sql } from '../../../kernel/db/index.ts';
import type { ReturnsParts } from '../act.ts';
import type { Before } from '../domain/check-table.ts';
import { numeric, type Values } from '../domain/collection.ts';
import { yearBefore } from '../domain/periods.ts';
import type { Scope } from '../scope.ts';
import { readLockedRecords } from '../store/submissions.ts';

export interface Earlier {
  before: Before;
  history: Record<string, number[]>;
}

type Of = Pick<Scope, 'collection' | 'period'> & { place: { code: string } };

/**
 * Figures of a year before, to compare with: of the locked return where there is one, else the indicator as it stands;
 * and the past of each indicator, to tell what is usual.
 */
export async function readEarlier({ indicators }: ReturnsParts, db: Sql, { collection, period, place }: Of): Promise<Earlier> {
  const last = yearBefore(collection.frequency, period);
  const of = { collection: collection.id, period: last, place: place.code };
  const compared = collection.fields.filter((f) => numeric(f.type) && (f.changeLimit !== null || collection.layout === 'form')).map((f) => f.key);
  const before = new Map<string, Record<string, number>>();
  if (compared.length > 0) {
    for await (const rows of readLockedRecords(db, of, compared)) for (const { key, values } of rows) before.set(key, numbersOf(values));
  }
  if (collection.layout === 'list') return { before, history: {} };
  const asked = collection.fields.filter((f) => f.indicator !== null && numeric(f.type));
  const figures = asked.length === 0 ? [] : await indicators.figures(db, { indicators: asked.map((f) => f.indicator!), place: place.code });
  const history: Record<string, number[]> = {};
  const known: Record<string, number> = {};
  for (const field of asked) {
    const own = figures.filter((f) => f.indicator === field.indicator && f.period.length === period.length && f.period < period).sort((a, b) => a.period.localeCompare(b.period));
    history[field.key] = own.map((f) => f.value);
    const then = own.find((f) => f.period === last);
    if (then) known[field.key] = then.value;
  }
  before.set('', { ...known, ...before.get('') });
  return { before, history };
}

function numbersOf(values: Values): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter((e): e is [string, number] => typeof e[1] === 'number'));
}

/** What goes into a template for comparison: a form's figures, or the keys and words of a list. */
export async function readForTemplate(parts: ReturnsParts, db: Sql, of: Of): Promise<Values[]> {
  const { collection, period, place } = of;
  if (collection.layout === 'form') return [Object.fromEntries(Object.entries((await readEarlier(parts, db, of)).before.get('') ?? {}))];
  const words = collection.fields.filter((f) => !numeric(f.type)).map((f) => f.key);
  const records: Values[] = [];
  for await (const rows of readLockedRecords(db, { collection: collection.id, period: yearBefore(collection.frequency, period), place: place.code }, words)) {
    for (const { values } of rows) records.push(values);
  }
  return records;
}

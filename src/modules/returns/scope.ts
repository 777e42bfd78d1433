import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import { Problem } from '../../kernel/base/problem.ts';
import { type Actor, type Assignment, findGrant, forbidden, signInRequired, type Target } from '../../kernel/identity/index.ts';
import type { ReturnsParts } from './act.ts';
import { dueOn, isPeriod } from './domain/periods.ts';
import type { PackedCollection } from './pack.ts';

export interface ReturnKey {
  collection: string;
  period: string;
  place: string;
}

/** A return as the pack asks for it, whether or not somebody has begun. */
export interface Scope {
  collection: PackedCollection;
  period: string;
  place: { code: string; zh: string; en: string };
  /** What permissions look at. */
  target: Target;
  dueOn: CalendarDate;
}

/** @throws Problem RETURN_UNKNOWN */
export function scopeOf(parts: Pick<ReturnsParts, 'collections' | 'calendar'> & { indicators: Pick<ReturnsParts['indicators'], 'places'> }, { collection: id, period, place: code }: ReturnKey): Scope {
  const collection = parts.collections.find((c) => c.id === id);
  if (!collection || !isPeriod(collection.frequency, period)) throw unknown(`${id} ${period}`);
  const place = placesOf(parts, collection).find((p) => p.code === code);
  if (!place) throw unknown(`${id} ${period} ${code}`);
  return { collection, period, place: { code, zh: place.zh, en: place.en }, target: { region: place.region, park: place.park }, dueOn: dueOn(parts.calendar, collection, period) };
}

export function placesOf({ indicators: { places } }: { indicators: Pick<ReturnsParts['indicators'], 'places'> }, collection: PackedCollection): { code: string; zh: string; en: string; region: string; park: string | null }[] {
  return collection.places === 'city'
    ? places.cities.map(({ code, zh, en }) => ({ code, zh, en, region: code, park: null }))
    : places.parks.map(({ code, zh, en, city }) => ({ code, zh, en, region: city, park: code }));
}

function unknown(what: string): Problem {
  return new Problem('RETURN_UNKNOWN', {
    status: 404, zh: `没有这份填报：${what}`, en: `There is no such return: ${what}`,
    remedy: { zh: '填报表、报告期和地区见填报列表', en: 'See the list of returns for collections, periods and places' },
  });
}

export type Part = 'fill' | 'first' | 'second';
const PERMISSION = { fill: 'returns.return.fill', first: 'returns.return.approve', second: 'returns.return.approve' } as const;

/** The assignment under which somebody plays a part in a return: the pack names the roles, permissions and reach bound them. */
export function partOf(actor: Actor | undefined, part: Part, { collection, target }: Pick<Scope, 'collection' | 'target'>): Assignment | undefined {
  return actor?.assignments.find((a) => collection[part].includes(a.role) && findGrant({ ...actor, assignments: [a] }, PERMISSION[part], target) !== undefined);
}

/** @throws Problem SIGN_IN_REQUIRED, FORBIDDEN */
export function requirePart(actor: Actor | undefined, part: Part, scope: Pick<Scope, 'collection' | 'target'>): Assignment {
  if (!actor) throw signInRequired();
  const assignment = partOf(actor, part, scope);
  if (!assignment) throw forbidden(PERMISSION[part]);
  return assignment;
}

export function maySee(actor: Actor | undefined, { target }: Pick<Scope, 'target'>): boolean {
  return findGrant(actor, 'returns.return.read', target) !== undefined;
}

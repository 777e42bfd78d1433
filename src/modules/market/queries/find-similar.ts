import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, authorise } from '../../../kernel/identity/actor.ts';
import { compareTexts } from '../../../kernel/matching/index.ts';
import type { Similar, similarResults } from '../contract/similar.ts';
import { placesOf, sightOfDemand, sightOfResult } from '../domain/visibility.ts';
import { indexNotReady, type LibraryIndex } from '../matching/library-index.ts';
import { findDemand, listDemandRows } from '../store/demands.ts';
import { findResult, findResults, listResultRows } from '../store/results.ts';

/** So many of those with most in common are compared word by word. */
const COMPARED = 40;
/** Demands that are looked through, the last changed first. */
const DEMANDS = 2_000;
/** Own results that do not stand in the library yet. */
const OWN = 200;
const SHOWN = 10;
/** Passages shown of each. */
const PASSAGES = 12;
/** Less in common is no matter for a desk. */
const LEAST_PART = 0.3;

type SimilarList = ContractAnswer<typeof similarResults>;

interface Compared {
  id: string;
  title: string;
  content: string;
  organisationName: string | null;
  status: string;
}

/**
 * Results likely to be duplicates of one: of the library, and of its own unit before they get there. For the reviewer of
 * the unit; an internal result of another unit is compared by its title alone.
 * @throws Problem NOT_FOUND, FORBIDDEN, INDEX_NOT_READY
 */
export async function findSimilarResults(handle: Sql, actor: Actor | undefined, library: LibraryIndex | undefined, id: string): Promise<SimilarList> {
  const result = await findResult(handle, id);
  if (!result || sightOfResult(actor, result) === 'none') throw notFound('科技成果', 'result', id);
  const own = result.organisationId ? [result.organisationId] : [];
  authorise(actor, 'market.result.review', { organisationIds: own });
  if (!library?.ready()) throw indexNotReady(library?.text.size() ?? 0);
  const ranked = await library.text.rank({ title: result.title, content: result.abstract }, COMPARED);
  const rows = [...(await findResults(handle, ranked.map((r) => r.id))), ...(await listResultRows(handle, { own, limit: OWN, offset: 0 })).rows];
  const others = new Map(rows.filter((r) => r.id !== id && sightOfResult(actor, r) !== 'none').map((r) => [r.id, { ...r, content: sightOfResult(actor, r) === 'full' ? r.abstract : '' }]));
  return compare({ ...result, content: result.abstract }, [...others.values()]);
}

/**
 * Demands likely to be duplicates of one, among those this officer may read.
 * @throws Problem NOT_FOUND, FORBIDDEN, INDEX_NOT_READY
 */
export async function findSimilarDemands(handle: Sql, actor: Actor | undefined, library: LibraryIndex | undefined, id: string): Promise<SimilarList> {
  const demand = await findDemand(handle, id);
  if (!demand || sightOfDemand(actor, demand) === 'none') throw notFound('技术需求', 'demand', id);
  authorise(actor, 'market.demand.read', { region: demand.region, park: demand.park });
  if (!library?.ready()) throw indexNotReady(library?.text.size() ?? 0);
  const { rows } = await listDemandRows(handle, { handedIn: placesOf(actor, 'market.demand.read'), limit: DEMANDS, offset: 0 });
  const others = rows.filter((d) => d.id !== id).map((d) => ({ ...d, content: d.problem }));
  const near = new Set((await library.text.resembling({ title: demand.title, content: demand.problem }, others, COMPARED)).map((d) => d.id));
  return compare({ ...demand, content: demand.problem }, others.filter((d) => near.has(d.id)));
}

function compare(one: Compared, others: readonly Compared[]): SimilarList {
  const textOf = ({ title, content }: Compared): string => `${title}\n${content}`;
  const here = textOf(one);
  const items = others.flatMap((other): Similar[] => {
    const there = textOf(other);
    const { ofOne, ofOther, score, passages } = compareTexts(here, there);
    if (score === undefined && (Math.max(ofOne, ofOther) < LEAST_PART || passages.length === 0)) return [];
    const { id, title, organisationName, status } = other;
    return [{
      id, title, organisationName, status, relation: score === undefined ? 'part' : 'copy', ofThis: ofOne, ofThat: ofOther,
      passages: passages.slice(0, PASSAGES).map((p) => ({
        here: here.slice(p.one.start, p.one.end), there: there.slice(p.other.start, p.other.end),
        numbers: p.numbers.map((n) => ({ here: here.slice(n.one.start, n.one.end), there: there.slice(n.other.start, n.other.end) })),
      })),
    }];
  });
  const most = (s: Similar): number => Math.max(s.ofThis, s.ofThat);
  return { items: items.sort((a, b) => most(b) - most(a) || (a.id < b.id ? -1 : 1)).slice(0, SHOWN), compared: others.length };
}

import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { sightOfDemand, sightOfResult } from '../domain/visibility.ts';
import type { IndexedText, Teaching, TextIndex } from '../matching/port.ts';
import { findResults, type ResultRow } from '../store/results.ts';
import { type CountedVerdict, countedVerdicts, judgedDemands } from '../store/verdicts.ts';

/** Demands looked through for those like this one, and how many of them are heard. */
const LOOKED_THROUGH = 200;
const HEARD = 4;

export interface TeachingOfDemand {
  /** Undefined: nobody judged anything that bears on this demand. */
  teaching: Teaching | undefined;
  own: CountedVerdict[];
  rows: ReadonlyMap<string, ResultRow>;
  /** How many other demands are heard. */
  elsewhere: number;
}

/**
 * What the ranking of a demand may learn from, for one reader: every verdict on the demand itself, and verdicts on demands
 * like it that the reader may see in full. A verdict never reaches somebody who may not know of its demand.
 */
export async function teachingOf(handle: Sql, actor: Actor | undefined, text: TextIndex, demand: { id: string; title: string; content: string }): Promise<TeachingOfDemand> {
  const others = (await judgedDemands(handle, demand.id, LOOKED_THROUGH)).filter((d) => sightOfDemand(actor, d) === 'full');
  const like = others.length === 0 ? [] : await text.resembling(demand, others, HEARD);
  const verdicts = await countedVerdicts(handle, [demand.id, ...like.map((d) => d.id)]);
  const rows = new Map((await findResults(handle, [...new Set(verdicts.map((v) => v.resultId))])).map((r) => [r.id, r]));
  const textOf = (id: string): IndexedText => {
    const row = rows.get(id)!;
    const full = sightOfResult(actor, row) === 'full';
    return { id, title: row.title, content: full ? row.abstract : '', keywords: full ? row.keywords : [] };
  };
  const visible = verdicts.filter((v) => sightOfResult(actor, rows.get(v.resultId)!) !== 'none');
  const own = visible.filter((v) => v.demandId === demand.id);
  const elsewhere = like.flatMap(({ id }) => {
    const heard = visible.filter((v) => v.demandId === id);
    const { title, content } = others.find((d) => d.id === id)!;
    return heard.length === 0 ? [] : [{ title, content, verdicts: heard.map((v) => ({ text: textOf(v.resultId), level: v.level, score: v.score })) }];
  });
  const teaching = own.length + elsewhere.length === 0 ? undefined : { own: own.map((v) => ({ text: textOf(v.resultId), level: v.level })), elsewhere };
  return { teaching, own, rows, elsewhere: elsewhere.length };
}

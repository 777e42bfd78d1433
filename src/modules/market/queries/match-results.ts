import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { type Match, type MatchLevel, matchLevels, type MatchList } from '../contract/match.ts';
import { sightOfResult } from '../domain/visibility.ts';
import { indexNotReady, type LibraryIndex } from '../matching/library-index.ts';
import { findResults } from '../store/results.ts';
import { resultListItem } from './view-result.ts';

export interface MatchQuestion {
  title: string;
  content: string;
  top: number;
  /** Weaker ones are left out. */
  level: MatchLevel;
  regions?: readonly string[];
}

/** Candidates asked of the engine for each one shown: filters by place and level take some away. */
const OVERSAMPLING = 5;
const MOST_CANDIDATES = 1_000;

/**
 * Ranks the library against a text, with level and reasons.
 * @throws Problem INDEX_NOT_READY (503)
 */
export async function matchResults(
  handle: Sql,
  actor: Actor | undefined,
  library: LibraryIndex | undefined,
  question: MatchQuestion,
  talks: ReadonlyMap<string, string>,
  now: Date,
): Promise<MatchList> {
  if (!library?.ready()) throw indexNotReady(library?.text.size() ?? 0);
  const wanted = matchLevels.slice(0, matchLevels.indexOf(question.level) + 1);
  const candidates = question.regions ? MOST_CANDIDATES : Math.min(MOST_CANDIDATES, question.top * OVERSAMPLING);
  const ranked = (await library.text.rank(question, candidates)).filter(
    (r) => r.level !== null && wanted.includes(r.level) && (!question.regions || question.regions.includes(library.regionOf(r.id) ?? '')),
  );
  const rows = new Map((await findResults(handle, ranked.slice(0, question.top * 2).map((r) => r.id))).map((r) => [r.id, r]));
  const matches: Match[] = [];
  for (const { id, score, level } of ranked) {
    const row = rows.get(id);
    const item = row && resultListItem(actor, row);
    if (!row || !item || matches.length === question.top) continue;
    // What the reader may not see must not shine through as evidence either.
    const abstract = sightOfResult(actor, row) === 'full' ? row.abstract : '';
    const keywords = abstract === '' ? [] : row.keywords;
    const why = await library.text.explain(question, { id, title: row.title, content: abstract, keywords });
    matches.push({
      result: { ...item, abstract },
      rank: matches.length + 1,
      score,
      level: level!,
      evidence: why.evidence,
      spans: { demand: why.query, title: why.title, abstract: why.content },
      talkId: talks.get(id) ?? null,
    });
  }
  return {
    demandText: `${question.title}\n${question.content}`, matches, searched: library.text.size(), engine: library.text.engine, computedAt: now.toISOString(),
  };
}

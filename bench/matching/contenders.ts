/** The engine and two libraries behind one face. The libraries have no Chinese of their own: they get characters and pairs. */
import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import { createIndex } from '../../src/kernel/matching/index.ts';
import type { SyntheticDemand } from './synthetic.ts';

export interface Contender {
  add(texts: readonly { id: string; title: string; abstract?: string }[]): void;
  /** @returns ids, best first. */
  rank(demand: SyntheticDemand, top: number): string[];
}

function charactersAndPairs(text: string): string[] {
  const out: string[] = [];
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    for (let i = 0; i < run.length; i += 1) {
      out.push(run[i]!);
      if (i + 1 < run.length) out.push(run.slice(i, i + 2));
    }
  }
  return out;
}

export const contenders: Record<string, () => Contender> = {
  'innomatrix (20 with reasons)': () => {
    const index = createIndex();
    return {
      add: (texts) => index.upsert(texts),
      rank: (demand, top) => index.match(demand, { top, explain: top }).map((m) => m.id),
    };
  },
  minisearch: () => {
    const index = new MiniSearch({ fields: ['title', 'abstract'], tokenize: charactersAndPairs });
    return {
      add: (texts) => index.addAll(texts),
      rank: (demand, top) => index.search(`${demand.title}，${demand.content}`, { combineWith: 'OR' }).slice(0, top).map((r) => String(r.id)),
    };
  },
  flexsearch: () => {
    const index = new Document({ document: { id: 'id', index: ['title', 'abstract'] }, encode: charactersAndPairs, tokenize: 'strict' });
    return {
      add: (texts) => {
        for (const { id, title, abstract } of texts) index.add({ id, title, abstract: abstract ?? '' });
      },
      rank: (demand, top) => {
        const found = index.search(`${demand.title}，${demand.content}`, { limit: top, suggest: true });
        return found.flatMap((field) => field.result.map(String)).slice(0, top);
      },
    };
  },
};

import type { Demand } from './domain/question.ts';
import type { MatchDocument } from './domain/document.ts';
import type { MatchIndex, MatchOptions, MatchFilter } from './match-index.ts';

/** What may be asked of the index in the other thread. Everything is plain data. */
export interface Operations {
  upsert: { ask: MatchDocument[]; answer: void };
  remove: { ask: string[]; answer: number };
  learnDemands: { ask: ({ id: string } & Demand)[]; answer: void };
  forgetDemands: { ask: string[]; answer: void };
  match: { ask: { demand: Demand; options?: MatchOptions }; answer: ReturnType<MatchIndex['match']> };
  search: { ask: { words: string; options?: { top?: number; filter?: MatchFilter } }; answer: ReturnType<MatchIndex['search']> };
  explain: { ask: { demand: Demand; document: MatchDocument }; answer: ReturnType<MatchIndex['explain']> };
  scores: { ask: { demand: Demand; documents: MatchDocument[] }; answer: number[] };
  resembling: { ask: { demand: Demand; others: ({ id: string } & Demand)[]; top: number }; answer: ReturnType<MatchIndex['resembling']> };
  memory: { ask: null; answer: ReturnType<MatchIndex['memory']> };
}
export type Operation = keyof Operations;

export type Request = { [K in Operation]: { number: number; operation: K; ask: Operations[K]['ask'] } }[Operation];
export type Reply = { number: number; size: number } & ({ answer: unknown } | { error: string });

/** Does what a request asks. */
export function perform(index: MatchIndex, request: Request): unknown {
  switch (request.operation) {
    case 'upsert': return index.upsert(request.ask);
    case 'remove': return index.remove(request.ask);
    case 'learnDemands': return index.learnDemands(request.ask);
    case 'forgetDemands': return index.forgetDemands(request.ask);
    case 'match': return index.match(request.ask.demand, request.ask.options);
    case 'search': return index.search(request.ask.words, request.ask.options);
    case 'explain': return index.explain(request.ask.demand, request.ask.document);
    case 'scores': return index.scores(request.ask.demand, request.ask.documents);
    case 'resembling': return index.resembling(request.ask.demand, request.ask.others, request.ask.top);
    case 'memory': return index.memory();
  }
}

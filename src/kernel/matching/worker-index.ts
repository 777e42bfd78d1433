import { Worker } from 'node:worker_threads';
import { Problem } from '../base/problem.ts';
import { calibration } from './calibration.ts';
import type { MatchDocument } from './domain/document.ts';
import type { Demand } from './domain/question.ts';
import type { Operation, Operations, Reply } from './worker-protocol.ts';

/** A long list goes over in pieces, so that questions are answered in between. */
const PIECE = 2_000;

type Answer<K extends Operation> = Promise<Operations[K]['answer']>;

/** The same index in a thread of its own: building and ranking do not hold up whoever asks. */
export interface WorkerIndex {
  readonly engine: { name: string; version: string };
  /** Documents in the index as of the last answer. */
  readonly size: number;
  upsert(documents: readonly MatchDocument[]): Answer<'upsert'>;
  remove(ids: readonly string[]): Answer<'remove'>;
  learnDemands(demands: Operations['learnDemands']['ask']): Answer<'learnDemands'>;
  forgetDemands(ids: readonly string[]): Answer<'forgetDemands'>;
  match(demand: Operations['match']['ask']['demand'], options?: Operations['match']['ask']['options']): Answer<'match'>;
  search(words: string, options?: Operations['search']['ask']['options']): Answer<'search'>;
  explain(demand: Operations['explain']['ask']['demand'], document: MatchDocument): Answer<'explain'>;
  scores(demand: Operations['match']['ask']['demand'], documents: readonly MatchDocument[]): Answer<'scores'>;
  resembling(demand: Operations['match']['ask']['demand'], others: Operations['resembling']['ask']['others'], top: number): Answer<'resembling'>;
  memory(): Answer<'memory'>;
  /** Ends the thread; what was still asked is refused with MATCH_INDEX_STOPPED. */
  close(): Promise<void>;
}

const stopped = (cause?: unknown): Problem =>
  new Problem('MATCH_INDEX_STOPPED', {
    status: 503, zh: '匹配索引已停止', en: 'The matching index has stopped', cause,
    remedy: { zh: '请重启服务；若重复出现，请检查内存', en: 'Restart the service; if it happens again, check its memory' },
  });

/**
 * @throws Problem MATCH_INDEX_STOPPED (from every method) once the thread has ended, by `close` or by itself.
 */
export function createWorkerIndex(): WorkerIndex {
  const worker = startThread();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let last = 0;
  let size = 0;
  let ended: Problem | undefined;

  const end = (cause?: unknown): void => {
    ended ??= stopped(cause);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (reply: Reply) => {
    size = reply.size;
    const asker = waiting.get(reply.number);
    waiting.delete(reply.number);
    if (waiting.size === 0) worker.unref();
    if ('error' in reply) asker?.reject(new Error(reply.error));
    else asker?.resolve(reply.answer);
  });
  worker.on('error', end);
  worker.on('exit', () => end());
  // A thread that nobody waits for does not keep the process alive.
  worker.unref();

  const call = <K extends Operation>(operation: K, ask: Operations[K]['ask']): Answer<K> => {
    if (ended) return Promise.reject(ended);
    last += 1;
    const number = last;
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve: resolve as (value: unknown) => void, reject });
      worker.ref();
      worker.postMessage({ number, operation, ask });
    });
  };
  const inPieces = async <T>(list: readonly T[], send: (piece: T[]) => Promise<unknown>): Promise<void> => {
    for (let i = 0; i < list.length; i += PIECE) await send(list.slice(i, i + PIECE));
  };

  return {
    engine: { name: 'innomatrix-matching', version: calibration.version },
    get size() {
      return size;
    },
    upsert: (documents) => inPieces(documents, (piece) => call('upsert', piece.map(documentOf))),
    remove: (ids) => call('remove', [...ids]),
    learnDemands: (demands) => inPieces(demands, (piece) => call('learnDemands', piece.map(({ id, title, content }) => ({ id, title, content })))),
    forgetDemands: (ids) => call('forgetDemands', [...ids]),
    match: (demand, options) => call('match', { demand: demandOf(demand), options }),
    search: (words, options) => call('search', { words, options }),
    explain: (demand, document) => call('explain', { demand: demandOf(demand), document: documentOf(document) }),
    scores: (demand, documents) => call('scores', { demand: demandOf(demand), documents: [...documents] }),
    resembling: ({ title, content }, others, top) => call('resembling', { demand: { title, content }, others, top }),
    memory: () => call('memory', null),
    close: async () => {
      end();
      await worker.terminate();
    },
  };
}

/** What crosses to the other thread, and nothing else that the caller's objects may hold. */
const documentOf = ({ id, title, abstract, keywords, field, maturity, place }: MatchDocument): MatchDocument => ({ id, title, abstract, keywords, field, maturity, place });
const demandOf = ({ title, content, field, maturity, place }: Demand): Demand => ({ title, content, field, maturity, place });

/** Compiled code is run as it is. Source code (tests, `tsx`) needs the loader of tsx inside the thread as well. */
function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url));
  const source = JSON.stringify(new URL('./worker.ts', import.meta.url).href);
  return new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); });`, { eval: true, execArgv: [] });
}

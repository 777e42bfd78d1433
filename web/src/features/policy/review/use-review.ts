import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { listEntries } from '../../../../../src/flows/planning/contract.ts';
import { acceptClause, acceptItem, addItem, assistClause, correctItem, listItems, rejectItem, type RejectReason, type ReviewItem, undoItem } from '../../../../../src/modules/policy/contract.ts';
import type { ApiProblem } from '../../../app/api-problem.ts';
import { asProblem } from '../../../app/api-problem.ts';
import { call, type CallAnswer, type CallInput } from '../../../app/api.ts';
import { keyOf, refresh, useAnswer } from '../../../app/query.ts';

type Items = CallAnswer<typeof listItems>;
export type PlanEntry = CallAnswer<typeof listEntries>['entries'][number];

export interface Review {
  items: readonly ReviewItem[];
  entries: ReadonlyMap<string, PlanEntry>;
  problem: ApiProblem | null;
  /** The last decision that was refused; null after the next. */
  refusal: ApiProblem | null;
  forget: () => void;
  pending: boolean;
  prepared: boolean;
  /** A language model may be asked about a clause. */
  mayAssist: boolean;
  /** Answers how many proposals it added; undefined when it was refused. */
  assist: (clause: string) => Promise<number | undefined>;
  accept: (item: ReviewItem) => Promise<void>;
  reject: (item: ReviewItem, reason: RejectReason) => Promise<void>;
  undo: (item: ReviewItem) => Promise<void>;
  correct: (item: ReviewItem, change: Omit<CallInput<typeof correctItem>['body'], 'revision'>) => Promise<boolean>;
  add: (body: CallInput<typeof addItem>['body']) => Promise<ReviewItem | undefined>;
  acceptAll: (clause: string, open: readonly ReviewItem[]) => Promise<void>;
}

const byPlace = (a: ReviewItem, b: ReviewItem): number => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);

/** The findings in a document and what may be decided; each answer replaces the one item, not the list. */
export function useReview(id: string): Review {
  const client = useQueryClient();
  const input = { params: { id } };
  const answer = useAnswer(listItems, input);
  const entered = useAnswer(listEntries, input);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const items = useMemo(() => [...(answer.data?.items ?? [])].sort(byPlace), [answer.data]);
  const entries = useMemo(() => new Map(entered.data?.entries.map((entry) => [entry.item, entry])), [entered.data]);

  // Keys come faster than answers: decisions go out one after the other, each on the revision our last one made. What
  // somebody else decided in between is still refused, for of that revision we know nothing.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const own = useRef(new Map<string, number>());
  const revisionOf = (item: ReviewItem): number => Math.max(item.revision, own.current.get(item.id) ?? 0);

  const put = (changed: readonly ReviewItem[]): void => {
    const fresh = new Map(changed.map((item) => [item.id, item]));
    for (const item of changed) own.current.set(item.id, item.revision);
    client.setQueryData(keyOf(listItems, input), (old: Items | undefined) => {
      if (!old) return old;
      const known = new Set(old.items.map((item) => item.id));
      return { ...old, items: [...old.items.map((item) => fresh.get(item.id) ?? item), ...changed.filter((item) => !known.has(item.id))] };
    });
    // What rests on a decision may have left the plan with it.
    if (changed.some((item) => entries.has(item.id))) void refresh(client, ['planning', 'plan', 'policy.getDocument']);
  };
  /** Undefined when it was refused: the screen says why and shows how things stand now. */
  const attempt = <T>(work: () => Promise<T>, take: (answer: T) => readonly ReviewItem[]): Promise<T | undefined> => {
    const turn = queue.current.then(() => run(work, take));
    queue.current = turn;
    return turn;
  };
  const run = async <T>(work: () => Promise<T>, take: (answer: T) => readonly ReviewItem[]): Promise<T | undefined> => {
    try {
      const done = await work();
      setRefusal(null);
      put(take(done));
      return done;
    } catch (thrown) {
      const problem = asProblem(thrown);
      setRefusal(problem);
      if (problem.status === 409) await refresh(client, [listItems.id]);
      return undefined;
    }
  };
  const one = (item: ReviewItem): readonly ReviewItem[] => [item];
  return {
    items,
    entries,
    problem: answer.error,
    refusal,
    forget: () => setRefusal(null),
    pending: answer.isPending,
    prepared: answer.data?.prepared ?? true,
    mayAssist: answer.data?.assist ?? false,
    assist: async (clause) => (await attempt(() => call(assistClause, { params: { id }, body: { clause } }), (done) => done.items))?.items.length,
    accept: async (item) => void (await attempt(() => call(acceptItem, { params: { item: item.id }, body: { revision: revisionOf(item) } }), one)),
    reject: async (item, reason) => void (await attempt(() => call(rejectItem, { params: { item: item.id }, body: { revision: revisionOf(item), reason } }), one)),
    undo: async (item) => void (await attempt(() => call(undoItem, { params: { item: item.id }, body: { revision: revisionOf(item) } }), one)),
    correct: async (item, change) => (await attempt(() => call(correctItem, { params: { item: item.id }, body: { revision: revisionOf(item), ...change } }), one)) !== undefined,
    add: (body) => attempt(() => call(addItem, { params: { id }, body }), one),
    acceptAll: async (clause, open) => {
      const seen = open.map((item) => ({ id: item.id, revision: item.revision }));
      const { version } = open[0]!;
      await attempt(() => call(acceptClause, { params: { id }, body: { version, clause, seen } }), (done) => done.items);
    },
  };
}

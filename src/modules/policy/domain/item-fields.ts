import { z } from 'zod';
import { itemFields, type ItemKind } from '../contract.ts';
import type { PolicyExtraction } from './types.ts';

/** An item as the engine proposes it: its span and the fields of its kind. */
export interface ProposedItem {
  kind: ItemKind;
  /** Counted from 1 within its kind, in the order of the text. */
  ordinal: number;
  clause: string;
  subClause: string | null;
  start: number;
  end: number;
  fields: Record<string, unknown>;
}

/** The findings of an extraction as items to be decided one by one, in the order of the text. */
export function proposedItems(extraction: PolicyExtraction): ProposedItem[] {
  const { targets, facts, responsibilities, measures, milestones, entities, parameters } = extraction;
  const lists: [ItemKind, readonly { clause: string; subClause: string | null; start: number; end: number }[]][] = [
    ['target', targets], ['fact', facts], ['responsibility', responsibilities], ['measure', measures], ['milestone', milestones],
    ['entity', entities], ['parameter', parameters],
  ];
  return lists
    .flatMap(([kind, found]) =>
      [...found]
        .sort((a, b) => a.start - b.start || a.end - b.end)
        .filter((item) => item.start < item.end)
        .map((item, i) => ({
          kind, ordinal: i + 1, clause: item.clause, subClause: item.subClause, start: item.start, end: item.end,
          // Not parsed: what the engine read is kept as read, also where a person would have to fill something in.
          fields: Object.fromEntries(Object.entries(item).filter(([name]) => name in itemFields[kind].shape)),
        })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Fields that a person entered, cut to those of the kind; or what is wrong with them, one entry a field. */
export function readFields(kind: ItemKind, entered: unknown): { fields: Record<string, unknown>; faults: { field: string; says: string }[] } {
  const result = z.safeParse(itemFields[kind], entered);
  if (result.success) return { fields: result.data as Record<string, unknown>, faults: [] };
  return { fields: {}, faults: result.error.issues.map((issue) => ({ field: issue.path.join('.'), says: issue.message })) };
}

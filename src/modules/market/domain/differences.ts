import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import type { ResultDraft } from '../contract/result.ts';

export interface FieldDifference {
  field: keyof ResultDraft;
  before: unknown;
  after: unknown;
}

/** Facts that were reviewed and registered: to change one, the entry goes back to a draft and is reviewed again. */
export const REGISTERED_FACTS = ['owners', 'completers', 'jobResult', 'fundingFiscal', 'projectNumber', 'secrecy'] as const satisfies readonly (keyof ResultDraft)[];

/** Which fields differ between two states of a result, in the order of the form. */
export function differences(before: ResultDraft, after: ResultDraft): FieldDifference[] {
  return (Object.keys(after) as (keyof ResultDraft)[])
    .filter((field) => canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

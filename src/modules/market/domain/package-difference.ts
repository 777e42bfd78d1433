import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import type { PackageItem } from '../contract/package.ts';

export interface PackageDifference {
  added: PackageItem[];
  removed: PackageItem[];
  changed: { resultId: string; title: string; fields: { field: string; before: unknown; after: unknown }[] }[];
}

/** What a reader of the edition before wants to know; how an item came in (`by`, `reason`) is no change of the result. */
const TOLD = ['title', 'field', 'maturity', 'intendedMode', 'status', 'organisationName', 'summary'] as const satisfies readonly (keyof PackageItem)[];

export function packageDifference(before: readonly PackageItem[], after: readonly PackageItem[]): PackageDifference {
  const was = new Map(before.map((i) => [i.resultId, i]));
  const is = new Set(after.map((i) => i.resultId));
  return {
    added: after.filter((i) => !was.has(i.resultId)),
    removed: before.filter((i) => !is.has(i.resultId)),
    changed: after.flatMap((item) => {
      const old = was.get(item.resultId);
      const fields = old ? TOLD.filter((f) => canonicalJson(old[f]) !== canonicalJson(item[f])).map((field) => ({ field, before: old[field], after: item[field] })) : [];
      return fields.length > 0 ? [{ resultId: item.resultId, title: item.title, fields }] : [];
    }),
  };
}

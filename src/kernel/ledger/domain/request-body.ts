import { hash } from 'node:crypto';
import { canonicalJson, sha256 } from '../../base/canonical-json.ts';

/**
 * The hash by which a repeated request is recognised: what was asked, without the instants at which it was asked and by
 * whom, because a retry comes later and perhaps from a colleague.
 */
export function requestBody(kind: string, content: Record<string, unknown>): string {
  return sha256(canonicalJson({ kind, ...content }));
}

interface PostContent {
  from: readonly string[];
  to: readonly string[];
  amount: readonly number[];
  subject: { kind: string; id: string };
  memo: { zh: string; en: string };
  clause: string | null;
  effectiveAt: Date | undefined;
}

/**
 * `requestBody('post', …)` for the commonest act, written down in the order of its keys: sorting them anew each time took
 * half of what a posting costs here. Whoever hands over more than was asked for gets the general spelling.
 */
export function postBody({ amount, clause, effectiveAt, from, memo, subject, to }: PostContent): string {
  if (Object.keys(memo).length !== 2 || Object.keys(subject).length !== 2) return requestBody('post', { amount, clause, effectiveAt, from, memo, subject, to });
  return hash('sha256', JSON.stringify({ amount, clause, effectiveAt, from, kind: 'post', memo: { en: memo.en, zh: memo.zh }, subject: { id: subject.id, kind: subject.kind }, to }), 'hex');
}

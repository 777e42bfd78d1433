import { canonicalJson, sha256 } from '../../base/canonical-json.ts';

/**
 * The hash by which a repeated request is recognised: what was asked, without the instants at which it was asked and by
 * whom, because a retry comes later and perhaps from a colleague.
 */
export function requestBody(kind: string, content: Record<string, unknown>): string {
  return sha256(canonicalJson({ kind, ...content }));
}

import type { Progress } from './milestones.ts';

interface Words {
  zh: string;
  en: string;
}

export interface VerifierFaces {
  reporterId: string;
  /** Organisation that reported. */
  organisationId: string;
  verifierId: string;
  /** Every organisation in which the verifier holds a role, not only the one acted for. */
  verifierOrganisationIds: readonly string[];
}

/** Why a person may not verify a report; null when he may. Verification by one's own people would be no verification. */
export function whyNotVerifier(faces: VerifierFaces): Words | null {
  if (faces.reporterId === faces.verifierId) return { zh: '填报人不能核验自己填报的进度', en: 'Whoever reported does not verify the report' };
  if (faces.verifierOrganisationIds.includes(faces.organisationId)) {
    return { zh: '填报单位的人员不能核验本单位的进度', en: 'People of the reporting organisation do not verify its report' };
  }
  return null;
}

/** Claims above what has been verified, without evidence. */
export function claimsWithoutEvidence(claims: readonly { milestone: string; claimed: number }[], verified: Progress, evidence: readonly { milestone: string }[]): string[] {
  const shown = new Set(evidence.map((e) => e.milestone));
  return claims.filter((c) => c.claimed > (verified.get(c.milestone) ?? 0) && !shown.has(c.milestone)).map((c) => c.milestone);
}

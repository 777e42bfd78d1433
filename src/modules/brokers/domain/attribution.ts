import type { MandateSubject } from '../contract.ts';

export type Attribution<M> = { mandate: M } | { mandate: null; why: 'NONE' | 'SEVERAL' };

/**
 * Who brought a deal: a mandate over the talk itself comes first. Without one, a single mandate over its demand or its
 * result does; two of them must first agree on a joint mandate over the talk, for the whole can only be given once.
 */
export function attribute<M extends { subject: MandateSubject }>(mandates: readonly M[]): Attribution<M> {
  const talks = mandates.filter((m) => m.subject === 'talk');
  const behind = talks.length > 0 ? talks : mandates;
  if (behind.length === 0) return { mandate: null, why: 'NONE' };
  return behind.length === 1 ? { mandate: behind[0]! } : { mandate: null, why: 'SEVERAL' };
}

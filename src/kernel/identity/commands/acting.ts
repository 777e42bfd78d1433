import type { Actor } from '../actor.ts';

/** Who acts, when, and in which request. */
export interface Acting {
  actor: Actor;
  now: Date;
  requestId?: string | null;
}

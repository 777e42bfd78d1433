import type { Tx } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/actor.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** The procedure engine as contracts use it. Joins the given transaction. */
export interface ProcedurePort {
  openCase(
    tx: Tx,
    act: Act,
    opening: {
      definitionId: string;
      subject: { kind: string; id: string };
      title: string;
      parties: Record<string, { organisationId: string; name: string }[]>;
      region: string | null;
      park: string | null;
    },
  ): Promise<{ id: string }>;
}

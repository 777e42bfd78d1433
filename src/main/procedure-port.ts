import type { Tx } from '../kernel/db/index.ts';
import type { Actor } from '../kernel/identity/index.ts';
import type { OpenCaseInput, ProcedureEngine } from '../kernel/procedure/index.ts';

interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

type Opening = Pick<OpenCaseInput, 'definitionId' | 'subject' | 'title' | 'parties' | 'region' | 'park'>;

interface Step {
  caseId: string;
  action: string;
  data: Record<string, unknown>;
  reason: string | null;
}

/** The engine as modules see it: a few verbs in their own transaction, without its tables or definitions. */
export function procedurePort(engine: ProcedureEngine): {
  openCase(tx: Tx, act: Act, opening: Opening): Promise<{ id: string }>;
  amendCase(tx: Tx, act: Act, change: Omit<Opening, 'definitionId' | 'subject'> & { caseId: string }): Promise<void>;
  takeAction(tx: Tx, act: Act, step: Step): Promise<void>;
  /** A step that only the house takes, of itself. */
  step(tx: Tx, act: Act, step: { caseId: string; action: string; data?: Record<string, unknown>; flow: string }): Promise<void>;
  follow(tx: Tx, act: Act, step: { caseId: string; action: string; flow: string }): Promise<void>;
} {
  return {
    openCase: (tx, act, opening) => engine.openCase(tx, { ...opening, ...act }),
    amendCase: async (tx, act, change) => {
      await engine.amendCase(tx, { ...change, ...act });
    },
    step: async (tx, act, step) => {
      await engine.act(tx, { ...act, ...step, expectedSeq: null });
    },
    takeAction: async (tx, act, step) => {
      // The module acts on the record it has just read and locked in this very transaction; that is what it has seen.
      const { evaluation } = await engine.evaluateStored(tx.sql, step.caseId, act.now);
      await engine.act(tx, { ...step, ...act, expectedSeq: evaluation.seq });
    },
    follow: async (tx, act, step) => {
      await engine.act(tx, { ...step, ...act, expectedSeq: null });
    },
  };
}

import type { Sql, Tx } from '../../../kernel/db/index.ts';
import type { Database } from '../../../kernel/db/index.ts';
import type { Explanation, KnownFacts, RuleBook } from '../../../kernel/rules/index.ts';
import type { Evaluation } from '../../../kernel/procedure/index.ts';
import type { Act, EnterpriseParts } from '../act.ts';
import type { ListScheme } from './domain/lists/scheme.ts';
import type { PlanPack } from './plans-pack.ts';
import type { PackedPoints } from './points-pack.ts';

/** What growth needs beside the dossiers: parameters, procedures, and rules that other modules keep. */
export interface GrowthParts extends EnterpriseParts {
  points: PackedPoints;
  lists: ListScheme;
  plans: PlanPack;
  procedure: {
    openCase(
      tx: Tx,
      act: Act,
      opening: { definitionId: string; subject: { kind: string; id: string }; title: string; parties: Record<string, { organisationId: string; name: string }[]>; region: string | null; park: string | null },
    ): Promise<{ id: string }>;
    takeAction(tx: Tx, act: Act, step: { caseId: string; action: string; data: Record<string, unknown>; reason: string | null }): Promise<void>;
    standing(db: Sql, caseId: string, now: Date): Promise<Evaluation>;
  };
  rules: {
    current(db: Database | Tx): Promise<RuleBook>;
    judge(
      tx: Tx,
      input: { rule: string; on: string; region: readonly string[]; facts: KnownFacts; subject: { kind: 'ENTERPRISE'; id: string; name: string }; purpose: string },
      by: string | null,
      at: Date,
    ): Promise<{ id: string; explanation: Explanation }>;
  };
}

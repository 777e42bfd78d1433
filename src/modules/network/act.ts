import type { Sql, Tx } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { RecordKind } from './contract.ts';
import type { OpenRecord } from './domain/record.ts';
import type { NetworkPack } from './pack.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** What the network needs from the house. */
export interface NetworkParts {
  pack: NetworkPack;
  publicUrl(): string;
  procedure: {
    openCase(
      tx: Tx,
      act: Act,
      opening: { definitionId: string; subject: { kind: string; id: string }; title: string; parties: Record<string, { organisationId: string; name: string }[]>; region: string | null; park: string | null },
    ): Promise<{ id: string }>;
  };
  /** Where a case stands today. */
  standing(handle: Sql, caseId: string, now: Date): Promise<{ light: 'green' | 'yellow' | 'red'; dueOn: string | null; done: boolean }>;
  identity: { findOrganisation(db: Sql, id: string): Promise<{ id: string; nameZh: string } | undefined> };
  /** Title of a demand or a result that this person may see. */
  titleOf(handle: Sql, actor: Actor | undefined, kind: RecordKind, id: string): Promise<string | undefined>;
  /** Open demands and results in the order of their ids. */
  openRecords(handle: Sql, page: { after: string | null; limit: number }): Promise<OpenRecord[]>;
}

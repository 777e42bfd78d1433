import type { Database } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { Places } from '../../kernel/indicators/index.ts';
import type { Audience } from './contract.ts';
import type { OpenSources } from './domain/open-data/sources.ts';
import type { Snapshot } from './domain/snapshot.ts';
import type { ReportPack } from './pack.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** What a snapshot is asked for. */
export interface SnapshotRequest {
  place: string;
  asOf: string;
  audience: Audience;
  now: Date;
}

/** What reports need from the house: other modules are read by functions handed in, never imported. */
export interface ReportParts {
  packed: ReportPack;
  places: Places;
  /** The whole of what is known on a day; what is internal is cut off here, not there. */
  collect(db: Database, request: SnapshotRequest): Promise<Snapshot>;
  /** Published data, for the open data sets. */
  openData(db: Database, now: Date): Promise<OpenSources>;
  publicUrl(): string;
}

import type { Database } from '../../kernel/db/index.ts';
import type { Actor, Identity } from '../../kernel/identity/index.ts';
import type { ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { Material, Section } from './contract.ts';
import type { Schemes } from './pack.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** How far an engagement reaches. */
export interface MaterialScope {
  subjectKind: 'PLAN' | 'INDEX';
  /** Document of the plan, or `index`. */
  subjectId: string;
  yearFrom: number;
  yearTo: number;
  /** Empty: every place. */
  places: readonly string[];
}

/** What assessment needs from the house. */
export interface AssessmentParts {
  schemes: Schemes;
  engine: Pick<ProcedureEngine, 'openCase' | 'act'>;
  identity: Pick<Identity, 'findOrganisation'>;
  /** Figures and records of the other modules, cut to the scope and without personal data. */
  material(db: Database, now: Date, section: Section, scope: MaterialScope): Promise<Omit<Material, 'section'>>;
}

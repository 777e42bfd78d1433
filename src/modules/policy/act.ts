import type { AuditActor } from '../../kernel/audit/index.ts';

/** Who decides, under which name the decision is shown, and when. */
export interface ReviewAct {
  by: AuditActor;
  name: string;
  at: Date;
  requestId?: string;
}

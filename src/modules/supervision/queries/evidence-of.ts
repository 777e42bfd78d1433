import type { Sql } from '../../../kernel/db/index.ts';
import type { SupervisionParts } from '../act.ts';
import type { orderColours, SupervisionLight } from '../contract.ts';
import { doneOf, leavesOf } from '../domain/milestones.ts';
import { readOrders } from '../store/orders.ts';
import { readStandings } from './standing.ts';

/** A task as somebody outside the administration may see it. */
export interface AssessedTask {
  id: string;
  no: number;
  zh: string;
  en: string;
  clause: string;
  lead: string | null;
  organisation: string | null;
  light: SupervisionLight;
  /** Percent; null without milestones. */
  planned: number | null;
  verified: number | null;
  /** What the unit says itself. Opened only by the terms of an engagement. */
  claimed: number | null;
  milestones: { key: string; zh: string; en: string; weight: number; dueOn: string; verified: number }[];
  /** Free text, addresses and file names may speak of persons and are left out. */
  evidence: { period: string; milestone: string; kind: 'TEXT' | 'LINK' | 'FILE'; sha256: string | null; outcome: 'VERIFIED' | 'RETURNED' | 'PENDING' }[];
  /** Opened only by the terms of an engagement. */
  orders: { colour: (typeof orderColours)[number]; ground: string; period: string; status: string; step: string }[];
}

/** Tasks of a document, of all places or of those named, with verified progress and a list of evidence without words. */
export async function evidenceOf(parts: SupervisionParts, db: Sql, now: Date, scope: { document: string; places: readonly string[] }): Promise<AssessedTask[]> {
  const [standings, orders] = await Promise.all([readStandings(parts, db, now), readOrders(db)]);
  return standings
    .filter(({ task }) => task.document === scope.document && (scope.places.length === 0 || task.places.length === 0 || task.places.some((p) => scope.places.includes(p))))
    .map(({ task, responsible, judgement, plan, verified, claimedTotal, reports }) => ({
      id: task.id, no: task.no, zh: task.zh, en: task.en, clause: task.clause, lead: task.lead, organisation: responsible?.organisationName ?? null,
      light: judgement.light, planned: judgement.planned, verified: judgement.actual, claimed: claimedTotal,
      milestones: plan ? leavesOf(plan.milestones).map((m) => ({ key: m.key, zh: m.zh, en: m.en, weight: m.weight, dueOn: m.dueOn, verified: doneOf(plan.milestones, m, verified) })) : [],
      evidence: reports.flatMap((r) => r.evidence.map((e) => ({ period: r.period, milestone: e.milestone, kind: e.kind, sha256: e.fileSha256, outcome: r.verification?.outcome ?? ('PENDING' as const) }))),
      orders: orders.filter((o) => o.taskId === task.id).map(({ colour, ground, period, status, step }) => ({ colour, ground, period, status, step })),
    }));
}

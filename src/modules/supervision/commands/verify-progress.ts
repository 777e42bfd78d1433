import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, SupervisionParts } from '../act.ts';
import type { Light } from '../domain/light.ts';
import { whyNotVerifier } from '../domain/verification.ts';
import { readStanding } from '../queries/standing.ts';
import { readLights } from '../store/lights.ts';
import { lockTask } from '../store/plans.ts';
import { type Claim, findReport, insertVerification, type ReportRow } from '../store/reports.ts';
import { recordLight } from './record-light.ts';
import { assertEveryLeaf } from './report-progress.ts';

export interface VerificationInput {
  outcome: 'VERIFIED' | 'RETURNED';
  opinion: string;
  items: Claim[];
}

/**
 * Another person, of another organisation, says what of a report holds. From then on it counts and the light follows.
 * @throws Problem FORBIDDEN, NOT_FOUND, VERIFIER_NOT_INDEPENDENT, REPORT_VERIFIED_ALREADY, CLAIMS_INCOMPLETE, VERIFIED_ABOVE_CLAIM
 */
export async function verifyProgress(
  parts: SupervisionParts, db: Database | Tx, act: Act, reportId: string, input: VerificationInput,
): Promise<{ before: Light; light: Light; actual: number | null }> {
  const assignment = authorise(act.actor, 'supervision.progress.verify');
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    const report = await findReport(tx.sql, reportId);
    if (!report) throw notFound('填报', 'report', reportId);
    const whyNot = whyNotVerifier({
      reporterId: report.reportedBy, organisationId: report.organisationId,
      verifierId: actor.accountId, verifierOrganisationIds: actor.assignments.map((a) => a.organisationId),
    });
    if (whyNot) {
      throw new Problem('VERIFIER_NOT_INDEPENDENT', {
        status: 409, zh: `您不能核验这份填报：${whyNot.zh}`, en: `You may not verify this report: ${whyNot.en}`,
        remedy: { zh: '请其他单位的核验人员办理', en: 'Ask a verifier of another organisation' },
      });
    }
    const items = input.outcome === 'VERIFIED' ? assertItems(report, input.items) : [];
    await lockTask(tx.sql, report.taskId);
    const before = await readStanding(parts, tx.sql, act.now, report.taskId);
    const first = await insertVerification(
      tx.sql, reportId,
      {
        outcome: input.outcome, opinion: input.opinion, verifiedBy: actor.accountId, verifiedByName: actor.displayName,
        organisationId: assignment.organisationId, organisationName: assignment.organisationName, verifiedAt: act.now,
      },
      items,
    );
    if (!first) {
      throw new Problem('REPORT_VERIFIED_ALREADY', {
        status: 409, zh: '这份填报已由他人核验', en: 'Somebody else has verified this report already',
        remedy: { zh: '刷新后查看核验结果', en: 'Refresh to see the outcome' },
      });
    }
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: input.outcome === 'VERIFIED' ? 'supervision.progress.verified' : 'supervision.progress.returned',
      subject: { kind: 'supervision.task', id: report.taskId }, detail: { reportId, opinion: input.opinion, items }, requestId: act.requestId,
    });
    tx.emit({ topic: 'supervision.progress.verified', key: report.taskId, payload: { reportId, outcome: input.outcome } });
    const after = await readStanding(parts, tx.sql, act.now, report.taskId);
    await recordLight(tx, after, (await readLights(tx.sql, report.taskId)).at(-1), act.now);
    return { before: before.judgement.light, light: after.judgement.light, actual: after.judgement.actual };
  });
}

function assertItems(report: ReportRow, items: readonly Claim[]): Claim[] {
  assertEveryLeaf(report.claims.map((c) => c.milestone), items.map((i) => i.milestone));
  const above = items.find((i) => i.percent > report.claims.find((c) => c.milestone === i.milestone)!.percent);
  if (above) {
    throw new Problem('VERIFIED_ABOVE_CLAIM', {
      zh: `节点 ${above.milestone} 的核验值高于填报值`, en: `More was verified than claimed for milestone ${above.milestone}`, where: { field: above.milestone },
      remedy: { zh: '如填报偏低，请退回由填报单位更正', en: 'If the claim is too low, return it to the unit' },
    });
  }
  return [...items];
}

import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant, forbidden, holds } from '../../../kernel/identity/index.ts';
import type { AssessmentResult, Engagement, getEngagement as pageContract, listAccess as accessContract, listEngagements as listContract } from '../contract.ts';
import { scoreOf } from '../domain/score.ts';
import { isOpen } from '../domain/term.ts';
import { countAccess, readAccess } from '../store/access.ts';
import { type EngagementRow, findEngagement, readEngagements } from '../store/engagements.ts';
import { readMarks, readPapers, readSubmissions } from '../store/work.ts';

const READ = 'assessment.engagement.read';

/** Proposals are the secretariat's own; an assessor sees his engagements once they are signed. */
function maySee(actor: Actor | undefined, { assessorId, status }: EngagementRow): boolean {
  const signed = status !== 'DRAFT' && status !== 'PROPOSED';
  return findGrant(actor, READ, { organisationIds: signed ? [assessorId] : [] }) !== undefined;
}

export async function listEngagements(db: Sql, actor: Actor | undefined, now: Date): Promise<ContractAnswer<typeof listContract>> {
  const all = await readEngagements(db);
  return { items: all.filter((e) => maySee(actor, e)).map((e) => viewEngagement(e, now)), may: { manage: holds(actor, 'assessment.engagement.manage') } };
}

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function getEngagement(db: Sql, actor: Actor | undefined, now: Date, id: string): Promise<ContractAnswer<typeof pageContract>> {
  const row = await findEngagement(db, id);
  if (!row) throw notFound('评估委托', 'engagement', id);
  if (!maySee(actor, row)) throw forbidden(READ);
  const [marks, papers, reads] = await Promise.all([readMarks(db, id), readPapers(db, id), countAccess(db, id)]);
  const declared = row.declarations.some((d) => d.accountId === actor?.accountId);
  const own = { organisationIds: [row.assessorId] };
  const engagement = viewEngagement(row, now);
  const files = findGrant(actor, 'assessment.work.file', own) !== undefined;
  return {
    ...engagement,
    today: dateOf(now),
    declarations: row.declarations.map(({ name, statement, at }) => ({ name, statement, at: new Date(at).toISOString() })),
    marks: marks.map(({ at, ...m }) => ({ ...m, at: at.toISOString() })),
    papers: papers.map(({ at, ...p }) => ({ ...p, at: at.toISOString() })),
    score: scoreOf(row.scheme, new Map(marks.map((m) => [m.criterion, m.mark]))),
    reads: findGrant(actor, 'assessment.access.read') ? reads : null,
    may: {
      declare: files && engagement.open && !declared,
      read: engagement.open && declared && findGrant(actor, 'assessment.material.read', own) !== undefined,
      file: files && engagement.open && declared,
    },
  };
}

/** @throws Problem NOT_FOUND */
export async function listAccess(db: Sql, id: string, paging: { page: number; pageSize: number }): Promise<ContractAnswer<typeof accessContract>> {
  if (!(await findEngagement(db, id))) throw notFound('评估委托', 'engagement', id);
  const [rows, { total }] = await Promise.all([readAccess(db, id, paging), countAccess(db, id)]);
  return { items: rows.map((r) => ({ ...r, at: r.at.toISOString() })), total, ...paging };
}

/** Published assessments: conclusion, marks with their grounds and findings; no working papers. */
export async function readResults(db: Sql): Promise<AssessmentResult[]> {
  const [engagements, submissions] = await Promise.all([readEngagements(db), readSubmissions(db)]);
  const results: AssessmentResult[] = [];
  for (const e of engagements.filter((x) => x.status === 'PUBLISHED')) {
    const s = submissions.find((x) => x.engagementId === e.id)!;
    const { number, title, subjectKind, subjectId, yearFrom, yearTo, places, assessed, scheme, demo } = e;
    const { grade } = scoreOf(scheme, new Map(s.marks.map((m) => [m.criterion, m.mark])))!;
    results.push({
      number, title, subjectKind, subjectId, yearFrom, yearTo, places, assessed, scheme, demo, assessor: { id: e.assessorId, name: e.assessorName },
      summary: s.summary, reportName: s.reportName, submittedAt: s.submittedAt.toISOString(), marks: s.marks, total: s.total, grade,
      findings: (await readPapers(db, e.id)).filter((p) => p.kind === 'FINDING').map((p) => ({ title: p.title, text: p.text })),
    });
  }
  return results;
}

function viewEngagement(e: EngagementRow, now: Date): Engagement {
  const { id, caseId, number, title, subjectKind, subjectId, yearFrom, yearTo, places, opens, terms, startsOn, endsOn, assessed, scheme, status, demo } = e;
  return {
    id, caseId, number, title, subjectKind, subjectId, yearFrom, yearTo, places, opens, terms, startsOn, endsOn, assessed, scheme, status, demo,
    assessor: { id: e.assessorId, name: e.assessorName }, open: isOpen(e, dateOf(now)),
  };
}

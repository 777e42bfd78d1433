import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import { demoActor } from './actors.ts';
import { nextWorkingDays, type Stage } from './load.ts';

/** One engagement in force: a made-up body assesses how the plan of the zone is carried out by the five cities. */
export async function playAssessment(stage: Stage, now: Date): Promise<void> {
  const { house: { assessment, engine, identity, places }, tx } = stage;
  const today = dateOf(now);
  const post = { organisation: stage.organisation('secretariat'), role: 'secretariat' };
  const [drafter, signer] = [demoActor(identity.roles, post, '演示人员（评估拟稿）', now), demoActor(identity.roles, post, '演示人员（评估签约）', now)];
  const [drafted, signed] = [1, 2].map((days) => stage.at(nextWorkingDays(stage, addDays(today, -14), days))) as [Date, Date];
  const { caseId } = await assessment.draftEngagement(tx, { now: drafted, actor: drafter, requestId: 'demo' }, {
    title: '（演示）规划纲要实施情况第三方评估', subjectKind: 'PLAN', subjectId: '002', yearFrom: 2021, yearTo: 2025, places: [],
    opens: ['TARGETS', 'FIGURES', 'PROGRESS', 'EVIDENCE'], terms: '（演示）独立评估规划纲要目标和重点任务的实施情况；只使用约定开放的资料；不开放单位自报值和督办单。',
    startsOn: addDays(today, -10), endsOn: addDays(today, 60), assessorId: stage.organisation('assessor').id,
    assessed: [...places.cities.map((c) => stage.organisation(`city-${c.code}`).id), stage.organisation('service-centre').id], schemeId: 'plan-implementation', demo: true,
  });
  const { evaluation } = await engine.evaluateStored(tx.sql, caseId, signed);
  await engine.act(tx, { caseId, action: 'engage', expectedSeq: evaluation.seq, actor: signer, now: signed, requestId: 'demo' });
}

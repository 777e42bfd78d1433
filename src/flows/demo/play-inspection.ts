import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { demoActor } from './actors.ts';
import { nextWorkingDays, type Stage } from './load.ts';

/** Days before the present on which the inspection was planned. */
const PLANNED_BEFORE = 45;

/**
 * One inspection of the bureau of Wuxi with two findings: one put right, rechecked and closed, one in hand. Played through
 * the commands and the procedures, and marked as made up.
 */
export async function playInspection(stage: Stage, now: Date): Promise<void> {
  const { house: { supervision, identity }, tx } = stage;
  const begin = addDays(dateOf(now), -PLANNED_BEFORE);
  const day = (workingDays: number): Date => stage.at(nextWorkingDays(stage, begin, workingDays));
  const post = { organisation: stage.organisation('secretariat'), role: 'secretariat' };
  const [planner, approver] = [demoActor(identity.roles, post, '演示人员（督查拟稿）', now), demoActor(identity.roles, post, '演示人员（督查审批）', now)];
  const inspector = stage.person('inspector', 'secretariat');
  const bureau = stage.organisation('city-320200');
  const unit = stage.person('city-officer', 'city-320200');
  const act = (actor: Actor, on: Date) => ({ now: on, actor, requestId: 'demo' });
  const task = (await supervision.standings(tx.sql, now)).find((i) => i.task.lead === '无锡市')!.task;

  const { inspectionId, caseId } = await supervision.planInspection(tx, act(planner, day(1)), {
    title: '（演示）重点任务落实情况专项督查', kind: 'SPECIAL', manner: 'BOTH', purpose: '核查任务节点的佐证和专项经费到位情况', document: '002', clause: '六/（三）',
    fromOn: dateOf(day(4)), toOn: dateOf(day(8)), tasks: [task.id], places: ['320200'], units: [bureau.id], repeatReason: null, demo: true,
  });
  await take(stage, caseId, approver, day(2), 'approve');
  await supervision.joinInspection(tx, act(inspector, day(3)), inspectionId, '与被督查单位无任职、亲属和利益关系');
  await take(stage, caseId, inspector, day(4), 'begin');
  const finding = { document: '002', clause: '附件2', organisationId: bureau.id, taskId: task.id, evidence: [{ text: '（演示）检查记录和材料清单', fileName: null, fileSha256: null }] };
  const found = await supervision.addFinding(tx, act(inspector, day(5)), inspectionId, {
    ...finding, title: '（演示）节点验收材料不全', fact: '抽查的节点缺少验收意见，只有会议纪要。', severity: 'MINOR', workingDays: 10,
  });
  await supervision.addFinding(tx, act(inspector, day(6)), inspectionId, {
    ...finding, title: '（演示）专项经费拨付滞后', fact: '应于上半年拨付的配套经费至检查日尚未拨付。', severity: 'MAJOR', workingDays: 60,
  });
  await take(stage, caseId, inspector, day(8), 'feedBack', { conclusion: '（演示）任务总体推进，两个问题应限期整改。' });
  await take(stage, caseId, unit, day(9), 'agree');
  await take(stage, caseId, planner, day(10), 'conclude');

  const rectified = (await supervision.findingsOf(tx.sql, inspectionId)).find((f) => f.id === found.findingId)!;
  await take(stage, rectified.caseId!, unit, day(14), 'report', { cause: '（演示）归档不及时', result: '（演示）已补齐全部验收意见并归档', proof: '（演示）验收意见原件' });
  await take(stage, rectified.caseId!, inspector, day(16), 'close', { recheck: '（演示）查阅原件，属实' });
}

async function take({ house: { engine }, tx }: Stage, caseId: string, actor: Actor, now: Date, action: string, data: Record<string, unknown> = {}): Promise<void> {
  const { evaluation } = await engine.evaluateStored(tx.sql, caseId, now);
  await engine.act(tx, { caseId, action, expectedSeq: evaluation.seq, data, actor, now, requestId: 'demo' });
}

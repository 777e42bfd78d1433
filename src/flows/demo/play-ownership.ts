import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { demoActor } from './actors.ts';
import { nextWorkingDays, type Stage } from './load.ts';

const UNIT = 'university-1';
/** Name of the demonstration's researcher, so that who signs in as him finds his own results, grants and income. */
const RESEARCHER = '许文清';
const COLLEAGUE = '林若溪';

const RESULTS = [
  {
    title: '石墨烯改性导热薄膜的卷对卷制备方法', field: '新材料', maturity: 7, daysAgo: 400, state: 'PUBLISHED', mode: 'TRANSFER',
    abstract: '以氧化石墨烯浆料涂布、分段还原和压延工艺连续制备导热薄膜，面内导热系数不低于1200 W/(m·K)，幅宽600 mm，已完成中试。',
  },
  {
    title: '面向旋转机械的多传感器故障预警装置', field: '物联网', maturity: 6, daysAgo: 150, state: 'PUBLISHED', mode: 'LICENCE',
    abstract: '融合振动、声发射与电流信号，边缘侧完成特征提取和异常判别，误报率低于2%，已在两家企业试用六个月。',
  },
  {
    title: '低温等离子体处理含氟废气的催化剂', field: '节能环保', maturity: 4, daysAgo: 6, state: 'UNIT_REVIEW', mode: 'COOPERATION',
    abstract: '在常压低温条件下分解含氟挥发物，分解率高于95%，催化剂连续运行500小时活性衰减小于5%，处于实验室阶段。',
  },
] as const;

/** Results led through review, a package of them, a registered grant, and two plans that share out income. */
export async function playOwnership(stage: Stage, now: Date): Promise<void> {
  const { house: { market, ownership, engine, identity }, tx } = stage;
  const today = dateOf(now);
  const at = (daysAgo: number): Date => {
    const moment = stage.at(nextWorkingDays(stage, addDays(today, -daysAgo), 1));
    return moment < now ? moment : now;
  };
  const unit = stage.organisation(UNIT);
  const person = (role: string, name: string): Actor => demoActor(identity.roles, { organisation: unit, role }, name, now);
  const researcher = person('researcher', RESEARCHER);
  const [officer, lead, accountant] = [stage.person('transfer-officer', UNIT), stage.person('transfer-lead', UNIT), person('unit-accountant', '财务处经办人（演示）')];
  const act = (actor: Actor, daysAgo: number) => ({ actor, now: at(daysAgo), requestId: 'demo' });
  const take = async (actor: Actor, daysAgo: number, caseId: string, action: string, data: Record<string, unknown> = {}): Promise<void> => {
    const when = at(daysAgo);
    const { evaluation } = await engine.evaluateStored(tx.sql, caseId, when);
    await engine.act(tx, { caseId, action, data, expectedSeq: evaluation.seq, actor, now: when, requestId: 'demo' });
  };

  const ids: string[] = [];
  for (const { daysAgo, state, mode, ...r } of RESULTS) {
    const id = await market.draftDemoResult(tx, act(researcher, daysAgo), {
      ...r, intendedMode: mode, jobResult: true, contact: '成果转化中心（演示）', disclosureDate: addDays(today, -daysAgo),
      completers: [{ name: RESEARCHER, organisation: unit.nameZh }, { name: COLLEAGUE, organisation: unit.nameZh }],
    });
    ids.push(id);
    if (state === 'UNIT_REVIEW') continue;
    const { caseId } = (await market.findResult(tx.sql, id))!;
    await take(lead, daysAgo - 3, caseId!, 'register', { secrecyChecked: true, opinion: '材料齐全，同意登记（演示）' });
    await take(officer, daysAgo - 5, caseId!, 'publish');
  }

  const centre = stage.person('service-centre', 'service-centre');
  for (const [direction, title] of [['advanced-materials', '高端新材料成果包（演示）'], ['internet-of-things', '物联网成果包（演示）']] as const) {
    await market.loadDemoPackage(tx, act(centre, 30), { direction, title, summary: '按产业方向关键词自动选入，供企业订阅。' }, '首期');
  }

  const { caseId: grantCase } = await ownership.applyGrant(tx, act(researcher, 120), {
    resultId: ids[1]!, kind: 'JOINT_OWNERSHIP', unitSharePpm: 300_000, termYears: null, demo: true,
    persons: [{ name: RESEARCHER, accountId: null, sharePpm: 500_000 }, { name: COLLEAGUE, accountId: null, sharePpm: 200_000 }],
    answers: { security: false, 'clear-title': true, 'no-third-party-money': false },
  });
  await take(researcher, 119, grantCase, 'submit', { truthful: true });
  await take(lead, 110, grantCase, 'decide', { meeting: '校长办公会（演示）', meetingOn: dateOf(at(110)), minutesNumber: '演示-12' });
  await take(lead, 108, grantCase, 'publish', {
    resultName: RESULTS[1].title, terms: `${RESEARCHER} 50%、${COLLEAGUE} 20%、学校 30%`, agreementNumber: '演示-FQ-1', decisionRule: '处置须全体共有人同意',
    costRule: '专利维护费由学校承担', incomeRule: '按份额分配', contact: '成果转化中心（演示）',
  });
  await take(officer, 85, grantCase, 'register', { registerNumber: '演示-ZL-2026-1', registeredOn: dateOf(at(85)) });

  const people = [
    { name: RESEARCHER, accountId: null, role: 'MAIN' as const, sharePpm: 600_000, leader: false },
    { name: COLLEAGUE, accountId: null, role: 'CONTRIBUTOR' as const, sharePpm: 333_333, leader: true },
    { name: '转化中心经理（演示）', accountId: null, role: 'TRANSFER_STAFF' as const, sharePpm: 66_667, leader: false },
  ];
  for (const [incomeDaysAgo, begun, incomeFen, paid] of [[95, 80, 68_000_000, true], [30, 12, 123_456_789, false]] as const) {
    const { id, caseId } = await ownership.createPlan(tx, act(officer, begun), {
      resultId: ids[1]!, resultTitle: RESULTS[1].title, demo: true, answers: { 'related-buyer': false, 'leaders-published': true, 'civil-servants': false, 'staff-consulted': true },
      input: {
        region: unit.region ?? '320100', mode: 'TRANSFER_LICENCE', incomeOn: addDays(today, -incomeDaysAgo), incomeFen, taxesFen: 2_040_000, deductions: [{ kind: 'APPRAISAL', amountFen: 800_000, note: '' }],
        agreed: { kind: 'FLAT', ppm: 700_000 }, basis: '校科〔演示〕5号第八条', profitYear: null, persons: people,
      },
    });
    await take(officer, begun - 1, caseId, 'consult', { manner: '项目组座谈会', consultedOn: dateOf(at(begun - 1)), opinions: '无不同意见（演示）' });
    await take(lead, begun - 3, caseId, 'approve', { meeting: '校长办公会（演示）', meetingOn: dateOf(at(begun - 3)), minutesNumber: '演示-15' });
    const { poolFen } = await ownership.poolOf(tx.sql, id);
    await take(officer, begun - 4, caseId, 'publish', {
      resultName: RESULTS[1].title, poolFen, shares: people.map((p) => `${p.name} ${p.sharePpm / 10_000}%`).join('；'), leaders: `${COLLEAGUE}（副院长）`, contact: '成果转化中心（演示）',
    });
    if (paid) await take(accountant, begun - 30, caseId, 'pay', { bankReference: `演示-PZ-${incomeDaysAgo}` });
  }
}

import { addDays, type CalendarDate, dateOf } from '../../kernel/base/calendar-date.ts';
import { demoActor } from './actors.ts';
import { generateGrowing } from './generate-growing.ts';
import { readLexicon } from './lexicon.ts';
import type { Stage } from './load.ts';

interface Edition {
  list: string;
  zh: string;
  year: number;
  /** Day of the facts; the steps follow from ten days later on. */
  on: CalendarDate;
  valued: boolean;
}

/**
 * Two editions of innovation points, last year's gazelles and potential unicorns published, this year's gazelles on notice with an
 * objection, and a plan for the firm that signs in. Everything runs through the procedures, at days of its own.
 */
export async function playGrowth(stage: Stage, now: Date): Promise<void> {
  const { tx, house: { enterprises, growth, pack, places } } = stage;
  const today = dateOf(now);
  const year = Number(today.slice(0, 4));
  const runner = stage.person('secretariat', 'secretariat');
  await enterprises.loadDossiers(tx, generateGrowing({ lexicon: readLexicon(pack), cities: places.cities, today }), { at: now, recordedByName: '演示数据' });
  for (const on of [addDays(today, -375), addDays(today, -10)]) {
    await growth.makePointsEdition(tx, { actor: runner, now: stage.at(addDays(on, 3)), requestId: 'demo' }, { on, demo: true });
  }
  const lastYear = addDays(today, -300);
  await playEdition(stage, { list: 'gazelle', zh: '瞪羚企业', year: year - 1, on: lastYear, valued: false }, 'PUBLISHED', today);
  await playEdition(stage, { list: 'potential-unicorn', zh: '潜在独角兽企业', year: year - 1, on: lastYear, valued: true }, 'PUBLISHED', today);
  // The day of publication of the notice is the third last working day, so that objections may still be filed for some days.
  const onNotice = await playEdition(stage, { list: 'gazelle', zh: '瞪羚企业', year, on: addDays(today, -92), valued: false }, 'NOTICE', today);
  if (onNotice) await playObjection(stage, onNotice, now);
  await playPlan(stage, now);
}

async function playEdition(stage: Stage, { list, zh, year, on, valued }: Edition, until: 'NOTICE' | 'PUBLISHED', today: CalendarDate): Promise<{ caseId: string; firms: number } | undefined> {
  const { tx, house: { engine, growth, identity, places } } = stage;
  const runner = stage.person('secretariat', 'secretariat');
  const second = demoActor(identity.roles, { organisation: stage.organisation('secretariat'), role: 'secretariat' }, '秘书处复核人员（演示）', stage.at(on));
  const act = (day: number, actor = runner) => ({ actor, now: stage.at(addDays(on, day)), requestId: 'demo' });
  const title = `${year}年苏南自创区${zh}名单（演示）`;
  const { id, caseId } = await growth.openListEdition(tx, act(10), { list, year, region: null, on, title, demo: true });
  const { proposed } = await growth.proposeCandidates(tx, act(10), id);
  if (proposed === 0) return undefined;
  const take = async (day: number, action: string, data: Record<string, unknown> = {}, actor = runner): Promise<void> => {
    const { evaluation } = await engine.evaluateStored(tx.sql, caseId, act(day).now);
    await engine.act(tx, { ...act(day, actor), caseId, action, data, reason: null, expectedSeq: evaluation.seq });
  };
  await take(11, 'call', { notice: `关于开展${year}年${zh}评定工作的通知`, formsUntil: addDays(on, 30) });
  for (const [day, action] of [[31, 'closeForms'], [40, 'recommended'], [50, 'summed']] as const) await take(day, action);
  const checked = { reportsSeen: true, opinion: '两个年度审计报告与填报数据一致。' };
  await take(60, valued ? 'figuresChecked' : 'figuresCheckedOnly', checked);
  if (valued) {
    for (const city of places.cities) {
      for (const c of await growth.standing(tx.sql, id, city.code)) {
        await growth.decideCandidate(tx, act(65, stage.person('city-officer', `city-${city.code}`)), c, { kept: true, falseData: false, reason: '增资协议、到账凭证和全面摊薄股数已现场核验。' });
      }
    }
    await take(66, 'valuesChecked', { opinion: '估值证明材料齐备。' });
  }
  await take(75, 'conclude', { meetingOn: addDays(on, 74), experts: 7, opinion: '同意拟入选名单。' });
  const [removed] = await growth.standing(tx.sql, id);
  if (removed && proposed > 3) await growth.decideCandidate(tx, act(76), removed, { kept: false, falseData: false, reason: '主营业务与所报领域不符，专家建议下年度再评。' });
  const notice = until === 'PUBLISHED' ? 77 : 90;
  const { firms } = await growth.beginNotice(tx, act(notice), id, '区秘书处成果处 025-83000000');
  if (until === 'PUBLISHED') await take(95, 'publish', { documentNumber: `苏创规〔${addDays(on, 95).slice(0, 4)}〕${list === 'gazelle' ? 11 : 12}号` }, second);
  return addDays(on, notice) > today ? undefined : { caseId, firms };
}

/** Somebody objects to a firm of the list that is on notice. */
async function playObjection(stage: Stage, { caseId }: { caseId: string }, now: Date): Promise<void> {
  const { tx, house: { engine } } = stage;
  const { actions } = await engine.evaluateStored(tx.sql, caseId, now);
  const firms = actions.findLast((a) => a.action === 'publishNotice')?.data['firms'] as string[];
  await engine.act(tx, {
    caseId, action: 'object', actor: stage.person('firm-member', 'thread-firm'), now: stage.at(addDays(dateOf(now), -1)), requestId: 'demo', reason: null, expectedSeq: null,
    data: { firm: firms.at(-1), text: '该企业上年度营业收入与其公开年报存在差异，建议核对审计报告后再行公布。', telephone: '0512-60000000' },
  });
}

/** A plan for the firm of the demo login: one measure done, one due soon, one late. */
async function playPlan(stage: Stage, now: Date): Promise<void> {
  const { tx, house: { enterprises, growth } } = stage;
  const login = stage.organisation('thread-firm');
  const firm = await enterprises.byOrganisation(tx.sql, login.id);
  if (!firm) return;
  const actor = stage.person('city-officer', `city-${firm.city}`);
  const today = dateOf(now);
  const year = Number(today.slice(0, 4));
  const act = (days: number) => ({ actor, now: stage.at(addDays(today, days)), requestId: 'demo' });
  const { id } = await growth.createPlan(tx, act(-200), {
    enterpriseId: firm.id, demo: true, title: `${firm.name}“一企一策”培育方案`, fromYear: year - 1, toYear: year + 2, leadUnit: '市科技局',
    goals: [
      { kind: 'revenue', base: 4085, baseYear: year - 2, target: 10_000, targetYear: year + 1 }, { kind: 'rd', base: 178, baseYear: year - 2, target: 500, targetYear: year + 1 },
      { kind: 'technologyStaff', base: 12, baseYear: year - 2, target: 25, targetYear: year + 1 },
    ],
    measures: [
      { title: '辅导建立研发辅助账和研发费用归集制度', unit: '市税务局', dueOn: addDays(today, -60), pointerKind: 'RULE', pointer: 'rd-super-deduction' },
      { title: '培育申报高新技术企业，补足知识产权和科技人员占比', unit: '市科技局', dueOn: addDays(today, 20), pointerKind: 'RULE', pointer: 'high-tech-enterprise' },
      { title: '协调园区二期用地指标', unit: '市自然资源局', dueOn: addDays(today, -9), pointerKind: null, pointer: null },
      { title: '对接潜在投资机构，推进B轮融资', unit: '市金融监管局', dueOn: addDays(today, 150), pointerKind: 'CLAUSE', pointer: '002 三/（三）/1' },
    ],
  });
  const measures = await growth.measuresOf(tx.sql, id);
  await growth.reportMeasure(tx, act(-70), measures[0]!, { percent: 100, note: '辅助账已建立，上年度加计扣除已享受。' });
  await growth.reportMeasure(tx, act(-30), measures[1]!, { percent: 60, note: '已提交2件发明专利申请，科技人员占比达到15%。' });
  await growth.reportMeasure(tx, act(-15), measures[2]!, { percent: 30, note: '选址方案已报，待规划部门会商。' });
}

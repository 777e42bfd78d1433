import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signInAtPage } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { choose, dialog, fill, pickDay, press, tick } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, settled, shot, shotBoth } from './harness/journey.ts';

/**
 * The main job as its people do it, each at a browser of their own: a firm in Wuxi writes a technical problem, and in the
 * end the zone's turnover stands on the plan page beside its target.
 */
let app: AppUnderTest;
let browser: Browser;
let logins: Map<string, DemoLogin>;
const people = new Map<string, Journey>();

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppUnderTest(), launchChromium()]);
  logins = await demoLogins(app.url);
}, 240_000);
afterAll(async () => {
  for (const person of people.values()) await person.close();
  await browser?.close();
  await app?.stop();
});

async function as(name: string): Promise<Journey> {
  const known = people.get(name);
  if (known) return known;
  const person = await beginJourney(browser, app.url);
  people.set(name, person);
  await signInAtPage(person, logins.get(name)!);
  return person;
}

/** Opens an action of a case, lets `fillIn` fill its form, and confirms. */
async function act(person: Journey, caseUrl: string, action: string | RegExp, fillIn: (j: Journey) => Promise<void> = async () => {}): Promise<void> {
  await go(person, caseUrl);
  await press(person.page.getByRole('region', { name: '您可以办理' }), action);
  await dialog(person.page).waitFor();
  await fillIn(person);
  await press(dialog(person.page), '确认办理');
  try {
    await dialog(person.page).waitFor({ state: 'detached' });
  } catch (cause) {
    const said = await dialog(person.page).locator('.ant-alert, .ant-form-item-explain-error').allInnerTexts();
    await shot(person, 'thread-refused');
    throw new Error(`The platform did not accept "${action}": ${said.join(' | ')}`, { cause });
  }
  await settled(person);
}

async function moveClock(person: Journey, days: '15 天' | '1 天'): Promise<void> {
  await person.page.locator('.demo-clock').click();
  // Every figure may depend on the date, so the page loads anew.
  const reloaded = person.page.waitForEvent('load');
  await press(dialog(person.page), new RegExp(days.replace(' ', '\\s?')));
  await reloaded;
  await settled(person);
}

const day = async (): Promise<string> => {
  const { clock } = (await (await fetch(`${app.url}/api/demo`)).json()) as { clock: { now: string } };
  return new Date(Date.parse(clock.now) + 8 * 3_600_000).toISOString().slice(0, 10);
};
const turnoverNow = async (): Promise<number> => {
  const answer = await fetch(`${app.url}/api/contracts/turnover?year=${(await day()).slice(0, 4)}`);
  return ((await answer.json()) as { zone: { outputFen: number } }).zone.outputFen;
};
const address = (j: Journey): string => new URL(j.page.url()).pathname;

const TITLE = '车规功率模块用碳化硅陶瓷基板抗弯强度攻关';
const PRICE_YUAN = 800_000;
const story = { demand: '', demandCase: '', talk: '', pricing: '', contract: '', contractCase: '', number: '', before: 0 };

describe('a firm’s problem becomes turnover', () => {
  it('1 the firm writes its demand and is told at once what is unclear and how to mend it', async () => {
    const firm = await as('firm');
    await go(firm, '/market/demands/new');
    await fill(firm.page, '标题', '产品性能提升');
    await fill(firm.page, '问题描述', '希望大幅提升产品性能。');
    const checkUp = firm.page.getByText('需求体检').locator('xpath=ancestor::*[self::section or self::aside][1]');
    await checkUp.getByText('缺少').first().waitFor();
    await shot(firm, 'thread-1-vague');
    await fill(firm.page, '标题', TITLE);
    await fill(firm.page, '问题描述', '碳化硅陶瓷基板现有抗弯强度420MPa，希望达到600MPa以上（按GB/T 6569检测），可采用放电等离子烧结或梯度热处理。');
    await fill(firm.page, '约束条件', '不更换现有烧结炉，单件成本上升不超过10%');
    await fill(firm.page, '预算（万元）', '120');
    await pickDay(firm.page, '期限', '2027-12-31');
    await press(firm.page, '保存草稿');
    await firm.page.waitForURL(/\/market\/demands\/[0-9a-f-]{36}/);
    await settled(firm);
    story.demand = address(firm).replace(/\/edit$/, '');
    await go(firm, story.demand);
    await shotBoth(firm, 'thread-1-demand');
    await press(firm.page, '提交核实');
    await tick(dialog(firm.page), '我单位承诺需求真实');
    await press(dialog(firm.page), '提交核实');
    await firm.page.getByText('待核实').first().waitFor();
  });

  it('2 the park officer finds it in the inbox, verifies and publishes it', async () => {
    const park = await as('park');
    await go(park, '/work');
    await park.page.getByText(TITLE).first().click();
    await park.page.waitForURL(/\/cases\//);
    await settled(park);
    story.demandCase = address(park);
    await shotBoth(park, 'thread-2-case');
    const today = await day();
    await act(park, story.demandCase, '核实通过', async ({ page }) => {
      await tick(dialog(page), '上门走访');
      await pickDay(dialog(page), '核实日期', today);
      await fill(dialog(page), '核实情况', '已上门核实，情况属实。');
    });
    await act(park, story.demandCase, /^发\s?布$/);
  });

  it('3 matches come ranked, each with a level, the reasons marked in both texts', async () => {
    const firm = await as('firm');
    await go(firm, story.demand);
    await press(firm.page, '匹配成果');
    await firm.page.waitForURL(/matches/);
    await settled(firm);
    await firm.page.locator('mark').first().waitFor();
    expect(await firm.page.getByText(/强相关|较强相关|弱相关/).count()).toBeGreaterThan(3);
    expect(await firm.page.locator('mark', { hasText: /碳化硅|陶瓷|基板|强度/ }).count()).toBeGreaterThan(1);
    await shotBoth(firm, 'thread-3-matches');
  });

  it('4 the firm asks to talk and the university’s officer accepts', async () => {
    const firm = await as('firm');
    await press(firm.page, '发起洽谈');
    const ask = dialog(firm.page);
    await ask.locator('textarea').first().fill('想了解贵单位成果的中试情况。');
    await press(ask, '发起洽谈');
    await firm.page.waitForURL(/\/market\/talks\//);
    await settled(firm);
    story.talk = address(firm);
    const university = await as('university');
    await go(university, story.talk);
    await press(university.page, '同意洽谈');
    await university.page.getByText('还没有条款').waitFor();
  });

  it('5 both agree on terms; the price goes on public notice, where anyone can see it', async () => {
    const university = await as('university');
    await press(university.page, '提出条款');
    await fill(dialog(university.page), '价格（元）', String(PRICE_YUAN));
    await fill(dialog(university.page), '范围', '普通许可，五年');
    await dialog(university.page).getByRole('button', { name: /^提\s?出$/ }).click();
    await dialog(university.page).waitFor({ state: 'detached' });
    const firm = await as('firm');
    await go(firm, story.talk);
    await press(firm.page, '确认条款');
    await firm.page.getByRole('button', { name: '办理定价公示' }).waitFor();
    await shotBoth(firm, 'thread-5-talk');
    await go(university, story.talk);
    await press(university.page, '办理定价公示');
    await university.page.waitForURL(/\/cases\//);
    story.pricing = address(university);
    const buyer = await firm.page.locator('.panel strong').first().innerText();
    await act(university, story.pricing, '提出拟交易价格', async ({ page }) => {
      const form = dialog(page);
      await fill(form, '成果名称', '碳化硅陶瓷基板制备技术');
      await fill(form, '成果简介', '采用新工艺制备碳化硅陶瓷基板，抗弯强度明显提高。');
      await fill(form, '拟受让方', buyer);
      await choose(form, '转化方式', '普通许可');
      await fill(form, '范围', '普通许可，五年');
      await fill(form, '拟交易价格', String(PRICE_YUAN));
      await choose(form, '定价依据', '协商');
      await fill(form, '依据说明', '双方协商，参考同类许可');
    });
    const today = await day();
    await act(await as('university-lead'), story.pricing, '单位审议通过', async ({ page }) => {
      const form = dialog(page);
      await fill(form, '会议名称', '校长办公会');
      await pickDay(form, '会议日期', today);
      await fill(form, '纪要编号', '2026-18');
      await fill(form, '依据的单位制度', '成果转化管理办法（2025）');
    });
    await act(university, story.pricing, '开始公示', async ({ page }) => {
      const form = dialog(page);
      await fill(form, '本单位公示位置', '学校主页公告栏');
      await tick(form, '已于今日在本单位公示');
      await fill(form, '受理异议的联系人', '陈老师 025-00000000');
    });
    const anyone = await beginJourney(browser, app.url);
    await go(anyone, '/notices');
    await anyone.page.getByText('碳化硅陶瓷基板制备技术').first().waitFor();
    await shotBoth(anyone, 'thread-5-notice');
    expectNoFaults(anyone);
    await anyone.close();
  });

  it('5b the price cannot be fixed on the first day, and can after fifteen', async () => {
    const university = await as('university');
    await go(university, story.pricing);
    expect(await university.page.getByRole('button', { name: '确定价格' }).isDisabled()).toBe(true);
    await shot(university, 'thread-5b-waiting');
    await moveClock(university, '15 天');
    // A period that ends on a day off rolls to the next working day: at most a long holiday.
    for (let more = 0; more < 12; more++) {
      await go(university, story.pricing);
      if (await university.page.getByRole('button', { name: '确定价格' }).isEnabled()) break;
      await moveClock(university, '1 天');
    }
    await act(university, story.pricing, '确定价格');
  });

  it('6 the contract is entered from the talk, accepted, and reviewed by two people', async () => {
    story.before = await turnoverNow();
    const university = await as('university');
    await go(university, story.talk);
    await press(university.page, '录入合同');
    await university.page.waitForURL(/\/contracts\//);
    await settled(university);
    story.contract = address(university);
    if ((await university.page.getByLabel('编号或名称').count()) === 0) {
      await press(university.page, '增加知识产权');
      await university.page.getByLabel('编号或名称').first().fill('ZL202310000001.2');
      await press(university.page, '保存草稿');
    }
    await university.page.getByText('内容齐全').waitFor();
    await shotBoth(university, 'thread-6-contract');
    await press(university.page, '打开办理页');
    await university.page.waitForURL(/\/cases\//);
    story.contractCase = address(university);
    await act(university, story.contractCase, '提交登记申请', async ({ page }) => {
      await tick(dialog(page), '未在其他登记机构');
      await tick(dialog(page), '材料真实完整');
    });
    const clerk = await as('clerk');
    await act(clerk, story.contractCase, /^受\s?理$/);
    const review = async ({ page }: Journey): Promise<void> => {
      const form = dialog(page);
      await tick(form, '是');
      await choose(form, '认定类型', '专利实施许可');
      await fill(form, '认定成交额', String(PRICE_YUAN));
      await fill(form, '认定技术交易额', String(PRICE_YUAN));
      await fill(form, '审查意见', '属于技术许可合同');
    };
    await act(clerk, story.contractCase, '完成初审', review);
    const reviewer = await as('reviewer');
    await act(reviewer, story.contractCase, '完成复审', review);
    await act(reviewer, story.contractCase, '准予登记');
    await shotBoth(reviewer, 'thread-6-registered');
  });

  it('7 a number and a certificate come out, and the number can be verified by anybody', async () => {
    const firm = await as('firm');
    await go(firm, story.contract);
    story.number = (await firm.page.getByText(/^\d{19}$/).first().innerText()).trim();
    const download = firm.page.waitForEvent('download');
    await press(firm.page, '下载登记证明');
    expect((await download).suggestedFilename()).toContain(story.number);
    await shotBoth(firm, 'thread-7-contract');
    await go(firm, `/verify/${story.number}`);
    await firm.page.getByText('登记有效').waitFor();
    await shotBoth(firm, 'thread-7-verify');
  });

  it('8 turnover has moved by the price', async () => {
    expect((await turnoverNow()) - story.before).toBe(PRICE_YUAN * 100);
    const firm = await as('firm');
    await go(firm, '/contracts/turnover');
    await shotBoth(firm, 'thread-8-turnover');
  });

  it('9 the plan page shows turnover beside its 2025 target and leads to the clause', async () => {
    const firm = await as('firm');
    await go(firm, '/plan');
    await firm.page.getByText('3,000 亿元').first().waitFor();
    await shotBoth(firm, 'thread-9-plan');
    await firm.page.getByRole('link', { name: /002 三\/（三）\/5/ }).first().click();
    await firm.page.waitForURL(/\/policy\/002/);
    await settled(firm);
    await shotBoth(firm, 'thread-9-clause');
  });

  it('and nothing went wrong behind anybody’s screen', () => {
    for (const person of people.values()) expectNoFaults(person);
  });
});

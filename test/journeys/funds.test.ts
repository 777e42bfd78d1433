import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditCodeCheckCharacter } from '../../src/kernel/base/credit-code.ts';
import { demoLogins, type DemoLogin, signIn } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { choose, dialog, fill, press } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, settled, shotBoth } from './harness/journey.ts';

/**
 * A special fund from its budget to a payment, by six people: a programme with its task list, the budget approved by somebody
 * else, money given to a city, a batch that four people take to the payment; and the way of that very money read back by the
 * auditor, from the fund's page over the posting to the clause, and from the ledger's entry up to the resolution.
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
  for (const j of people.values()) await j.close();
  await browser?.close();
  await app?.stop();
});

async function as(name: string): Promise<Journey> {
  const known = people.get(name);
  if (known) return known;
  const j = await beginJourney(browser, app.url);
  await signIn(j, logins.get(name)!);
  people.set(name, j);
  return j;
}

/** Opens a dialog, fills it in, and waits until it has done its work. */
async function answer(j: Journey, button: string, write: () => Promise<void>): Promise<void> {
  await press(j.page, button);
  await dialog(j.page).waitFor();
  await write();
  await press(dialog(j.page), /^确\s?定$/);
  await dialog(j.page).waitFor({ state: 'detached' });
  await settled(j);
}

/** Takes a step of the batch's case, reached from the page of the batch as a person would. */
async function step(name: string, batch: string, action: string, write: (j: Journey) => Promise<void> = async () => {}): Promise<void> {
  const j = await as(name);
  await go(j, batch);
  await j.page.getByRole('link', { name: '办理（提交、审核、批准、付款）' }).click();
  await j.page.waitForURL(/\/cases\//);
  await settled(j);
  await press(j.page, action);
  await dialog(j.page).getByRole('button', { name: '确认办理' }).waitFor();
  await write(j);
  await press(dialog(j.page), '确认办理');
  await dialog(j.page).waitFor({ state: 'detached' });
  await settled(j);
}

const FUND = `苏南创新专项${Date.now() % 100_000}`;
const CODE = `journey-${Date.now() % 100_000}`;
/** Without its check character. */
const FIRM = '91320500MA2X00777';
let fundPage: string;
let batchPage: string;

describe('a special fund, from budget to payment and back to the clause', () => {
  it('the secretariat sets up the fund with a programme and its task list; somebody else approves the budget', async () => {
    const j = await as('secretariat');
    await go(j, '/funds');
    await press(j.page, '设立专项资金');
    await dialog(j.page).waitFor();
    await fill(dialog(j.page), '代码', CODE);
    await fill(dialog(j.page), '中文名称', FUND);
    await fill(dialog(j.page), '英文名称', 'Journey fund');
    await fill(dialog(j.page), '年度', '2026');
    await choose(dialog(j.page), '用途', '重大科研项目');
    await press(dialog(j.page), /^确\s?定$/);
    await j.page.waitForURL(/\/funds\/fund\//);
    await settled(j);
    fundPage = new URL(j.page.url()).pathname;
    await answer(j, '增加大专项', async () => {
      const form = dialog(j.page);
      await fill(form, '代码', 'research');
      await fill(form, '中文名称', '重大科研大专项');
      await fill(form, '总额（元）', '1000000');
      await fill(form, '本专项资金分担（元）', '1000000');
      await fill(form, '1. 任务', '关键技术攻关');
      await fill(form, '金额（元）', '999999.99');
      await form.getByText('任务清单金额与总额相差').waitFor();
      await fill(form, '金额（元）', '1000000');
      await fill(form, '绩效指标', '突破关键技术');
      await fill(form, '指标目标值', '2');
      await fill(form, '单位', '项');
    });
    await answer(j, '提出预算', () => fill(dialog(j.page), '说明', '年初预算'));
    expect(await j.page.getByRole('button', { name: '批准或不批准' }).count()).toBe(0);
    const other = await as('secretariat2');
    await go(other, fundPage);
    await answer(other, '批准或不批准', async () => {
      await choose(dialog(other.page), '决定', '批准');
      await fill(dialog(other.page), '决议或纪要文号', '理事会2026年第7号决议');
    });
    await other.page.getByText('理事会2026年第7号决议').waitFor();
  }, 90_000);

  it('money goes to the city, and a batch is prepared, checked, approved and paid by four people', async () => {
    const j = await as('secretariat');
    await go(j, fundPage);
    await answer(j, '下达', async () => {
      await choose(dialog(j.page), '城市', '苏州');
      await fill(dialog(j.page), '金额（元）', '600000');
      await fill(dialog(j.page), '下达文号', '苏财教〔2026〕7号');
      await fill(dialog(j.page), '凭证号', `XD-${CODE}`);
    });
    const officer = await as('suzhou-science');
    await go(officer, fundPage);
    await press(officer.page, '编制批次');
    await dialog(officer.page).waitFor();
    await fill(dialog(officer.page), '名称', '攻关项目首付款');
    await press(dialog(officer.page), /^确\s?定$/);
    await officer.page.waitForURL(/\/funds\/batches\//);
    await settled(officer);
    batchPage = new URL(officer.page.url()).pathname;
    await answer(officer, '增加一行', async () => {
      const form = dialog(officer.page);
      await fill(form, '收款单位', '苏州攻关示范有限公司');
      await fill(form, '统一社会信用代码', FIRM + creditCodeCheckCharacter(FIRM)!);
      await choose(form, '任务', '关键技术攻关');
      await fill(form, '金额（元）', '123456.78');
      await choose(form, '费用项目', '科研项目');
      await fill(form, '合同或发票号', `HT-${CODE}`);
      await fill(form, '佐证', '项目合同、验收意见');
      await fill(form, '业务编号', `ZF-${CODE}`);
    });
    await step('suzhou-science', batchPage, '提交审核');
    await step('centre', batchPage, '审核通过', async ({ page }) => fill(dialog(page), '审核意见', '与合同和验收意见相符'));
    await step('secretariat2', batchPage, '批准');
    await step('suzhou-finance', batchPage, '付款', async ({ page }) => fill(dialog(page), '支付令编号', `ZFL-${CODE}`));
    await go(officer, batchPage);
    await officer.page.getByText('已付款').first().waitFor();
    await shotBoth(officer, 'funds-batch-paid');
  }, 120_000);

  it('the auditor follows the very fen: from 10,000 yuan to the posting, to who decided it, to the clause, and back from the ledger', async () => {
    const j = await as('auditor');
    await go(j, '/funds');
    await j.page.getByRole('link', { name: FUND }).click();
    await settled(j);
    await j.page.getByRole('tab', { name: '资金流向' }).click();
    await settled(j);
    await shotBoth(j, 'funds-flow');
    await press(j.page, /苏州.*已付：账目/);
    await settled(j);
    await j.page.getByText('123,456.78').first().waitFor();
    await press(j.page, '追溯');
    const drawer = dialog(j.page);
    for (const words of ['理事会2026年第7号决议', '苏州攻关示范有限公司', `ZFL-${CODE}`, '何佳宁', '沈若兰', '唐书瑶', '关键技术攻关']) await drawer.getByText(words).first().waitFor();
    await shotBoth(j, 'funds-trace');
    // Upwards: the allocation it was paid from, and the clause all of it rests on.
    await press(drawer, '下达城市');
    await drawer.getByText('苏财教〔2026〕7号').waitFor();
    const clause = drawer.getByRole('link', { name: /六\/（二）/ }).first();
    expect(await clause.getAttribute('href')).toContain('/policy/002#');
    await press(drawer, '支付');
    await drawer.getByText('苏州攻关示范有限公司').waitFor();
    // Down into the ledger, and from its entry back up again.
    await drawer.getByRole('link', { name: /^\d+\.\d+$/ }).click();
    await j.page.waitForURL(/\/ledger\/entries\//);
    await settled(j);
    await j.page.getByText('123,456.78').first().waitFor();
    await j.page.locator('a[href^="/funds/records/"]').first().click();
    await j.page.waitForURL(/\/funds\/records\//);
    await j.page.getByText('理事会2026年第7号决议').first().waitFor();
    await settled(j);
    await shotBoth(j, 'funds-record');
    await j.page.getByRole('link', { name: /六\/（二）/ }).first().click();
    await j.page.waitForURL(/\/policy\/002/);
    for (const one of people.values()) expectNoFaults(one);
  }, 90_000);
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { beginJourney, expectNoFaults, go, type Journey, settled, shotBoth } from './harness/journey.ts';

/** From a light to what is missing, what may be expected, who moved it and what was planned for each year. */
let app: AppUnderTest;
let browser: Browser;
let logins: Map<string, DemoLogin>;

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppUnderTest(), launchChromium()]);
  logins = await demoLogins(app.url);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function journey(tell: (j: Journey) => Promise<void>): Promise<void> {
  const j = await beginJourney(browser, app.url);
  try {
    await tell(j);
    expectNoFaults(j);
  } finally {
    await j.close();
  }
}

const tab = (j: Journey, name: string): Promise<void> => j.page.getByRole('tab', { name }).click();

describe('a target in detail', () => {
  it('says gap, estimate with interval and how it was reckoned, and what each city added', () =>
    journey(async (j) => {
      await go(j, '/plan?target=002-RD_GDP-SUNAN-2025');
      const outlook = j.page.locator('.outlook');
      await outlook.getByText(/差0\.07个百分点/).waitFor();
      expect(await outlook.innerText()).toMatch(/80%的可能在.*之间，达到目标的可能性约\d+%/);
      await shotBoth(j, 'attainment-overview');
      await tab(j, '各地贡献');
      await j.page.getByText('权重移动').first().waitFor();
      expect(await j.page.locator('.contribution-bars li').count()).toBeGreaterThanOrEqual(5);
      await shotBoth(j, 'attainment-contributions');
      await tab(j, '数字与口径');
      await settled(j);
      await shotBoth(j, 'attainment-sources');
    }));

  it('the secretariat sets yearly values with clause and resolution, and the check speaks of those that do not fit', () =>
    journey(async (j) => {
      await signIn(j, logins.get('secretariat')!);
      await go(j, '/plan?target=002-RD_GDP-SUNAN-2025');
      await tab(j, '地区年度分解');
      await j.page.getByRole('button', { name: '设定年度值' }).click();
      await shotBoth(j, 'attainment-split-form');
      for (const [place, year, value] of [['苏南', 2023, '3.58'], ['苏南', 2024, '3.5'], ['南京', 2023, '3.7']] as const) {
        await j.page.getByLabel(`${place} ${year} 年`, { exact: true }).fill(value);
      }
      await j.page.getByLabel('条款').fill('附件1');
      await j.page.getByLabel('会议或决议').fill('理事会第三次会议纪要');
      await j.page.getByRole('button', { name: '保存为新版本' }).click();
      await j.page.getByText('理事会第三次会议纪要').waitFor();
      expect(await j.page.getByText(/的计划值在2024年倒退/).count()).toBeGreaterThan(0);
      await shotBoth(j, 'attainment-split');
      await tab(j, '概况');
      await j.page.getByText('序时按分解表').waitFor();
    }));
});

describe('the key tasks', () => {
  it('show money and decision, and the secretariat adds an amount with its clause', () =>
    journey(async (j) => {
      await signIn(j, logins.get('secretariat')!);
      await go(j, '/plan/tasks?document=002');
      await shotBoth(j, 'attainment-tasks');
      await j.page.getByRole('button', { name: '补充' }).first().click();
      await j.page.getByRole('button', { name: '添加一笔资金' }).click();
      const line = j.page.locator('.ant-drawer .card-row').last();
      await line.getByLabel('金额（元，空为未写数额）').fill('120000000');
      await line.getByLabel('条款').fill('六/（二）');
      await line.getByLabel('说明', { exact: true }).fill('南京市配套');
      await line.getByLabel('说明（英文）').fill('matched by Nanjing');
      await shotBoth(j, 'attainment-task-form');
      await j.page.locator('.ant-drawer').getByRole('button', { name: '保存' }).click();
      await j.page.getByText(/补充，第\d+版/).first().waitFor();
      expect(await j.page.getByText('财政预算').count()).toBeGreaterThan(0);
    }));
});

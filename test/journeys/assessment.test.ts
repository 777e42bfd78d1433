import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn, signOut } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { dialog, fill, press, tick } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, settled, shot, shotBoth } from './harness/journey.ts';

/** What an inspection found is put right and closed by others; a third party scores what was opened to it and sees nothing else. */
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

const login = (name: string): DemoLogin => logins.get(name)!;
const FINDING = '专项经费拨付滞后';

/** Opens the case of the finding that is still in hand, by way of the inspection; answers the inspection's address. */
async function openFinding(j: Journey): Promise<string> {
  await go(j, '/supervision/inspections');
  await j.page.getByRole('link', { name: /专项督查/ }).first().click();
  await j.page.locator('article', { hasText: FINDING }).waitFor();
  await settled(j);
  const address = new URL(j.page.url()).pathname;
  await j.page.locator('article', { hasText: FINDING }).getByRole('link', { name: '办理' }).click();
  await j.page.getByRole('heading', { level: 1, name: new RegExp(FINDING) }).waitFor();
  await settled(j);
  return address;
}

async function take(j: Journey, action: string | RegExp, fields: Record<string, string>): Promise<void> {
  await press(j.page, action);
  const form = dialog(j.page);
  for (const [label, value] of Object.entries(fields)) await fill(form, label, value);
  await press(form, '确认办理');
  await form.waitFor({ state: 'hidden' });
  await settled(j);
}

describe('inspections', () => {
  it('a finding is put right by its unit, rechecked and closed by an inspector, and then the inspection is closed', () =>
    journey(async (j) => {
      await signIn(j, login('city'));
      const inspection = await openFinding(j);
      await take(j, '报告整改情况', { 原因: '拨付流程跨年度', 整改措施和结果: '配套经费已于本月全部拨付到位。', '佐证材料（名称、文号或网址）': '拨付凭证' });
      // The unit that reported cannot close its own finding.
      expect(await j.page.getByRole('button', { name: '复查销号' }).count()).toBe(0);
      await signOut(j);

      await signIn(j, login('inspector'));
      await openFinding(j);
      await take(j, '复查销号', { 复查方式和结论: '查阅凭证和到账记录，属实。' });
      await j.page.getByText('已销号').first().waitFor();
      await go(j, inspection);
      await shotBoth(j, 'inspection');
      await signOut(j);

      await signIn(j, login('secretariat'));
      await go(j, '/supervision/inspections?view=ledger');
      expect(await j.page.getByText('已销号').count()).toBeGreaterThanOrEqual(2);
      await shotBoth(j, 'inspection-ledger');
      await go(j, inspection);
      await press(j.page, /^办\s?理$/);
      await j.page.waitForURL(/\/cases\//);
      await settled(j);
      await take(j, /^办\s?结$/, {});
      await j.page.getByText('已办结').first().waitFor();
    }));
});

describe('third-party assessment', () => {
  it('the assessor declares, reads only what is opened, files his marks; the secretariat sees every look', () =>
    journey(async (j) => {
      await signIn(j, login('assessor'));
      await go(j, '/assessment');
      expect(await j.page.getByRole('link', { name: '任务看板' }).count()).toBe(0);
      await j.page.getByRole('link', { name: /规划纲要实施情况/ }).click();
      await j.page.getByRole('heading', { name: '无利害关系声明' }).waitFor();
      // Nothing is opened before the declaration.
      expect(await j.page.getByRole('heading', { name: '开放资料' }).count()).toBe(0);
      await tick(j.page, '没有任职');
      await tick(j.page, '两年内没有');
      await press(j.page, '签署声明');
      await press(j.page, '查阅目标和完成情况');
      await j.page.getByRole('table', { name: '目标和完成情况' }).waitFor();
      await press(j.page, '查阅佐证清单');
      await j.page.getByRole('table', { name: '佐证清单' }).waitFor();
      expect(await j.page.getByRole('button', { name: /自报|督办单/ }).count()).toBe(0);
      await settled(j);
      await shotBoth(j, 'assessment-material');
      for (const [i, criterion] of ['目标完成', '任务落实', '佐证质量', '协同推进', '服务对象评价'].entries()) {
        await j.page.getByRole('spinbutton', { name: `分数 ${criterion}` }).fill(String(80 + i));
        await j.page.getByRole('textbox', { name: `评分依据 ${criterion}` }).fill('按评分办法和查阅的资料');
        await press(j.page, `评分 ${criterion}`);
        await j.page.getByText('第 1 次').nth(i).waitFor();
      }
      await j.page.getByText('81.25 · 良好').waitFor();
      const address = new URL(j.page.url()).pathname;
      await shot(j, 'assessment-marks');
      await signOut(j);

      await signIn(j, login('secretariat'));
      await go(j, address);
      await j.page.getByText('查阅 2 次，其中未准许 0 次').waitFor();
      await shotBoth(j, 'assessment-log');
      // The secretariat reads the marks and can change none.
      expect(await j.page.getByRole('spinbutton').count()).toBe(0);
    }));

  it('schemes and results are public', () =>
    journey(async (j) => {
      await go(j, '/assessment/results');
      await j.page.getByText('规划实施评估').first().waitFor();
      await shotBoth(j, 'assessment-results');
    }));
});

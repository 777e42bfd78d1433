import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { dialog, press } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, settled, shot, shotBoth } from './harness/journey.ts';

/** From a number to what stands behind it and back; the board of tasks in its three views, and its files. */
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

/** Presses a button that hands over a file, and reads it. */
async function fileFrom(page: Page, button: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe('the cockpit', () => {
  it('leads anybody from a red number to its clause and from the clause back to the number', () =>
    journey(async (j) => {
      await go(j, '/cockpit');
      await j.page.locator('.zone-map .map-city').first().waitFor();
      expect(await j.page.locator('.zone-map .map-city').count()).toBe(5);
      await shotBoth(j, 'cockpit');
      await j.page.locator('.target-cell.target-red').first().click();
      await settled(j);
      const panel = dialog(j.page);
      const name = await panel.locator('.ant-drawer-title').innerText();
      await panel.getByText('落后').first().waitFor();
      await shot(j, 'cockpit-number');
      await panel.locator('.clause-link').first().click();
      await settled(j);
      expect(new URL(j.page.url()).pathname).toMatch(/^\/policy\//);
      const [indicator = '', place = ''] = name.split(' · ');
      const back = j.page.locator('.current a', { hasText: indicator }).filter({ hasText: place }).first();
      await back.click();
      await settled(j);
      expect(await dialog(j.page).locator('.ant-drawer-title').innerText()).toBe(name);
    }));

  it('shows what was known on an earlier day', () =>
    journey(async (j) => {
      await go(j, '/cockpit');
      const counted = (): Promise<string> => j.page.locator('.head-number').first().innerText();
      const now = await counted();
      for (let i = 0; i < 3; i++) await press(j.page, '较早');
      await j.page.getByText(/截至 \d{4}年/).first().waitFor();
      await j.page.getByRole('slider').press('Home');
      await j.page.waitForURL(/asOf=/);
      await settled(j);
      expect(await counted()).not.toBe(now);
      await shotBoth(j, 'cockpit-as-of');
      await press(j.page, '回到现在');
      await settled(j);
      expect(await counted()).toBe(now);
    }));

  it('opens the contracts behind the turnover, and a contract leads up to indicator and clause', () =>
    journey(async (j) => {
      await signIn(j, logins.get('secretariat')!);
      await go(j, '/cockpit?map=tasks&parks=1');
      await shotBoth(j, 'cockpit-tasks');
      await press(j.page, '技术合同成交额');
      await settled(j);
      const panel = dialog(j.page);
      expect(await panel.locator('.record-list li').count()).toBeGreaterThan(0);
      await shot(j, 'cockpit-records');
      await panel.locator('.record-list a').first().click();
      await settled(j);
      const counted = j.page.getByRole('region', { name: '计入的指标和目标' });
      expect(await counted.locator('.clause-link').count()).toBeGreaterThan(0);
      await shot(j, 'contract-counted');
      await counted.getByRole('link', { name: /目标/ }).first().click();
      await settled(j);
      expect(await dialog(j.page).locator('.ant-drawer-title').innerText()).toContain('技术合同成交额');
    }));
});

describe('the task board', () => {
  it('shows what each unit carries, filters by unit, changes to calendar and time line, and hands out a workbook and a calendar file', () =>
    journey(async (j) => {
      await signIn(j, logins.get('secretariat')!);
      await go(j, '/supervision/loads');
      expect(await j.page.getByRole('link', { name: /科技局/ }).count()).toBeGreaterThanOrEqual(5);
      await shotBoth(j, 'unit-loads');
      await go(j, '/supervision');
      const all = await j.page.locator('.task-card').count();
      await j.page.locator('.unit-strip a').first().click();
      await settled(j);
      const unit = await j.page.getByRole('heading', { level: 1 }).innerText();
      await shotBoth(j, 'unit-load');
      await press(j.page, '在看板中查看');
      await settled(j);
      const own = await j.page.locator('.task-card').count();
      expect(own).toBeGreaterThan(0);
      expect(own).toBeLessThan(all);

      const workbook = await fileFrom(j.page, '导出 Excel');
      expect(workbook.name).toMatch(/^重点任务-.*\.xlsx$/);
      expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK');

      await j.page.locator('.board-tools .ant-segmented-item', { hasText: '日历' }).click();
      await settled(j);
      await shotBoth(j, 'board-calendar');
      await j.page.locator('.ant-segmented-item', { hasText: /^季$/ }).click();
      await settled(j);
      expect(await j.page.locator('.months .month').count()).toBe(3);
      await shotBoth(j, 'board-quarter');
      const calendar = await fileFrom(j.page, '导出日历');
      const text = calendar.bytes.toString('utf8');
      expect(calendar.name).toContain(unit);
      expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
      expect(text.match(/BEGIN:VEVENT/g)!.length).toBeGreaterThanOrEqual(own);

      await j.page.locator('.board-tools .ant-segmented-item', { hasText: '时间轴' }).click();
      await settled(j);
      expect(await j.page.locator('.timeline-row .stone').count()).toBeGreaterThan(own);
      await shotBoth(j, 'board-timeline');
    }));
});

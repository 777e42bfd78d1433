import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn, signOut } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { dialog, fill, press } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, settled, shot, shotBoth } from './harness/journey.ts';

/** A unit reports, another organisation verifies, and only then number and light move. */
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

/** Percent verified and the words of the light, as the task page shows them. */
async function standing({ page }: Journey): Promise<{ verified: number; light: string }> {
  const bar = await page.locator('.task-light .progress small').innerText();
  return { verified: Number(/核验 ([\d.]+)%/.exec(bar)![1]), light: await page.locator('.task-light .light').first().innerText() };
}

describe('supervision', () => {
  it('anybody sees light and verified progress of public tasks, and nothing a unit says of itself', () =>
    journey(async (j) => {
      await go(j, '/supervision/public');
      expect(await j.page.getByText('太湖实验室').count()).toBeGreaterThan(0);
      expect(await j.page.getByText('自报').count()).toBe(0);
      await shotBoth(j, 'supervision-public');
    }));

  it('the city reports, the service centre verifies, and the light and the number move', () =>
    journey(async (j) => {
      await signIn(j, login('city'));
      await go(j, '/supervision');
      await shotBoth(j, 'supervision-board-city');
      // A task that is behind and not waiting for anybody.
      const behind = j.page.locator('.task-card.task-red .task-name').first();
      const address = new URL((await behind.getAttribute('href'))!, j.url).pathname;
      await go(j, address);
      const before = await standing(j);
      expect(before.light).toBe('滞后');
      await press(j.page, '填报进度');
      const form = dialog(j.page);
      await fill(form, '进展说明', '本月集中推进，到期节点已全部完成并通过查验。');
      const claims = form.getByRole('spinbutton');
      const count = await claims.count();
      for (let i = 0; i < count; i++) {
        await claims.nth(i).fill(i < count - 1 ? '100' : '40');
        await claims.nth(i).blur();
        await form.getByRole('textbox', { name: /佐证说明/ }).nth(i).fill('验收意见和现场照片');
      }
      await shot(j, 'supervision-report');
      await press(form, '提交填报');
      await j.page.getByText('已提交，等待核验').waitFor();
      await settled(j);
      // A claim moves nothing, and its author cannot verify it.
      expect((await standing(j)).verified).toBe(before.verified);
      expect(await j.page.getByRole('button', { name: /^核\s?验$/ }).count()).toBe(0);
      await signOut(j);

      await signIn(j, login('centre'));
      await go(j, address);
      await press(j.page, /^核\s?验$/);
      const finding = dialog(j.page);
      await fill(finding, '核验意见', '现场查验，节点确已完成。');
      await shot(j, 'supervision-verify');
      await press(finding, /^认\s?定$/);
      await j.page.getByText(/已核验：滞后 → /).waitFor();
      await settled(j);
      const after = await standing(j);
      expect(after.verified).toBeGreaterThan(before.verified);
      expect(after.light).toBe('正常');
      await j.page.getByText(/整改到位/).first().waitFor();
      await shotBoth(j, 'supervision-task');
    }));

  it('the secretariat sees every unit, the calendar of the month and the bodies that answer', () =>
    journey(async (j) => {
      await signIn(j, login('secretariat'));
      await go(j, '/supervision');
      expect(await j.page.locator('.unit-strip li').count()).toBeGreaterThanOrEqual(5);
      await shotBoth(j, 'supervision-board');
      await go(j, '/supervision/calendar');
      await shotBoth(j, 'supervision-calendar');
      await go(j, '/supervision/units');
      await shotBoth(j, 'supervision-units');
      await press(j.page, '切换为英文');
      await go(j, '/supervision');
      await j.page.getByRole('heading', { level: 1, name: 'Task board' }).waitFor();
      await shot(j, 'supervision-board-en');
    }));

  it('milestones set by one person of the secretariat are approved by another', () =>
    journey(async (j) => {
      await signIn(j, login('secretariat'));
      await go(j, '/supervision/tasks/002-task-1');
      await press(j.page, '设定节点');
      await fill(dialog(j.page), '设定或调整的理由', '年中调整权重');
      await shot(j, 'supervision-milestones');
      await press(dialog(j.page), '提交批准');
      await j.page.getByText('须由另一人批准').waitFor();
      await signOut(j);
      await signIn(j, login('secretariat2'));
      await go(j, '/supervision/tasks/002-task-1');
      await press(j.page, /^批\s?准$/);
      await j.page.getByText('已处理').waitFor();
      await j.page.getByText(/第 2 版/).waitFor();
    }));
});

import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { dialog, fill, press } from './harness/forms.ts';
import { beginJourney, expectNoFaults, expectNoSidewaysScroll, go, type Journey, settled, shotBoth } from './harness/journey.ts';

/** What the cities owe each other for vouchers is looked through, disputed, netted, paid, and re-added by the auditor. */
let app: AppUnderTest;
let browser: Browser;
let logins: Map<string, DemoLogin>;
let room = '';

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppUnderTest(), launchChromium()]);
  logins = await demoLogins(app.url);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function as(name: string, tell: (j: Journey) => Promise<void>): Promise<void> {
  const j = await beginJourney(browser, app.url);
  try {
    await signIn(j, logins.get(name)!);
    await tell(j);
    expectNoFaults(j);
  } finally {
    await j.close();
  }
}
const moveOn = (j: Journey, days: number): Promise<number> =>
  j.page.evaluate(async (n) => (await fetch('/api/demo/clock', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ days: n }) })).status, days);

/** Presses, confirms in the dialog on top, and waits until it is gone. */
async function confirm(j: Journey, name: string, write: () => Promise<void> = async () => {}): Promise<void> {
  await press(j.page, name);
  await dialog(j.page).waitFor();
  await write();
  await press(dialog(j.page), /^确\s?定$/);
  await dialog(j.page).waitFor({ state: 'detached' });
  await settled(j);
}

describe('cities clear what they paid first for each other', () => {
  it('the service centre sees who owes whom and closes the window early, with a reason', () =>
    as('centre', async (j) => {
      await go(j, '/clearing');
      await shotBoth(j, 'clearing-room');
      await j.page.locator('tbody a').first().click();
      await settled(j);
      room = new URL(j.page.url()).pathname;
      await j.page.locator('.chart svg').first().waitFor();
      await shotBoth(j, 'clearing-window');
      await expectNoSidewaysScroll(j);
      await confirm(j, '提前截止', () => fill(dialog(j.page), '提前截止的理由', '年终结算需要提前清算'));
      await j.page.getByText('核对中').first().waitFor();
      // Whoever closed it does not net it.
      expect(await moveOn(j, 20)).toBe(200);
      await go(j, room);
      await press(j.page, '轧差');
      await press(dialog(j.page), /^确\s?定$/);
      await dialog(j.page).getByText('轧差须由截止经办人以外的人办理').waitFor();
    }));

  it('Zhenjiang sees its own statement only and confirms it', () =>
    as('city-finance', async (j) => {
      await go(j, room);
      expect(await j.page.getByRole('heading', { name: '两市对账单' }).count()).toBe(1);
      expect(await j.page.getByText('无锡市').count()).toBe(0);
      await press(j.page, '确认对账单');
      await j.page.getByText('镇江市已确认').waitFor();
    }));

  it('the secretariat nets it; what each city pays and receives is the same by pairs and by payments', () =>
    as('secretariat', async (j) => {
      await go(j, room);
      await confirm(j, '轧差');
      await j.page.getByText('已按明细重新计算，与轧差时一致').waitFor();
      await shotBoth(j, 'clearing-netted');
    }));

  it('Zhenjiang pays with its bank’s receipt and Suzhou confirms that the money has come', async () => {
    await as('city-finance', async (j) => {
      await go(j, room);
      const { clock } = (await (await fetch(`${app.url}/api/demo`)).json()) as { clock: { now: string } };
      const today = new Date(Date.parse(clock.now) + 8 * 3_600_000).toISOString().slice(0, 10);
      await confirm(j, '登记付款', async () => {
        await fill(dialog(j.page), '银行回单号', 'HD-2026-0001');
        await fill(dialog(j.page), '付款日', today);
      });
      await j.page.getByText('回单 HD-2026-0001').waitFor();
    });
    await as('suzhou-finance', async (j) => {
      await go(j, room);
      await press(j.page, '确认到账');
      await j.page.getByText('确认到账').last().waitFor();
      await j.page.getByText('唐书瑶确认到账').waitFor();
    });
  });

  it('the auditor changes nothing, downloads a statement and re-adds it to the fen', () =>
    as('auditor', async (j) => {
      await go(j, room);
      for (const name of ['提前截止', '轧差', '确认对账单', '登记付款']) expect(await j.page.getByRole('button', { name }).count(), name).toBe(0);
      const row = j.page.locator('.card-row', { hasText: '苏州市 — 镇江市' }).first();
      const [file] = await Promise.all([j.page.waitForEvent('download'), row.getByRole('button', { name: 'Excel' }).click()]);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(new Uint8Array(readFileSync(await file.path())).buffer as ArrayBuffer);
      const sheet = book.getWorksheet('对账单')!;
      let added = 0;
      sheet.eachRow((r) => {
        const owed = r.getCell(6).value;
        if (typeof owed === 'number') added += Math.round(owed * 100);
      });
      expect(added).toBeGreaterThan(0);
      const said = await row.innerText();
      expect(said.replaceAll(',', '')).toContain(`镇江市 应付 ${added / 100} 元`);
      await go(j, '/ledger');
      await settled(j);
    }));
});

import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { dialog, fill, press } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, settled, shotBoth } from './harness/journey.ts';

/** A broker's day: a saved search tells of a new demand, he takes it, explains a match, moves the card, plans and exports. */
let app: AppUnderTest;
let browser: Browser;
let logins: Map<string, DemoLogin>;
const title = `低温环境电池热管理材料 ${Date.now() % 100_000}`;
let demand = '';
let mandate = '';

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

/** Asks the server as the person who is signed in. */
const ask = <T>(j: Journey, method: string, path: string, body?: unknown): Promise<T> =>
  j.page.evaluate(async ([m, p, b]) => {
    const answer = await fetch(p!, { method: m!, headers: b ? { 'content-type': 'application/json' } : {}, body: b });
    if (!answer.ok) throw new Error(`${m} ${p}: ${await answer.text()}`);
    return answer.json();
  }, [method, path, body === undefined ? undefined : JSON.stringify(body)] as const) as Promise<T>;

async function downloaded(j: Journey, button: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([j.page.waitForEvent('download'), press(j.page, button)]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe('a broker’s day', () => {
  it('he looks at his desk and saves a search', () =>
    as('broker', async (j) => {
      await go(j, '/brokers');
      await shotBoth(j, 'broker-desk');
      await press(j.page, '新建订阅');
      await dialog(j.page).waitFor();
      await fill(dialog(j.page), '名称', '热管理');
      await fill(dialog(j.page), '关键词', '热管理 材料');
      await press(dialog(j.page), /^保\s?存$/);
      await dialog(j.page).waitFor({ state: 'detached' });
      await j.page.getByText('热管理 材料').first().waitFor();
    }));

  it('a firm hands in a demand, and its park publishes it', async () => {
    let caseId = '';
    await as('firm', async (j) => {
      const draft = {
        title, problem: '目前电池包在零下二十度放电容量仅为常温的 55%，要求提高到 80% 以上，不增加电池包体积。', field: '新材料', budgetFen: 80_000_000, deadline: '2027-12-31',
      };
      ({ id: demand } = await ask<{ id: string }>(j, 'POST', '/api/market/demands', draft));
      ({ caseId } = await ask<{ caseId: string }>(j, 'POST', `/api/market/demands/${demand}/submit`, { truthful: true }));
    });
    await as('park', async (j) => {
      await go(j, `/market/demands/${demand}`);
      await shotBoth(j, 'demand-desk');
      const today = new Date().toISOString().slice(0, 10);
      const { seq } = await ask<{ seq: number }>(j, 'POST', `/api/cases/${caseId}/actions/verify`, { expectedSeq: 1, data: { manner: 'VISIT', verifiedOn: today, finding: '走访核对，情况属实', people: ['王工'] } });
      await ask(j, 'POST', `/api/cases/${caseId}/actions/publish`, { expectedSeq: seq, data: { disclosure: 'NAMED' } });
      await go(j, '/market/funnel');
      await j.page.locator('.chart svg').first().waitFor();
      await shotBoth(j, 'demand-funnel');
    });
  });

  it('he is told of it once, and takes it as its broker', () =>
    as('broker', async (j) => {
      await go(j, '/brokers');
      const search = j.page.locator('li', { hasText: '热管理 材料' }).first();
      await press(search, '立即比对');
      await j.page.getByText('发现 1 条新发布').waitFor();
      // The button rests while its answer is drawn.
      await settled(j);
      await press(search, '立即比对');
      await j.page.getByText('没有新发布').waitFor();
      await j.page.getByRole('link', { name: title }).first().click();
      await settled(j);
      await press(j.page, '承接经纪');
      await fill(dialog(j.page), '您做了什么（佐证）', '电话联系企业，约定推荐成果');
      await press(dialog(j.page), /^提\s?交$/);
      await j.page.waitForURL(/\/brokers\/mandates\//);
      mandate = new URL(j.page.url()).pathname;
      await settled(j);
    }));

  it('the firm confirms him', () =>
    as('firm', async (j) => {
      await go(j, mandate);
      await press(j.page, '确认委托');
      await press(dialog(j.page), /^提\s?交$/);
      await j.page.getByText('已确认').first().waitFor();
      await shotBoth(j, 'broker-mandate');
    }));

  it('he explains the match, moves the card, plans the next step and exports', () =>
    as('broker', async (j) => {
      await go(j, '/brokers/board');
      const card = j.page.locator('article.deal', { hasText: title });
      await press(card, '移到');
      await j.page.getByRole('menuitem', { name: '已联系' }).click();
      await j.page.getByRole('region', { name: '已联系' }).getByText(title).waitFor();
      await settled(j);
      await press(card, '约定下一步');
      await dialog(j.page).getByLabel('下一步').fill('回访企业意见');
      const today = new Date();
      const last = new Date(Date.UTC(today.getFullYear(), today.getMonth() + 1, 0)).toISOString().slice(0, 10);
      await dialog(j.page).locator('.ant-picker input').fill(last);
      await dialog(j.page).locator('.ant-picker input').press('Enter');
      await press(dialog(j.page), /^保\s?存$/);
      await dialog(j.page).waitFor({ state: 'detached' });
      await shotBoth(j, 'broker-board');
      const board = await downloaded(j, '导出 Excel');
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(board.bytes as never);
      expect(JSON.stringify(book.worksheets[0]!.getSheetValues())).toContain(title);

      await press(card, '匹配说明');
      await j.page.waitForURL(/\/brokers\/letter/);
      await settled(j);
      await j.page.locator('.broker-letter h2', { hasText: title }).waitFor();
      await shotBoth(j, 'broker-letter');
      const letter = await downloaded(j, '下载 Word');
      expect(letter.name).toMatch(/\.docx$/);
      expect(letter.bytes.subarray(0, 2).toString()).toBe('PK');
      await press(j.page, '记入委托的佐证');
      await j.page.getByText('已记入').waitFor();

      await go(j, '/brokers/calendar');
      await j.page.getByText('回访企业意见').first().waitFor();
      await shotBoth(j, 'broker-calendar');
      const calendar = await downloaded(j, '下载 .ics');
      expect(calendar.bytes.toString('utf8')).toContain(`DTSTART;VALUE=DATE:${last.replaceAll('-', '')}`);
    }));

  it('anybody verifies a broker in the public register', async () => {
    const j = await beginJourney(browser, app.url);
    try {
      await go(j, '/brokers/register');
      await j.page.getByText('方晓楠').first().waitFor();
      await shotBoth(j, 'broker-register');
      await j.page.getByLabel('编号', { exact: true }).first().fill('JJR000001');
      await press(j.page, /^核\s?验$/);
      await j.page.getByText('有效：已登记').first().waitFor();
      expectNoFaults(j);
    } finally {
      await j.close();
    }
  });
});

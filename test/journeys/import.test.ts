import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { giveFile, tick } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, shotBoth } from './harness/journey.ts';

/** A firm brings its list of technical problems as a file, in the browser. */
let app: AppUnderTest;
let browser: Browser;
let firm: Journey;

const mark = Date.now().toString(36);
const good = [
  { id: `${mark}-1`, title: `铸件缩松缺陷控制 ${mark}`, content: '现有废品率 6%，要求降到 2% 以下。' },
  { id: `${mark}-2`, title: `电镀废水镍回收 ${mark}`, content: '出水镍浓度不高于 0.1 mg/L。' },
];
const bad = { id: `${mark}-3`, title: '', content: '没有写名称的需求' };
const jsonLines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppUnderTest(), launchChromium()]);
  firm = await beginJourney(browser, app.url);
  await signIn(firm, (await demoLogins(app.url)).get('firm') as DemoLogin);
}, 240_000);

afterAll(async () => {
  await firm?.close();
  await browser?.close();
  await app?.stop();
});

async function bring(text: string, name = `${mark}.jsonl`): Promise<void> {
  await giveFile(firm.page, { name, mimeType: 'application/x-ndjson', text });
}

describe('importing a file in the browser', () => {
  it('names the row, the column and the remedy of what is wrong, and writes nothing', async () => {
    await go(firm, '/market/imports');
    await bring(jsonLines([...good, bad]));
    await firm.page.getByText('没有写入任何内容').first().waitFor();
    const row = firm.page.getByRole('row', { name: /补上内容/ });
    await row.waitFor();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['3', '名称']));
    await shotBoth(firm, 'import-refused');
    await expectNumberOfDemands(0);
  });

  it('writes the good rows when asked to pass over the others', async () => {
    await go(firm, '/market/imports');
    await tick(firm.page, '跳过未通过的行');
    await bring(jsonLines([...good, bad]));
    await firm.page.getByText('导入完成').first().waitFor();
    await shotBoth(firm, 'import-done');
    await expectNumberOfDemands(2);
  });

  it('refuses a kind of file it cannot read before sending it', async () => {
    await go(firm, '/market/imports');
    await bring('%PDF-1.7', 'list.pdf');
    await firm.page.getByText('FILE_TYPE_UNSUPPORTED').waitFor();
    expectNoFaults(firm);
  });
});

/** Whether the firm finds its demands in the list of its own. */
async function expectNumberOfDemands(count: number): Promise<void> {
  await go(firm, `/market/demands?scope=mine&q=${mark}`);
  expect(await firm.page.locator('#content').getByText(new RegExp(`(铸件缩松缺陷控制|电镀废水镍回收) ${mark}`)).count()).toBe(count);
}

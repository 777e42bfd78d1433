import ExcelJS from 'exceljs';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn, signOut } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { press } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, settled, shot, shotBoth } from './harness/journey.ts';

/** A park fills in a workbook, two others approve it, and its figures stand. */
let app: AppUnderTest;
let browser: Browser;
let logins: Map<string, DemoLogin>;
let j: Journey;

const GOOD: Record<string, string | number> = {
  industrialOutput: '３,２００.５', highTechOutput: 1800, revenue: 4000, taxes: 160.2, rdExpenditure: 120, firms: 1200, firmsLarge: 60, firmsMedium: 140, firmsSmall: 1000, hnte: 480, employees: 110_000, rdStaff: 15_000,
};

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppUnderTest(), launchChromium()]);
  logins = await demoLogins(app.url);
  j = await beginJourney(browser, app.url);
}, 240_000);
afterAll(async () => {
  await j?.close();
  await browser?.close();
  await app?.stop();
});

/** Fills the cells of a workbook that was downloaded, as somebody at Excel would. */
async function filled(bytes: Uint8Array, values: Record<string, string | number>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  book.getWorksheet('填报')!.eachRow((row, n) => {
    const field = String(row.getCell(1).value);
    if (n > 3 && field in values) row.getCell(5).value = values[field]!;
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function downloaded(button: string): Promise<Uint8Array> {
  const [file] = await Promise.all([j.page.waitForEvent('download'), press(j.page, button)]);
  return new Uint8Array(await readFile(await file.path()));
}

async function bring(bytes: Buffer): Promise<void> {
  await j.page.locator('input[type=file]').first().setInputFiles({ name: '园区季报.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: bytes });
}

describe('a statistical return', () => {
  let address: string;

  it('comes back with notes on the cells that are wrong, and mended it is handed in', async () => {
    await signIn(j, logins.get('park')!);
    await go(j, '/returns');
    await shotBoth(j, 'returns-list');
    const link = j.page.getByRole('link', { name: '园区季度主要数据' }).first();
    address = new URL((await link.getAttribute('href'))!, j.url).pathname;
    await go(j, address);
    const template = await downloaded('下载模板');
    await bring(await filled(template, { ...GOOD, taxes: '约160', highTechOutput: 9_999 }));
    await j.page.getByText('未通过，什么也没有存').first().waitFor();
    await j.page.getByText('NUMBER_UNREADABLE').waitFor();
    await settled(j);
    await shotBoth(j, 'returns-errors');
    expect(await j.page.getByText('还没有填写内容').count()).toBe(1);

    const copy = await downloaded('下载标注了问题的副本');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(copy.slice().buffer);
    const sheet = book.getWorksheet('填报')!;
    expect(String(sheet.getCell('E7').note)).toContain('NUMBER_UNREADABLE');
    expect(String(sheet.getCell('E5').note)).toContain('CHECK_NOT_ABOVE');
    // The copy is the person's own file: it is mended and handed in again.
    await bring(await filled(copy, GOOD));
    await j.page.getByText(/园区季报.*已存为草稿/).first().waitFor();
    await settled(j);
    await j.page.getByText('3,200.5').first().waitFor();
    await press(j.page, '提交审核');
    await j.page.getByText('待初审').first().waitFor();
    await settled(j);
    expect(await j.page.getByRole('button', { name: '审核通过' }).count()).toBe(0);
    await shotBoth(j, 'returns-submitted');
    await signOut(j);
  });

  it('is approved by two people, locked, and its figures stand', async () => {
    await signIn(j, logins.get('city')!);
    await go(j, '/returns?scope=desk');
    await shot(j, 'returns-desk');
    await go(j, address);
    await press(j.page, '审核通过');
    await j.page.getByText('待终审').first().waitFor();
    await settled(j);
    await signOut(j);
    await signIn(j, logins.get('secretariat')!);
    await go(j, address);
    await press(j.page, '终审通过并锁定');
    await j.page.getByText('已发布的数').waitFor();
    await settled(j);
    await j.page.getByText('3,200.5 亿元').waitFor();
    await shotBoth(j, 'returns-locked');
    const [, collection, period, place] = address.split('/').slice(1) as [string, string, string, string];
    expect([collection, place]).toEqual(['park-quarter', 'P04']);
    const series = (await (await fetch(`${app.url}/api/indicators/INDUSTRIAL_OUTPUT/series?place=P04`)).json()) as { figures: { period: string }[]; otherReadings: { period: string; value: number; source: string }[] };
    expect(series.otherReadings.find((f) => f.period === period)).toMatchObject({ value: 3200.5, source: expect.stringContaining('演示') });
    expect(series.figures.some((f) => f.period === period)).toBe(false);
    await signOut(j);
  });

  it('can be typed in the browser, judged while it is typed', async () => {
    await signIn(j, logins.get('city')!);
    await go(j, '/returns');
    const link = j.page.getByRole('link', { name: '核心指标年报（分市）' }).first();
    await go(j, new URL((await link.getAttribute('href'))!, j.url).pathname);
    await j.page.getByText('在网页上填写').first().click();
    await j.page.getByRole('textbox', { name: /^全社会研发经费（亿元）$/ }).fill('600元');
    await j.page.getByText(/“600元”不是数字/).waitFor();
    await shotBoth(j, 'returns-grid');
    await press(j.page, '切换为英文');
    await settled(j);
    await shot(j, 'returns-grid-en');
    expectNoFaults(j);
  });
});

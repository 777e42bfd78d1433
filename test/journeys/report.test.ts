import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import type { Browser } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn, signOut } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { press } from './harness/forms.ts';
import { beginJourney, expectNoFaults, expectNoSidewaysScroll, go, type Journey, PHONE, settled, shot, shotBoth, WIDE } from './harness/journey.ts';

/** The secretariat builds the yearly report, another person issues it, and everybody can open what was exported. */
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

async function downloaded({ page }: Journey, button: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.getByRole('button', { name: button }).first().click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** A report is long: its whole picture takes seconds, so at phone width only its edge is looked at. */
async function fitsPhone(j: Journey): Promise<void> {
  await j.page.setViewportSize(PHONE);
  await settled(j);
  await expectNoSidewaysScroll(j);
  await j.page.setViewportSize(WIDE);
}

describe('the yearly report', () => {
  it('is built, previewed, given a remark, issued by another person, exported in three formats and opened: headings and numbers are those of the plan page', () =>
    journey(async (j) => {
      const { page } = j;
      // What the plan page shows of the zone's R&D intensity.
      await go(j, '/plan');
      const cell = page.getByRole('button', { name: /查看苏南研发.*强度|查看苏南R&D|查看苏南研发/ }).first();
      const figure = (await cell.locator('strong').first().innerText()).replace(/^[超近约]\s*/, '');
      expect(figure).toMatch(/^[\d.]+%$/);

      await signIn(j, login('secretariat'));
      await go(j, '/reports/new');
      await press(page, /^预\s?览$/);
      await page.getByText('预览（未保存）').waitFor({ timeout: 60_000 });
      await settled(j);
      expect(await page.getByRole('heading', { name: '一、 总体情况' }).count()).toBe(1);
      expect(await page.locator('.report-table').first().innerText()).toContain(figure);
      await fitsPhone(j);

      await press(page, '建立草稿');
      await page.waitForURL(/\/reports\/desk\/[0-9a-f-]{36}$/, { timeout: 60_000 });
      await settled(j);
      const address = new URL(page.url()).pathname;
      await page.getByRole('textbox', { name: '总体情况：情况说明' }).fill('总体平稳，研发投入强度不慢于序时。');
      await press(page, '保存说明');
      await page.getByText('说明已保存').waitFor();
      await settled(j);
      await press(page, /^送\s?签$/);
      await page.getByText('须由另一人签发').waitFor();
      expect(await page.getByRole('button', { name: '签发并编号' }).count()).toBe(0);
      await shot(j, 'report-draft');
      await fitsPhone(j);
      await signOut(j);

      await signIn(j, login('secretariat2'));
      await go(j, address);
      await press(page, '签发并编号');
      await page.getByRole('heading', { name: '印发文件' }).waitFor({ timeout: 90_000 });
      await settled(j);
      const number = /苏南创规报〔\d{4}〕\d+号/.exec(await page.locator('.report-number').innerText())![0];

      const docx = await downloaded(j, /下载Word/);
      expect(docx.name).toContain(number);
      const { value: html } = await mammoth.convertToHtml({ buffer: docx.bytes });
      for (const said of [number, '<h1>一、总体情况</h1>', '<h1>二、主要目标进展</h1>', '总体平稳，研发投入强度不慢于序时。', figure]) expect(html).toContain(said);

      const pdf = await downloaded(j, /下载PDF/);
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.bytes)), { mergePages: true });
      for (const said of [number, '一、总体情况', figure]) expect(text.replaceAll(/\s+/g, '')).toContain(said);

      const xlsx = await downloaded(j, /下载Excel/);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(xlsx.bytes.buffer.slice(xlsx.bytes.byteOffset, xlsx.bytes.byteOffset + xlsx.bytes.byteLength) as ArrayBuffer);
      const sheet = book.worksheets.find((s) => s.name.startsWith('表1'))!;
      const values: unknown[] = [];
      sheet.getRow(4).eachCell((c) => values.push(c.value));
      expect(values).toContain(Number(figure.replace('%', '')));

      await press(page, '重新生成并比对');
      await page.getByText('Word 逐字节相同').waitFor({ timeout: 60_000 });
      expect(await page.getByText(/逐字节相同/).count()).toBe(3);
      await go(j, '/reports/desk');
      await shotBoth(j, 'report-desk');
      await signOut(j);

      // Anybody finds it, reads it and takes it along.
      await go(j, '/reports');
      await page.getByText(number).first().waitFor();
      await shotBoth(j, 'report-public');
      expect((await downloaded(j, /下载PDF/)).bytes.equals(pdf.bytes)).toBe(true);
      await page.getByRole('link', { name: /规划实施年度报告/ }).first().click();
      await page.getByRole('heading', { name: '一、 总体情况' }).waitFor();
      expect(await page.getByText('自报进度').count()).toBe(0);
      await fitsPhone(j);
    }), 300_000);

  it('open data are there for people and programs, in Chinese and in English', () =>
    journey(async (j) => {
      await go(j, '/open-data');
      await j.page.getByRole('heading', { name: '指标数据' }).waitFor();
      await shotBoth(j, 'open-data');
      const csv = await j.page.request.get(`${j.url}/api/open-data/figures`);
      expect((await csv.text()).startsWith('\uFEFFINDICATOR,')).toBe(true);
      await press(j.page, '切换为英文');
      await j.page.getByRole('heading', { level: 1, name: 'Open data' }).waitFor();
    }));
});

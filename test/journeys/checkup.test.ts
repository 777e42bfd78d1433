import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { press } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, settled, shot, shotBoth } from './harness/journey.ts';

/** A firm finds out what it can get and what is missing, closes one gap and keeps the answer; the officer of its city finds the firm. */
let app: AppUnderTest;
let browser: Browser;
let logins: Map<string, DemoLogin>;
let firmName = '';
let answer = '';

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppUnderTest(), launchChromium()]);
  logins = await demoLogins(app.url);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function as(name: string | undefined, tell: (j: Journey) => Promise<void>): Promise<void> {
  const j = await beginJourney(browser, app.url);
  try {
    if (name !== undefined) await signIn(j, logins.get(name)!);
    await tell(j);
    expectNoFaults(j);
  } finally {
    await j.close();
  }
}

/** What the server answers the person who is signed in. */
const status = (j: Journey, path: string): Promise<number> => j.page.evaluate(async (p) => (await fetch(p)).status, path);

const POLICY = '高新技术企业培育库入库';

describe('the policy check-up', () => {
  it('a firm sees what it lacks for one policy, types the figure, and the answer changes at once; it keeps and prints the answer', () =>
    as('firm', async (j) => {
      await go(j, '/checkup');
      await j.page.getByRole('region', { name: '差一步' }).waitFor({ timeout: 60_000 });
      firmName = (await j.page.getByRole('heading', { level: 1 }).innerText()).split('·').at(-1)!.trim();
      const near = j.page.getByRole('region', { name: '差一步' }).getByRole('article', { name: POLICY });
      await near.getByText('4 件 → 5 件').waitFor();
      await shotBoth(j, 'checkup');

      const field = j.page.getByRole('spinbutton', { name: 'Ⅱ类知识产权件数' });
      await field.fill('5');
      await field.blur();
      await j.page.getByText(`${POLICY}：不符合 → 符合`).waitFor();
      const now = j.page.getByRole('region', { name: '现在可得' }).getByRole('article', { name: POLICY });
      await now.waitFor();
      await shotBoth(j, 'checkup-changed');

      await press(now, '留存结论');
      await j.page.waitForURL(/\/checkup\/answers\//);
      await settled(j);
      answer = new URL(j.page.url()).pathname;
      await j.page.getByRole('heading', { name: `${POLICY}：符合` }).waitFor();
      await j.page.getByText('企业自填', { exact: false }).first().waitFor();
      await shotBoth(j, 'checkup-answer');
      await j.page.emulateMedia({ media: 'print' });
      await shot(j, 'checkup-answer-print');
      await j.page.emulateMedia({ media: 'screen' });
      const [file] = await Promise.all([j.page.waitForEvent('download', { timeout: 60_000 }), press(j.page, '下载 PDF')]);
      expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
    }));

  it('an auditor computes the kept answer again: the same bytes', () =>
    as('auditor', async (j) => {
      await go(j, answer);
      await press(j.page, '重算核对');
      await j.page.getByText('重算结果逐字节一致').waitFor();
    }));

  it('the firm saves the figure; the officer of its city finds it among those that qualify', async () => {
    await as('firm', async (j) => {
      await go(j, '/checkup');
      const field = j.page.getByRole('spinbutton', { name: 'Ⅱ类知识产权件数' });
      await field.fill('5');
      await field.blur();
      await press(j.page, '存入企业档案');
      await j.page.getByText('已存入企业档案').waitFor();
      await settled(j);
      await j.page.getByRole('region', { name: '现在可得' }).getByRole('article', { name: POLICY }).waitFor();
    });
    await as('city', async (j) => {
      await go(j, '/checkup/population?rule=high-tech-cultivation&answer=YES');
      await j.page.getByText(firmName).first().waitFor({ timeout: 60_000 });
      await shotBoth(j, 'checkup-population');
    });
  });

  it('an officer of another city sees neither the list nor the firm; the zone sees counts alone', async () => {
    await as('secretariat', async (j) => {
      await go(j, '/checkup/overview?rule=high-tech-enterprise');
      await shotBoth(j, 'checkup-overview');
      expect(await status(j, '/api/checkup/population?rule=high-tech-enterprise&city=320200')).toBe(403);
    });
    await as('city', async (j) => {
      expect(await status(j, '/api/checkup/population?rule=high-tech-enterprise&city=320500')).toBe(403);
    });
  });

  it('a visitor without an account types a few figures and sees answers', () =>
    as(undefined, async (j) => {
      await go(j, '/');
      await press(j.page, '政策体检');
      await j.page.waitForURL(/\/checkup$/);
      await settled(j);
      await j.page.getByRole('heading', { name: '先答这几项' }).waitFor();
      await shotBoth(j, 'checkup-visitor');
    }));
});

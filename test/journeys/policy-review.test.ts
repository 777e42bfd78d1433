import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, signIn } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { choose, dialog, fill, giveFile, press } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, settled, shot, shotBoth } from './harness/journey.ts';

/** From an uploaded document to targets of the plan, decided item by item with the keyboard. */
let app: AppUnderTest;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppUnderTest(), launchChromium()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function asSecretariat(tell: (j: Journey) => Promise<void>): Promise<void> {
  const login = (await demoLogins(app.url)).get('secretariat');
  if (!login) throw new Error('No demo login secretariat');
  const j = await beginJourney(browser, app.url);
  try {
    await signIn(j, login);
    await tell(j);
    expectNoFaults(j);
  } finally {
    await j.close();
  }
}

const SMALL = `青石湖技术市场建设方案（2026—2030年）

一、发展目标

到2030年，苏南地区技术合同成交额达到6000亿元，高新技术企业数量达到8万家，建成概念验证中心60个以上，全社会研发投入占地区生产总值比重达到4.2%左右。

二、重点任务

（一）中试服务

建设中试基地，发放中试服务券，组织成果路演。（责任单位：青石湖管委会，配合单位：科技服务中心）
`;

/** A text of about a hundred thousand characters in which about a thousand things are found. */
function longText(): string {
  const clauses = Array.from({ length: 500 }, (_, i) => {
    const filler = '各单位按照统一部署，结合本地实际，围绕产业链条中的薄弱环节，明确工作步骤，细化时间安排，强化协同配合，及时总结经验。'.repeat(2);
    return `${i + 1}．第${i + 1}号水渠工程。${filler}到2030年，修建水渠${i + 10}公里以上，灌溉面积达到${i + 3}万亩，节水量达到${(i % 7) + 2}亿立方米。${'该项工程由沿线各村共同维护。'.repeat(2)}`;
  });
  return `长渠建设规划\n一、主要目标\n${clauses.join('\n')}\n`;
}

const row = (j: Journey, words: string) => j.page.locator('.review-row', { hasText: words }).first();
const press1 = (j: Journey, key: string) => j.page.keyboard.press(key);
async function upload(j: Journey, id: string, title: string, text: string): Promise<void> {
  await go(j, '/policy');
  await fill(j.page, '文件编号', id);
  await fill(j.page, '题名', title);
  await giveFile(j.page, { name: `${id}.txt`, mimeType: 'text/plain', text });
  await j.page.waitForURL((address) => address.pathname === `/policy/${id}`, { timeout: 60_000 });
  await settled(j);
}

describe('from a document to the plan', () => {
  it('upload, accept two targets and correct a third with keys, reject a fourth; what was entered stands on the plan with its clause', () =>
    asSecretariat(async (j) => {
      const id = `R${Date.now() % 1_000_000}`;
      await upload(j, id, '青石湖技术市场建设方案', SMALL);
      await j.page.getByRole('link', { name: '审核拆解内容' }).click();
      await j.page.waitForURL(`**/policy/${id}/review`);
      await settled(j);
      await j.page.locator('.ant-segmented-item', { hasText: '目标' }).click();
      expect(await j.page.locator('.review-row').count()).toBe(4);

      // Each side leads to the other.
      await j.page.locator('mark', { hasText: '8万家' }).first().click();
      await j.page.locator('.review-row.current', { hasText: '80000家' }).waitFor();
      await row(j, '6000亿元').locator('.review-head').click();
      await j.page.locator('mark.current', { hasText: '6000亿元' }).waitFor();

      await press1(j, 'a');
      await row(j, '6000亿元').getByText('已采纳').waitFor();
      await press1(j, 'm');
      const entering = dialog(j.page);
      await entering.getByText('对应指标').waitFor();
      await shot(j, 'policy-review-enter');
      await choose(entering, '对应指标', '技术合同成交额');
      await choose(entering, '地区', '苏南');
      await press(j.page.locator('.ant-drawer-open .ant-drawer-footer'), '录入规划');
      await row(j, '6000亿元').getByText('已入规划').waitFor();

      await row(j, '80000家').locator('.review-head').click();
      await press1(j, 'a');
      await row(j, '80000家').getByText('已采纳').waitFor();

      await row(j, '60个').locator('.review-head').click();
      await press1(j, 'e');
      await fill(dialog(j.page), '数值', '65');
      await press(j.page.locator('.ant-drawer-open .ant-drawer-footer'), /保\s?存/);
      await row(j, '65个').getByText('已更正').waitFor();

      await row(j, '4.2%').locator('.review-head').click();
      await press1(j, 'x');
      await row(j, '4.2%').locator('b', { hasText: '不采纳' }).waitFor();
      await press1(j, 'u');
      await row(j, '4.2%').locator('b', { hasText: '待审' }).waitFor();
      await press1(j, 'x');
      await row(j, '4.2%').locator('b', { hasText: '不采纳' }).waitFor();
      await shotBoth(j, 'policy-review');

      // Only what a person entered is on the plan.
      await go(j, `/plan?document=${id}`);
      await j.page.getByRole('button', { name: '技术合同成交额' }).waitFor();
      expect(await j.page.getByText('80,000').count()).toBe(0);
      await shot(j, 'policy-review-plan');

      // Taking the decision back takes the target out of the plan.
      await go(j, `/policy/${id}/review`);
      await row(j, '6000亿元').locator('.review-head').click();
      await press1(j, 'u');
      await row(j, '6000亿元').getByText('已从规划撤回').waitFor();
    }), 120_000);

  it('what the engine missed is added by selecting its words; the keys are explained on asking', () =>
    asSecretariat(async (j) => {
      const id = `S${Date.now() % 1_000_000}`;
      await upload(j, id, '青石湖技术市场建设方案', `${SMALL}\n第 ${id} 号`);
      await go(j, `/policy/${id}/review`);
      await press1(j, '?');
      await j.page.getByText('下一个未审项').waitFor();
      await shot(j, 'policy-review-keys');
      await press1(j, 'Escape');
      await j.page.locator('.review-text p', { hasText: '建设中试基地' }).first().evaluate((line) => {
        const range = document.createRange();
        range.selectNodeContents(line.querySelector('[data-start]')!);
        window.getSelection()!.removeAllRanges();
        window.getSelection()!.addRange(range);
        line.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
      });
      const before = await j.page.locator('.review-row').count();
      await press(j.page.getByRole('toolbar', { name: '补充内容' }), /节\s?点/);
      await fill(dialog(j.page), '年份', '2028');
      await press(j.page.locator('.ant-drawer-open .ant-drawer-footer'), /保\s?存/);
      await j.page.locator('.review-row.current', { hasText: '人工补充' }).waitFor();
      expect(await j.page.locator('.review-row').count()).toBe(before + 1);
    }), 120_000);
});

describe('a long document', () => {
  it('of a hundred thousand characters and a thousand findings costs the browser less than a second until it can be worked on', () =>
    asSecretariat(async (j) => {
      const id = `L${Date.now() % 1_000_000}`;
      const text = longText();
      await upload(j, id, '长渠建设规划', text);
      await j.page.getByRole('link', { name: '审核拆解内容' }).waitFor();
      // Time on the page's own thread does not depend on what else the machine is doing.
      const cdp = await j.page.context().newCDPSession(j.page);
      await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
      const busy = async (): Promise<number> => 1000 * ((await cdp.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration')?.value ?? Number.NaN);
      const before = await busy();
      const began = performance.now();
      await j.page.getByRole('link', { name: '审核拆解内容' }).click();
      await j.page.locator('.review-row').first().waitFor();
      await j.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const opened = performance.now() - began;
      const worked = (await busy()) - before;
      // The rest follows while the browser is idle.
      await j.page.waitForFunction(() => document.querySelectorAll('.review-row').length >= 1000);
      const rows = await j.page.locator('.review-row').count();
      const whole = performance.now() - began;
      const asked = await j.page.evaluate(() => performance.getEntriesByType('resource').filter((e) => e.name.endsWith('/items')).map((e) => Math.round(e.duration)));
      await press1(j, 'j');
      await j.page.locator('.review-row.current').waitFor();
      const stepping = performance.now();
      for (let i = 0; i < 10; i += 1) await press1(j, 'j');
      await j.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      const step = (performance.now() - stepping) / 10;
      await shot(j, 'policy-review-long');
      console.log(`${text.length} characters, ${rows} findings: open ${Math.round(opened)} ms, ${Math.round(worked)} ms of work (of which the answer ${asked.join(', ')} ms), all drawn ${Math.round(whole)} ms, a step ${Math.round(step)} ms`);
      expect(text.length).toBeGreaterThan(90_000);
      expect(rows).toBeGreaterThanOrEqual(1000);
      expect(worked).toBeLessThan(1000);
    }), 180_000);
});

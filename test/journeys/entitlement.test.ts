import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { choose, dialog, fill, press } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, settled, shotBoth } from './harness/journey.ts';

/**
 * Support without applying: an officer makes the list, another approves it, it stands on notice; one firm opts out, another appeals and
 * joins it; the money is proposed and paid, and the firm sees it.
 */
let app: AppUnderTest;
let browser: Browser;
let logins: Map<string, DemoLogin>;
let round = '';
const TITLE = '企业梯度培育奖励（旅程）';

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

/** Asks the server as the person who is signed in; used for what this story takes for granted. */
async function ask<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  const { status, answer } = await page.evaluate(async ([m, p, b]) => {
    const response = await fetch(p, { method: m, headers: { 'content-type': 'application/json' }, ...(b === '' ? {} : { body: b }) });
    return { status: response.status, answer: await response.json() as unknown };
  }, [method, path, body ? JSON.stringify(body) : ''] as const);
  expect(status, `${method} ${path}: ${JSON.stringify(answer)}`).toBe(200);
  return answer as T;
}

/** The one card or list item on the page that says this. */
const panel = (page: Page, text: string) => page.locator('section.panel, div.panel', { hasText: text }).first();

async function send(j: Journey, button: string, texts: Record<string, string> = {}): Promise<void> {
  await press(j.page, button);
  const box = dialog(j.page);
  for (const [label, text] of Object.entries(texts)) await fill(box, label, text);
  await press(box, /^确\s*定$/);
  await box.waitFor({ state: 'hidden' });
  await settled(j);
}

/** A step of a case outside this story, by whoever may take it. */
async function take(page: Page, caseId: string, action: string, data: object = {}): Promise<void> {
  const { evaluation } = await ask<{ evaluation: { seq: number } }>(page, 'GET', `/api/cases/${caseId}`);
  await ask(page, 'POST', `/api/cases/${caseId}/actions/${action}`, { expectedSeq: evaluation.seq, data, reason: null });
}

interface Dossier { firm: { id: string; name: string; creditCode: string; version: number } & Record<string, unknown>; qualifications: { type: string; state: string }[] }
const OUT = 'zhenjiang-firm';
const IN = 'zhenjiang-firm2';
const firms = new Map<string, Dossier['firm']>();

describe('support without applying', () => {
  it('an officer puts a label into a dossier, makes the list of the city and hands it to another person', async () => {
    for (const name of [OUT, IN]) await as(name, async (j) => void firms.set(name, (await ask<Dossier>(j.page, 'GET', '/api/enterprises/own')).firm));
    await as('zhenjiang-science', async (j) => {
      const today = (await ask<{ clock: { now: string } }>(j.page, 'GET', '/api/demo')).clock.now.slice(0, 10);
      for (const name of [OUT, IN]) {
        const { firm } = await ask<Dossier>(j.page, 'GET', `/api/enterprises/${firms.get(name)!.id}`);
        const { id: _id, demo: _demo, ...draft } = firm;
        await ask(j.page, 'PUT', `/api/enterprises/${firms.get(name)!.id}`, { ...draft, recordsCheckedOn: today });
      }
      const { qualifications } = await ask<Dossier>(j.page, 'GET', `/api/enterprises/${firms.get(OUT)!.id}`);
      if (!qualifications.some((q) => q.type === 'INNOVATIVE_SME' && q.state === 'VALID')) await ask(j.page, 'POST', `/api/enterprises/${firms.get(OUT)!.id}/qualifications`, { type: 'INNOVATIVE_SME', edition: Number(today.slice(0, 4)) + 1, certNo: null, issuedOn: today, issuer: '示例认定机构' });
      await go(j, '/entitlement/rounds');
      await press(j.page, '开立批次');
      const box = dialog(j.page);
      await choose(box, '政策', '企业梯度培育奖励');
      await choose(box, '专项资金', '专项资金（演示）');
      await fill(box, '预算（元）', '5000000');
      await fill(box, '批次名称', TITLE);
      await press(box, '比对并冻结名单');
      await j.page.waitForURL(/\/entitlement\/rounds\/[0-9a-f-]+$/, { timeout: 60_000 });
      await settled(j);
      round = new URL(j.page.url()).pathname.split('/').at(-1)!;
      await j.page.getByRole('heading', { name: TITLE }).waitFor();
      await shotBoth(j, 'entitlement-round');
      await send(j, '提交复核');
    });
    await as('city-finance', async (j) => {
      await go(j, `/entitlement/rounds/${round}`);
      await press(j.page, '重算核对');
      await j.page.getByText('名单逐字节一致').waitFor();
      await send(j, '复核通过', { 复核意见: '名单与规则、事项一致' });
    });
    await as('zhenjiang-science', async (j) => {
      await go(j, `/entitlement/rounds/${round}`);
      await send(j, '开始公示', { 受理异议和申诉的联系人和电话: '市科技局政策处 0511-00000000' });
      await j.page.getByText('公示至').first().waitFor();
    });
  });

  it('on notice, one firm on the list opts out, and one that is not on it appeals with its proof', async () => {
    await as(OUT, async (j) => {
      await go(j, '/entitlement/mine');
      const card = panel(j.page, TITLE);
      await card.getByText('在名单内，不用申请').waitFor();
      await shotBoth(j, 'entitlement-mine');
      await card.getByRole('button', { name: '放弃享受' }).click();
      await fill(dialog(j.page), '放弃的原因', '已享受其他政策');
      await press(dialog(j.page), /^确\s*定$/);
      await j.page.getByText('已放弃').first().waitFor();
    });
    await as(IN, async (j) => {
      await go(j, '/entitlement/mine');
      await panel(j.page, TITLE).getByRole('button', { name: /申\s*诉/ }).click();
      const box = dialog(j.page);
      await choose(box, '事项', '有效期内专精特新中小企业');
      await choose(box, '实际的值', '是');
      await fill(box, '来源', '证书 ZJTX2026-0001');
      await fill(box, '申诉内容和理由', '本企业已取得专精特新中小企业称号，登记遗漏。');
      await shotBoth(j, 'entitlement-appeal');
      await press(box, /^确\s*定$/);
      await j.page.getByText('申诉处理中').waitFor();
    });
  });

  it('another officer answers by what was found; the rule lists the firm, and the notice begins anew', () =>
    as('city-finance', async (j) => {
      await go(j, `/entitlement/rounds/${round}`);
      await j.page.getByRole('tab', { name: /异议和申诉/ }).click();
      await press(j.page, '按查实的事项答复');
      await fill(dialog(j.page), '情况和答复', '经向省工信厅核实，称号有效，予以列入。');
      await press(dialog(j.page), /^确\s*定$/);
      await j.page.getByText('规则重算：应享').waitFor();
      await j.page.getByText('第 2 次公示').first().waitFor();
    }));

  it('after the notice it is confirmed, proposed and paid, and the firm sees the money and the fact in its dossier', async () => {
    await as('zhenjiang-science', async (j) => {
      await ask(j.page, 'POST', '/api/demo/clock', { days: 21 });
    });
    await as('city-finance', async (j) => {
      await go(j, `/entitlement/rounds/${round}`);
      await send(j, '确认名单');
    });
    await as('zhenjiang-science', async (j) => {
      await go(j, `/entitlement/rounds/${round}`);
      await send(j, '提请拨付');
      await j.page.getByText('拨付中').first().waitFor();
    });
    let batch = { id: '', caseId: '' };
    await as('zhenjiang-science', async (j) => {
      const { funds } = await ask<{ funds: { id: string; code: string }[] }>(j.page, 'GET', '/api/funds');
      batch = await ask(j.page, 'POST', '/api/funds/batches', { fundId: funds.find((f) => f.code === 'zone-demo')!.id, region: '321100', title: '梯度培育奖励拨付' });
      await ask(j.page, 'POST', `/api/funds/batches/${batch.id}/awards`, {});
      await take(j.page, batch.caseId, 'submit');
    });
    await as('centre', (j) => take(j.page, batch.caseId, 'check', { opinion: '属实' }));
    await as('secretariat', (j) => take(j.page, batch.caseId, 'approve'));
    await as('city-finance', (j) => take(j.page, batch.caseId, 'pay', { paymentOrder: `ZFL-${round.slice(-8)}` }));
    await as(IN, async (j) => {
      // The platform looks at the funds once a minute.
      const until = Date.now() + 100_000;
      for (;;) {
        const { entries } = await ask<{ entries: { entry: { status: string }; round: { title: string } }[] }>(j.page, 'GET', '/api/entitlement/mine');
        if (entries.some((e) => e.round.title === TITLE && e.entry.status === 'PAID') || Date.now() > until) break;
        await j.page.waitForTimeout(2000);
      }
      await go(j, '/entitlement/mine');
      await panel(j.page, TITLE).getByText('已拨付').first().waitFor();
      await j.page.getByText('资金已于').first().waitFor();
      await shotBoth(j, 'entitlement-paid');
      await go(j, '/enterprises/own');
      await j.page.getByRole('heading', { name: '查实事项' }).waitFor();
      await j.page.getByText('申诉决定：证书 ZJTX2026-0001').waitFor();
      await shotBoth(j, 'entitlement-found');
    });
    await as(OUT, async (j) => {
      await go(j, '/entitlement/mine');
      await panel(j.page, TITLE).getByText('已放弃').first().waitFor();
    });
  }, 240_000);
});

import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signIn } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { dialog, fill, giveFile, pickDay, press, tick } from './harness/forms.ts';
import { beginJourney, expectNoFaults, expectNoSidewaysScroll, go, type Journey, PHONE, settled, shot, shotBoth } from './harness/journey.ts';

/**
 * A Zhenjiang firm uses a Suzhou instrument with a voucher in both forms, to payment; an invoice used twice is refused, and
 * what it was used for is told only to those who may see it. What Suzhou paid first for that very order the cities then
 * look through, net and pay, and the auditor re-adds the statement.
 */
let app: AppUnderTest;
let browser: Browser;
let logins: Map<string, DemoLogin>;
const people = new Map<string, Journey>();

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppUnderTest(), launchChromium()]);
  logins = await demoLogins(app.url);
}, 240_000);
afterAll(async () => {
  for (const j of people.values()) await j.close();
  await browser?.close();
  await app?.stop();
});

/** Each person keeps a browser of his own. */
async function as(name: string): Promise<Journey> {
  const known = people.get(name);
  if (known) return known;
  const j = await beginJourney(browser, app.url);
  await signIn(j, logins.get(name)!);
  people.set(name, j);
  return j;
}
const pathOf = (j: Journey): string => new URL(j.page.url()).pathname;
const today = async (): Promise<string> => {
  const { clock } = (await (await fetch(`${app.url}/api/demo`)).json()) as { clock: { now: string } };
  return new Date(Date.parse(clock.now) + 8 * 3_600_000).toISOString().slice(0, 10);
};
const daysLater = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Opens a page unless it is open already: live updates keep it fresh. */
async function visit(name: string, path: string): Promise<Journey> {
  const j = await as(name);
  if (pathOf(j) !== path) await go(j, path);
  return j;
}

/** Takes a step of the order's case on its page. */
async function step(name: string, order: string, action: string, write: (j: Journey) => Promise<void> = async () => {}): Promise<void> {
  const j = await visit(name, order);
  await press(j.page, action);
  await dialog(j.page).getByRole('button', { name: '确认办理' }).waitFor();
  await write(j);
  await press(dialog(j.page), '确认办理');
  await j.page.getByText(new RegExp(`“?${action}”?`)).first().waitFor();
  await dialog(j.page).waitFor({ state: 'detached' });
  await settled(j);
}
const note = (label: string) => async ({ page }: Journey): Promise<void> => fill(dialog(page), label, '已核对双方关系、价格和原件，情况正常');

async function upload(name: string, order: string, ...kinds: string[]): Promise<void> {
  const j = await visit(name, order);
  for (const kind of kinds) {
    // The page proposes the document that is needed next.
    await j.page.locator('.ant-select', { hasText: kind }).first().waitFor();
    await giveFile(j.page, { name: `${kind}.txt`, mimeType: 'text/plain', text: `演示材料 ${kind} ${order}` });
    await j.page.locator('.evidence-line', { hasText: kind }).first().waitFor();
    await settled(j);
  }
}

/** A step whose screen has been seen already, sent as the page would send it. */
async function send(name: string, order: string, action: string, data: Record<string, unknown> = {}): Promise<void> {
  const { page } = await as(name);
  await page.evaluate(
    async ([id, step, body]) => {
      const one = (await (await fetch(`/api/vouchers/orders/${id}`)).json()) as { caseId: string };
      const { evaluation } = (await (await fetch(`/api/cases/${one.caseId}`)).json()) as { evaluation: { seq: number } };
      const answer = await fetch(`/api/cases/${one.caseId}/actions/${step}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ expectedSeq: evaluation.seq, data: body }) });
      if (!answer.ok) throw new Error(`${step}: ${await answer.text()}`);
    },
    [order.split('/').at(-1)!, action, data] as const,
  );
}
async function attach(name: string, order: string, ...kinds: string[]): Promise<void> {
  const { page } = await as(name);
  await page.evaluate(
    async ([id, list]) => {
      for (const kind of list) {
        const form = new FormData();
        form.append('file', new File([`${kind} ${id}`], `${kind}.txt`, { type: 'text/plain' }));
        const answer = await fetch(`/api/vouchers/orders/${id}/evidence?kind=${kind}`, { method: 'POST', body: form });
        if (!answer.ok) throw new Error(`${kind}: ${await answer.text()}`);
      }
    },
    [order.split('/').at(-1)!, kinds] as const,
  );
}

/** From the firm's choice to the delivered result, on screen. Answers with the address of the order. */
async function place(firm: string, form: string, hours: number): Promise<string> {
  const j = await as(firm);
  await go(j, '/vouchers/services');
  await j.page.locator('.service-card', { hasText: '透射电子显微镜样品分析' }).getByRole('button', { name: '用券下单' }).click();
  await j.page.waitForURL(/\/vouchers\/new\//);
  await settled(j);
  await tick(j.page, form);
  await fill(j.page, '数量', String(hours));
  await fill(j.page, '研发用途说明', '新型耐磨涂层界面结构与失效机理分析');
  await j.page.locator('.place-sum', { hasText: (hours * 600).toLocaleString('en-US') }).waitFor();
  await tick(j.page, '同一费用未申请');
  await tick(j.page, '没有隶属');
  if (form.startsWith('通兑')) await shotBoth(j, 'vouchers-place');
  await press(j.page, '提交订单');
  await j.page.waitForURL(/\/vouchers\/orders\/[0-9a-f-]{36}/);
  return pathOf(j);
}

async function deliverOnScreen(firm: string, order: string): Promise<void> {
  await step('suzhou-instruments', order, '接单');
  await step('voucher-officer', order, '核查并预留额度', note('对提示线索的核查说明'));
  await upload(firm, order, '服务合同');
  const day = await today();
  await step(firm, order, '登记服务合同', async ({ page }) => {
    // The number last: Enter in a date hands in a form that is complete.
    await pickDay(dialog(page), '签订日期', day);
    await pickDay(dialog(page), '履行期限', daysLater(day, 60));
    await fill(dialog(page), '合同编号', 'HT-2026-1');
  });
  await step('suzhou-instruments', order, '确认合同');
  await upload('suzhou-instruments', order, '服务成果');
  await step('suzhou-instruments', order, '提交服务成果', async ({ page }) => fill(dialog(page), '服务成果说明', '分析报告和原始数据一份'));
  await step(firm, order, '确认成果并评价', async ({ page }) => fill(dialog(page), '评分', '5'));
}

/** The same way once more, without looking at every screen again. */
async function deliver(firm: string, order: string, hours: number): Promise<void> {
  const day = await today();
  await as('suzhou-instruments');
  await as('voucher-officer');
  await send('suzhou-instruments', order, 'accept');
  await send('voucher-officer', order, 'reserve', { findingsNote: '已核对，情况正常' });
  await attach(firm, order, 'CONTRACT');
  await send(firm, order, 'signContract', { contractNumber: 'HT-2026-2', contractDate: day, contractEnd: daysLater(day, 60), contractAmountFen: hours * 120_000 });
  await send('suzhou-instruments', order, 'countersign');
  await attach('suzhou-instruments', order, 'RESULT');
  await send('suzhou-instruments', order, 'deliver', { deliverySummary: '分析报告和原始数据' });
  await send(firm, order, 'confirm', { acceptedPercent: 100, rating: 5 });
  await attach(firm, order, 'INVOICE', 'RECEIPT');
}

async function claim(name: string, order: string, invoice: string): Promise<Journey> {
  const j = await as(name);
  await go(j, order);
  await press(j.page, '申请兑付');
  const form = dialog(j.page);
  await fill(form, '发票号码', invoice);
  await fill(form, '销售方纳税人识别号', '12320500DMYQAX0041');
  await pickDay(form, '开票日期', await today());
  await fill(form, '发票货物或服务名称', '研发和技术服务*技术服务费');
  await fill(form, '银行回单号', `HD-${invoice}`);
  await press(form, '申请兑付');
  return j;
}

/** Check, notice and approval, by two people; the date of the demonstration is moved over the notice. */
async function approve(orders: readonly string[]): Promise<void> {
  const [first, ...others] = orders;
  await step('voucher-officer', first!, '核查通过', note('核查说明'));
  await step('voucher-officer', first!, '列入公示');
  for (const order of others) {
    await send('voucher-officer', order, 'check', { grantFen: 360_000, checkNote: '已核对原件，情况正常' });
    await send('voucher-officer', order, 'publicise');
  }
  expect(await moveOn(await as('voucher-officer'), 16)).toBe(200);
  await step('zhenjiang-science', first!, '批准兑付');
  for (const order of others) await send('zhenjiang-science', order, 'approve');
}

/** One width is enough where another page of the same make is looked at in both. */
async function seen(j: Journey, name: string): Promise<void> {
  await shot(j, name);
  await expectNoSidewaysScroll(j);
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

const orders = { provider: '', user: '' };
describe('innovation vouchers between cities', () => {

  it('anybody sees services, providers, rules and what the platform only assumes', async () => {
    const j = await beginJourney(browser, app.url, PHONE);
    await go(j, '/vouchers/services');
    expect(await j.page.getByText('苏州大型科学仪器共享中心').count()).toBeGreaterThan(0);
    await seen(j, 'vouchers-services');
    await go(j, '/vouchers/rules');
    expect(await j.page.getByText('平台默认值，非该市规定').count()).toBeGreaterThan(0);
    await seen(j, 'vouchers-rules');
    await go(j, '/vouchers/statistics');
    await seen(j, 'vouchers-statistics');
    expectNoFaults(j);
    await j.close();
  });

  it('the firm orders, the provider delivers, and in either form the right side claims', async () => {
    orders.provider = await place('zhenjiang-firm', '通兑', 4);
    await deliverOnScreen('zhenjiang-firm', orders.provider);
    await upload('suzhou-instruments', orders.provider, '发票', '银行回单');
    const desk = await claim('suzhou-instruments', orders.provider, '26320000000101');
    await desk.page.getByText('待核查').first().waitFor();
    orders.user = await place('zhenjiang-firm', '通用', 6);
    await deliver('zhenjiang-firm', orders.user, 6);
    const firm = await claim('zhenjiang-firm', orders.user, '26320000000102');
    await firm.page.getByText('待核查').first().waitFor();
    expect(await (await as('suzhou-instruments')).page.getByRole('button', { name: '申请兑付' }).count()).toBe(0);
  }, 180_000);

  it('an invoice used twice is refused: another firm learns only that, the centre sees the earlier use', async () => {
    const order = await place('zhenjiang-firm2', '通用', 5);
    await deliver('zhenjiang-firm2', order, 5);
    const firm = await claim('zhenjiang-firm2', order, '26320000000102');
    await dialog(firm.page).getByText('一张发票只能使用一次').waitFor();
    expect(await firm.page.getByText('镇江润泽').count()).toBe(0);
    await shot(firm, 'vouchers-invoice-refused');
    const officer = await as('voucher-officer');
    await go(officer, order);
    await officer.page.getByText('被拒绝的发票').waitFor();
    await officer.page.getByText(/此前用于订单 CXQ.*镇江润泽/).waitFor();
    await shotBoth(officer, 'vouchers-invoice-earlier');
  }, 180_000);

  it('after check, notice and approval by different people the treasury pays both in one batch', async () => {
    await approve([orders.provider, orders.user]);
    const treasury = await as('city-finance');
    await go(treasury, '/vouchers/finance');
    const numbers = [orders.provider, orders.user].map((o) => treasury.page.locator(`tr[data-row-key="${o.split('/').at(-1)}"] input[type=checkbox]`));
    for (const box of numbers) await box.check();
    await shotBoth(treasury, 'vouchers-finance');
    await press(treasury.page, '批量支付');
    await dialog(treasury.page).getByRole('textbox', { name: '支付凭证号' }).fill('ZF-2026-0001');
    await press(dialog(treasury.page), '批量支付');
    await treasury.page.getByText('已支付 2 单').waitFor();
    for (const [order, amount, payer] of [[orders.provider, '2,400', '先行垫付'], [orders.user, '3,600', '直接支付']] as const) {
      const firm = await as('zhenjiang-firm');
      await go(firm, order);
      await firm.page.getByText('已兑付').first().waitFor();
      const summary = await firm.page.locator('section', { hasText: '订单信息' }).last().innerText();
      expect(summary).toContain(amount);
      expect(summary).toContain(payer);
    }
    await shotBoth(await as('zhenjiang-firm'), 'vouchers-order-paid');
  }, 180_000);

  it('wallet, provider desk and check desk show where everything stands', async () => {
    const firm = await as('zhenjiang-firm');
    await go(firm, '/vouchers');
    await shotBoth(firm, 'vouchers-wallet');
    const provider = await as('suzhou-instruments');
    await go(provider, '/vouchers/provider');
    await seen(provider, 'vouchers-provider');
    const officer = await as('voucher-officer');
    await go(officer, '/vouchers/desk');
    await officer.page.getByText('联系电话相同').first().waitFor();
    await shotBoth(officer, 'vouchers-desk');
  });
});

describe('the cities clear what Suzhou paid first for that order', () => {
  let room = '';
  let number = '';

  it('the service centre sees who owes whom and closes the window early, with a reason; who closed it does not net it', async () => {
    const firm = await as('zhenjiang-firm');
    number = await firm.page.evaluate(async (id) => ((await (await fetch(`/api/vouchers/orders/${id}`)).json()) as { number: string }).number, orders.provider.split('/').at(-1)!);
    const j = await as('centre');
    await go(j, '/clearing');
    await shotBoth(j, 'clearing-room');
    await j.page.locator('tbody a').first().click();
    await settled(j);
    room = pathOf(j);
    await j.page.locator('.chart svg').first().waitFor();
    await shotBoth(j, 'clearing-window');
    await expectNoSidewaysScroll(j);
    await confirm(j, '提前截止', () => fill(dialog(j.page), '提前截止的理由', '年终结算需要提前清算'));
    await j.page.getByText('核对中').first().waitFor();
    expect(await moveOn(j, 20)).toBe(200);
    await go(j, room);
    await press(j.page, '轧差');
    const [refused] = await Promise.all([
      j.page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().includes('/api/clearing/'), { timeout: 60_000 }),
      press(dialog(j.page), /^确\s?定$/),
    ]);
    expect(refused.status()).toBe(403);
    await dialog(j.page).getByText('轧差须由截止经办人以外的人办理').waitFor();
  });

  it('Zhenjiang confirms its own statement, the only one it sees, and the secretariat nets', async () => {
    const city = await as('city-finance');
    await go(city, room);
    expect(await city.page.getByRole('heading', { name: '两市对账单' }).count()).toBe(1);
    expect(await city.page.getByText('无锡市').count()).toBe(0);
    await press(city.page, '确认对账单');
    await city.page.getByText('镇江市已确认').waitFor();
    const j = await as('secretariat');
    await go(j, room);
    await confirm(j, '轧差');
    await j.page.getByText('已按明细重新计算，与轧差时一致').waitFor();
    await shotBoth(j, 'clearing-netted');
  });

  it('Zhenjiang pays with its bank’s receipt and Suzhou confirms that the money has come', async () => {
    const city = await as('city-finance');
    await go(city, room);
    const day = await today();
    await confirm(city, '登记付款', async () => {
      await fill(dialog(city.page), '银行回单号', 'HD-2026-0001');
      await fill(dialog(city.page), '付款日', day);
    });
    await city.page.getByText('回单 HD-2026-0001').waitFor();
    const j = await as('suzhou-finance');
    await go(j, room);
    await press(j.page, '确认到账');
    await j.page.getByText('唐书瑶确认到账').waitFor();
  });

  it('the auditor changes nothing, finds the order in the statement and re-adds it to the fen', async () => {
    const j = await as('auditor');
    await go(j, room);
    for (const name of ['提前截止', '轧差', '确认对账单', '登记付款']) expect(await j.page.getByRole('button', { name }).count(), name).toBe(0);
    const row = j.page.locator('.card-row', { hasText: '苏州市 — 镇江市' }).first();
    const [file] = await Promise.all([j.page.waitForEvent('download'), row.getByRole('button', { name: 'Excel' }).click()]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(readFileSync(await file.path())).buffer as ArrayBuffer);
    const owed = new Map<string, number>();
    book.getWorksheet('对账单')!.eachRow((r) => {
      const amount = r.getCell(6).value;
      if (typeof amount === 'number') owed.set(String(r.getCell(2).value), Math.round(amount * 100));
    });
    expect(owed.get(number)).toBe(240_000);
    const added = [...owed.values()].reduce((sum, fen) => sum + fen, 0);
    expect((await row.innerText()).replaceAll(',', '')).toContain(`镇江市 应付 ${added / 100} 元`);
    for (const person of people.values()) expectNoFaults(person);
  });
});

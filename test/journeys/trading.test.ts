import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replayFile } from '../../src/modules/trading/index.ts';
import { demoLogins, type DemoLogin, signIn } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { dialog, fill, type Place, press, tick } from './harness/forms.ts';
import { beginJourney, expectNoFaults, expectNoSidewaysScroll, go, type Journey, PHONE, settled, shot, shotBoth } from './harness/journey.ts';

/**
 * A result is sold on the market by its people: two firms bid against each other in the live room, the exchange publishes
 * the result, the university enters the contract; a firm registers for another listing; a negotiated price is objected to.
 */
let app: AppUnderTest;
let browser: Browser;
let logins: Map<string, DemoLogin>;
const people = new Map<string, Journey>();
const BIDDING = '工业窑炉余热深度回收的复合相变储热装置';
const LISTED = '高强耐蚀镁合金型材的挤压成形技术';
const story = { sale: '', room: '' };

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppUnderTest(), launchChromium()]);
  logins = await demoLogins(app.url);
}, 240_000);
afterAll(async () => {
  for (const person of people.values()) await person.close();
  await browser?.close();
  await app?.stop();
});

async function as(name: string): Promise<Journey> {
  const known = people.get(name);
  if (known) return known;
  const person = await beginJourney(browser, app.url);
  people.set(name, person);
  await signIn(person, logins.get(name)!);
  return person;
}
const moveOn = (j: Journey, days: number): Promise<number> =>
  j.page.evaluate(async (n) => (await fetch('/api/demo/clock', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ days: n }) })).status, days);
async function saleOf(title: string): Promise<string> {
  const { items } = (await (await fetch(`${app.url}/api/trading/sales?pageSize=50`)).json()) as { items: { id: string; title: string }[] };
  return `/trading/sales/${items.find((i) => i.title === title)!.id}`;
}
const bidButton = (j: Journey) => j.page.locator('.room-steps button').first();

async function bid(j: Journey): Promise<void> {
  await bidButton(j).click();
  await press(j.page.locator('.ant-popover:visible'), '确认报价');
}

// First, while the notice of the demonstration still runs: the sale below moves the clock.
it('a negotiated price that is objected to: the objection upheld stops the notice, and no contract can be entered', async () => {
  const [firm, lead] = [await as('zhenjiang-firm2'), await as('university-lead')];
  const price = await lead.page.evaluate(async () => {
    const { items } = (await (await fetch('/api/cases?definition=pricing-notice&page=1&pageSize=20')).json()) as { items: { id: string; state: { id: string } | string }[] };
    return items.map((i) => ({ id: i.id, state: typeof i.state === 'string' ? i.state : i.state.id })).find((i) => i.state === 'NOTICE_RUNNING')?.id;
  });
  expect(price).toBeDefined();
  const act = async (j: Journey, place: Place, action: string, write: () => Promise<void>): Promise<void> => {
    await press(place, action);
    await dialog(j.page).waitFor();
    await write();
    await press(dialog(j.page), '确认办理');
    await dialog(j.page).waitFor({ state: 'detached' });
    await settled(j);
  };
  // Who is no party reads the notice, not the case.
  await go(firm, '/notices');
  await act(firm, firm.page.locator('article', { hasText: '拟交易价格' }).first(), '提出异议', async () => {
    await fill(dialog(firm.page), '异议内容和理由', '拟交易价格明显低于同类许可，请说明定价依据。');
    await fill(dialog(firm.page), '联系电话', '0511-12345678');
  });
  await go(lead, `/cases/${price}`);
  await act(lead, lead.page.getByRole('region', { name: '您可以办理' }), '异议成立', async () => {
    await tick(dialog(lead.page), '第 4 号');
    await fill(dialog(lead.page), '调查情况和答复', '经核查，可比交易样本不足，须重新定价并重新公示。');
  });
  await lead.page.getByText('须修改条件').first().waitFor();
  await shot(lead, 'trading-objection');
});

describe('a result is sold on the market', () => {
  it('anybody sees what is offered and looks into the live room; names are hidden', async () => {
    const guest = await beginJourney(browser, app.url, PHONE);
    people.set('guest', guest);
    await go(guest, '/trading');
    await guest.page.getByText(LISTED).first().waitFor();
    await guest.page.getByText(BIDDING).first().click();
    await settled(guest);
    story.sale = new URL(guest.page.url()).pathname;
    await expectNoSidewaysScroll(guest);
    await press(guest.page, '进入竞价大厅');
    await guest.page.locator('.room-clock').waitFor();
    story.room = new URL(guest.page.url()).pathname;
    await guest.page.getByText('登录后可参加竞价').waitFor();
    await expectNoSidewaysScroll(guest);
    expect(await guest.page.getByText('澄远新材料').count()).toBe(0);
  });

  it('two firms bid against each other; each hears of the other at once', async () => {
    const [firm, rival] = [await as('firm'), await as('zhenjiang-firm')];
    await go(firm, story.room);
    await go(rival, story.room);
    // The demonstration's auction opens two minutes after it was loaded.
    await bidButton(firm).waitFor({ timeout: 150_000 });
    await bid(firm);
    await firm.page.getByText('第 1 次报价已接受').waitFor();
    await firm.page.getByText('您领先').waitFor();
    await rival.page.getByText('您落后').waitFor();
    await bid(rival);
    await rival.page.getByText('第 2 次报价已接受').waitFor();
    await firm.page.getByText('您落后').waitFor();
    await shotBoth(firm, 'trading-room');
    await expectNoSidewaysScroll(firm);
  }, 240_000);

  it('another firm registers for the listing; the unit judges it, the exchange confirms the deposit', async () => {
    const newcomer = await as('zhenjiang-firm2');
    await go(newcomer, '/trading');
    await newcomer.page.getByText(LISTED).first().click();
    await settled(newcomer);
    const listing = new URL(newcomer.page.url()).pathname;
    await fill(newcomer.page, '保证金汇款凭证号', `HD-${Date.now()}`);
    await press(newcomer.page, '提交报名');
    await newcomer.page.getByText('待资格审核').first().waitFor();
    const university = await as('university');
    await go(university, listing);
    await shotBoth(university, 'trading-desk');
    await press(university.page, '资格合格');
    const centre = await as('centre');
    await university.page.getByText('资格合格，待保证金到账').first().waitFor();
    await go(centre, listing);
    await press(centre.page, '确认到账');
    await centre.page.getByText('已准入').first().waitFor();
  });

  it('after the end anybody downloads the record and recomputes it', async () => {
    const centre = await as('centre');
    expect(await moveOn(centre, 4)).toBe(200);
    const guest = people.get('guest')!;
    await go(guest, story.room);
    await guest.page.getByText('成交', { exact: true }).first().waitFor();
    const downloading = guest.page.waitForEvent('download');
    await press(guest.page, '下载公开记录');
    const answer = replayFile(readFileSync(await (await downloading).path(), 'utf8'), 'auction.json');
    expect(answer).toMatchObject({ ok: true, canonical: true });
    expect(answer.bids).toBeGreaterThanOrEqual(2);
    expectNoFaults(guest);
  });

  it('the result is published; the contract is refused until the notice has run out, then entered, and the evidence is complete', async () => {
    const [centre, university, lead] = [await as('centre'), await as('university'), await as('university-lead')];
    story.sale ||= await saleOf(BIDDING);
    await go(centre, story.sale);
    await press(centre.page, '公示成交结果');
    await centre.page.getByText('结果公示').first().waitFor();
    await go(university, story.sale);
    await press(university.page, '录入合同');
    await university.page.getByText('起才可办理').first().waitFor();
    expect(await moveOn(centre, 12)).toBe(200);
    await go(university, story.sale);
    await press(university.page, '录入合同');
    await university.page.waitForURL('**/contracts/**');
    await settled(university);
    await go(lead, story.sale);
    await lead.page.getByText('材料齐全').waitFor();
    await shotBoth(lead, 'trading-evidence');
    const downloading = lead.page.waitForEvent('download');
    await press(lead.page, '下载材料包');
    expect((await downloading).suggestedFilename()).toContain('尽职免责材料');
    await lead.page.getByText('已签约').first().waitFor();
    for (const j of people.values()) expectNoFaults(j);
  }, 240_000);
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins, type DemoLogin, signInAtPage, signOut } from './harness/account.ts';
import { type AppUnderTest, startAppUnderTest } from './harness/app.ts';
import { launchChromium } from './harness/chromium.ts';
import { choose, dialog, fill, press } from './harness/forms.ts';
import { beginJourney, expectNoFaults, go, type Journey, PHONE, settled, shot, shotBoth } from './harness/journey.ts';

/** The frame of the application in a real browser: coming in, finding one's way, both languages, a phone. */
let app: AppUnderTest;
let browser: Browser;
let logins: Map<string, DemoLogin>;

beforeAll(async () => {
  [app, browser] = await Promise.all([startAppUnderTest(), launchChromium()]);
  logins = await demoLogins(app.url);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function journey(tell: (j: Journey) => Promise<void>, viewport?: typeof PHONE): Promise<void> {
  const j = await beginJourney(browser, app.url, viewport);
  try {
    await tell(j);
    expectNoFaults(j);
  } finally {
    await j.close();
  }
}

function login(name: string): DemoLogin {
  const found = logins.get(name);
  if (!found) throw new Error(`No demo login ${name} among ${[...logins.keys()].join(', ')}`);
  return found;
}

describe('the portal', () => {
  it('shows the five cities with figures and lights in words to anybody, without asking any other server', () =>
    journey(async (j) => {
      await go(j, '/');
      const map = j.page.getByRole('group', { name: /各市示意图/ });
      for (const city of ['南京', '无锡', '常州', '苏州', '镇江']) {
        expect(await map.getByRole('link', { name: new RegExp(`^${city} .*(已达到|正常|预警|滞后|暂无数据)$`) }).count(), city).toBe(1);
      }
      await shotBoth(j, 'portal');
    }));

  it('finds results by a word and marks it', () =>
    journey(async (j) => {
      await go(j, '/');
      await j.page.getByRole('searchbox', { name: /搜索/ }).fill('芯片');
      await j.page.keyboard.press('Enter');
      await j.page.waitForURL(/\/search\?q=/);
      await j.page.locator('.hits mark', { hasText: '芯片' }).first().waitFor();
      await settled(j);
      await shotBoth(j, 'search');
    }));

  it('speaks English throughout once asked, and remembers it', () =>
    journey(async (j) => {
      await go(j, '/');
      await press(j.page, '切换为英文');
      await j.page.getByRole('heading', { level: 1, name: /Su'nan National Innovation/ }).waitFor();
      await j.page.reload();
      await settled(j);
      expect(await j.page.locator('html').getAttribute('lang')).toBe('en');
      await shotBoth(j, 'portal-en');
    }));
});

describe('coming in', () => {
  it('a wrong password is refused with a sentence, a remedy and a code', () =>
    journey(async (j) => {
      await go(j, '/sign-in');
      await fill(j.page, '登录名', 'nobody');
      await fill(j.page, '口令', 'not the password');
      await press(j.page.locator('#content'), /^登\s?录$/);
      const alert = j.page.getByRole('alert').first();
      await alert.waitFor();
      expect(await alert.innerText()).toContain('SIGN_IN_REFUSED');
      await shotBoth(j, 'sign-in-refused');
    }));

  it('a page that needs a session leads through the sign-in page and back to itself', () =>
    journey(async (j) => {
      await go(j, '/admin/audit');
      await j.page.waitForURL(/\/sign-in\?next=/);
      await settled(j);
      await shotBoth(j, 'sign-in');
      await j.page.getByRole('button', { name: /审计员/ }).click();
      await j.page.waitForURL(/\/admin\/audit$/);
      await settled(j);
      expect(await j.page.getByRole('heading', { level: 1 }).innerText()).toBe('审计记录');
    }));

  it('after signing out nothing of the person stays on the screen', () =>
    journey(async (j) => {
      const person = login('park');
      await signInAtPage(j, person);
      await shotBoth(j, 'workbench');
      expect(await j.page.getByText(person.displayName).count()).toBeGreaterThan(0);
      await signOut(j);
      await settled(j);
      expect(new URL(j.page.url()).pathname).toBe('/');
      expect(await j.page.getByText(person.displayName).count()).toBe(0);
    }));

  it('a person without the permission is told which one is missing', () =>
    journey(async (j) => {
      await signInAtPage(j, login('firm'));
      await go(j, '/admin/accounts');
      await j.page.getByText('identity.account.read').waitFor();
    }));
});

describe('administration', () => {
  it('an administrator makes an account whose owner must choose a password of their own first', () =>
    journey(async (j) => {
      await signInAtPage(j, login('admin'));
      await go(j, '/admin/accounts');
      await shotBoth(j, 'accounts');
      await press(j.page, '新建账户');
      const form = dialog(j.page);
      const name = `new-${Date.now()}`;
      await fill(form, '登录名', name);
      await fill(form, '姓名', '钱新');
      await press(form, '随机生成');
      const password = await form.getByRole('textbox', { name: '初始口令' }).inputValue();
      await choose(form, '所属单位', '无锡国家高新技术产业开发区管委会');
      await choose(form, '角色', '园区专员');
      await choose(form, '管辖地区', '无锡市');
      await shot(j, 'account-new');
      await press(form, '新建账户');
      await j.page.getByText('已建立账户').waitFor();
      await signOut(j);
      await go(j, '/sign-in');
      await fill(j.page, '登录名', name);
      await fill(j.page, '口令', password);
      await press(j.page.locator('#content'), /^登\s?录$/);
      await j.page.getByRole('heading', { level: 1, name: '修改口令' }).waitFor();
      await shotBoth(j, 'password-first');
    }));

  it('an auditor has the chain recomputed and reads that it holds', () =>
    journey(async (j) => {
      await signInAtPage(j, login('auditor'));
      await go(j, '/admin/audit');
      await press(j.page, '核验审计链');
      await j.page.getByText('审计链完好').waitFor();
      await shotBoth(j, 'audit');
    }));
});

describe('on a phone', () => {
  it('the navigation opens as a drawer and leads on', () =>
    journey(async (j) => {
      await go(j, '/');
      await press(j.page, '菜单');
      await j.page.locator('.ant-drawer-open').waitFor();
      await shot(j, 'phone-menu');
      const drawer = j.page.locator('.ant-drawer-open');
      // Only the group one stands in is open.
      await drawer.getByRole('menuitem', { name: '规划' }).first().click();
      await drawer.getByRole('link', { name: '政策文件' }).click();
      await j.page.waitForURL(/\/policy/);
    }, PHONE));

  it.each(['/', '/sign-in', '/about', '/search?q=%E8%8A%AF%E7%89%87', '/no-such-page'])('%s does not scroll sideways', (path) =>
    journey(async (j) => {
      await go(j, path);
      await shotBoth(j, `phone${path.replace(/\W+/g, '-')}`);
    }, PHONE));
});

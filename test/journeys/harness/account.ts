import { atRest, fill, press } from './forms.ts';
import { go, type Journey, settled } from './journey.ts';

export interface DemoLogin {
  loginName: string;
  password: string;
  displayName: string;
}

/** The demo logins, as the sign-in page shows them. */
export async function demoLogins(url: string): Promise<Map<string, DemoLogin>> {
  const answer = (await (await fetch(`${url}/api/demo`)).json()) as { accounts: DemoLogin[] };
  return new Map(answer.accounts.map((account) => [account.loginName, account]));
}

/** Signs in through the sign-in page, as a person does. */
export async function signInAtPage(journey: Journey, login: { loginName: string; password: string }): Promise<void> {
  await go(journey, '/sign-in');
  await fill(journey.page, '登录名', login.loginName);
  await fill(journey.page, '口令', login.password);
  // The top bar has a button of the same name.
  await press(journey.page.locator('#content'), /^登\s?录$/);
  await journey.page.waitForURL((address) => address.pathname !== '/sign-in');
  await settled(journey);
}

/**
 * The session that the sign-in page would open, without drawing the page again for every person of every story; `frame` and
 * `thread` go through the page. Leads nowhere: the story's first `go` does.
 */
export async function signIn({ page, url }: Journey, login: { loginName: string; password: string }): Promise<void> {
  const answer = await page.context().request.post(`${url}/api/session`, {
    headers: { 'x-innomatrix': '1' },
    data: { loginName: login.loginName, password: login.password },
  });
  if (!answer.ok()) throw new Error(`sign-in of ${login.loginName}: ${await answer.text()}`);
  // Somewhere of the same origin, so that what the story asks of the API carries the session.
  await page.goto(`${url}/api/health`);
}

export async function signOut(journey: Journey): Promise<void> {
  await press(journey.page, '我的账户');
  await atRest(journey.page.locator('.ant-dropdown:not(.ant-dropdown-hidden)').last());
  await journey.page.getByRole('menuitem', { name: '退出登录' }).click();
  await journey.page.getByRole('banner').getByRole('button', { name: /^登\s?录$/ }).waitFor();
}

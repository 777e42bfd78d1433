import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { packageRoot } from '../../../src/kernel/base/root.ts';

const ARTIFACTS = path.join(packageRoot, 'test-artifacts');

export const WIDE = { width: 1280, height: 860 };
export const PHONE = { width: 390, height: 844 };

/** A person at a browser. */
export interface Journey {
  page: Page;
  /** Address of the application. */
  url: string;
  /** What went wrong behind the screen: console errors, exceptions, requests that left the machine, server failures. */
  faults: string[];
  /** Questions the server has not answered yet. */
  asking: Set<Request>;
  close: () => Promise<void>;
}

/** A new person with an empty browser: own cookies, own language choice. */
export async function beginJourney(browser: Browser, url: string, viewport: { width: number; height: number } = WIDE): Promise<Journey> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true, reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  const faults: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    // A refusal (4xx) is a normal answer which the screen explains; the browser logs it as an error all the same.
    const refusal = /Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !refusal) faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  // Heard, not held up: a browser whose requests are held up keeps no copies, and twenty pages took twice the time. That
  // nothing gets out is seen to by `launchChromium`.
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && origin !== new URL(url).origin) faults.push(`asks the network for ${request.url()}`);
  });
  page.on('response', (response) => {
    const page = !new URL(response.url()).pathname.startsWith('/api/');
    if (response.status() >= (page ? 400 : 500)) faults.push(`${response.status()} from ${response.url()}`);
  });
  const asking = watchRequests(page);
  return { page, url, faults, asking, close: () => context.close() };
}

/** The stream of live updates never ends and is no question. */
function watchRequests(page: Page): Set<Request> {
  const asking = new Set<Request>();
  page.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/api/live') asking.add(request);
  });
  page.on('requestfinished', (request) => asking.delete(request));
  page.on('requestfailed', (request) => asking.delete(request));
  return asking;
}

export async function go(journey: Journey, to: string): Promise<void> {
  await journey.page.goto(`${journey.url}${to}`);
  await settled(journey);
}

const CALM_MS = 120;
const PATIENCE_MS = 20_000;

/** Waits until the page has drawn what it asked for: no open question, no skeleton, no spinner, and that for a moment. */
export async function settled(journey: Journey): Promise<void> {
  const { page, faults, asking } = journey;
  const until = performance.now() + PATIENCE_MS;
  let calmSince: number | undefined;
  while (calmSince === undefined || performance.now() - calmSince < CALM_MS) {
    if (performance.now() > until) {
      const open = [...asking].map((request) => `no answer: ${request.url()}`);
      throw new Error([`${page.url()} does not come to rest`, ...open, ...faults].join('\n  '));
    }
    const calm = asking.size === 0 && (await isDrawn(page));
    calmSince = calm ? (calmSince ?? performance.now()) : undefined;
    await page.waitForTimeout(40);
  }
}

async function isDrawn(page: Page): Promise<boolean> {
  try {
    return await page.evaluate(
      () => document.querySelector('#content') !== null && document.querySelector('.ant-skeleton, .ant-spin-spinning') === null && document.fonts.status === 'loaded',
    );
  } catch {
    // The page is being replaced by another: look again.
    return false;
  }
}

/** Keeps a picture as `test-artifacts/<name>-<width>.png` when somebody wants to look (`PICTURES=1`): they take a sixth of the time. */
export async function shot(journey: Journey, name: string): Promise<void> {
  if (!process.env['PICTURES']) return;
  mkdirSync(ARTIFACTS, { recursive: true });
  const width = journey.page.viewportSize()?.width ?? 0;
  await journey.page.screenshot({ path: path.join(ARTIFACTS, `${name}-${width}.png`), fullPage: true, animations: 'disabled' });
}

/** The same screen at both widths; the page must not scroll sideways at phone width. */
export async function shotBoth(journey: Journey, name: string): Promise<void> {
  const before = journey.page.viewportSize() ?? WIDE;
  for (const viewport of [WIDE, PHONE]) {
    await journey.page.setViewportSize(viewport);
    await settled(journey);
    await shot(journey, name);
    await expectNoSidewaysScroll(journey);
  }
  await journey.page.setViewportSize(before);
  await settled(journey);
}

/** @throws when the page is wider than its window, naming the elements that stick out */
export async function expectNoSidewaysScroll({ page }: Journey): Promise<void> {
  const { wide, outside } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    outside: [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`),
  }));
  if (wide) throw new Error(`${page.url()} scrolls sideways at ${page.viewportSize()?.width} px: ${outside.slice(0, 8).join(' ')}`);
}

export function expectNoFaults(journey: Journey): void {
  if (journey.faults.length > 0) throw new Error(`Behind the screens:\n  ${journey.faults.join('\n  ')}`);
}

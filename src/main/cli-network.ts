import { readFileSync } from 'node:fs';
import { Problem } from '../kernel/base/problem.ts';
import type { NetworkCli } from '../delivery/cli/network-commands.ts';
import { type FeedPage, feedPage } from '../modules/network/index.ts';
import type { House } from './house.ts';
import type { OpenDatabase } from './open-database.ts';

interface Tools {
  withHouse(work: (house: House, database: OpenDatabase) => Promise<void>): Promise<void>;
  say(line: string): void;
}

/** A market that does not answer in this time is asked again another day. */
const PATIENCE = 30_000;
/** Bytes of one page; a larger one is a mistake or an attack. */
const LARGEST_PAGE = 32 * 1024 * 1024;
/** A feed that never ends must not fill the disk. */
const MOST_PAGES = 10_000;

function parsePage(text: string, place: string): FeedPage {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Problem('NETWORK_FEED_UNREADABLE', { zh: `${place} 返回的不是 JSON`, en: `${place} is not JSON`, where: { file: place }, cause });
  }
  const read = feedPage.safeParse(json);
  if (read.success) return read.data;
  const faults = read.error.issues.slice(0, 5).map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
  throw new Problem('NETWORK_FEED_UNREADABLE', { zh: `${place} 不符合 innomatrix-record/1：${faults}`, en: `${place} is not innomatrix-record/1: ${faults}`, where: { file: place } });
}

async function fetchPage(address: URL): Promise<FeedPage> {
  const unreachable = (why: string, cause?: unknown): Problem =>
    new Problem('NETWORK_MARKET_UNREACHABLE', { zh: `取不到 ${address.href}：${why}`, en: `Cannot fetch ${address.href}: ${why}`, remedy: { zh: '核对地址，稍后再试', en: 'Check the address and try again later' }, cause });
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE), headers: { accept: 'application/json' } }).catch((cause: unknown) => {
    throw unreachable(String(cause), cause);
  });
  if (!answer.ok || !answer.body) throw unreachable(`HTTP ${answer.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    if (size > LARGEST_PAGE) throw unreachable(`> ${LARGEST_PAGE} B`);
    chunks.push(chunk);
  }
  return parsePage(Buffer.concat(chunks).toString('utf8'), address.href);
}

/** The pages of a feed in its order. @throws Problem NETWORK_MARKET_UNREACHABLE, NETWORK_FEED_UNREADABLE */
async function* pagesOf(url: string, since: string | undefined): AsyncGenerator<FeedPage> {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !['http:', 'https:'].includes(address.protocol)) throw new Problem('NETWORK_ADDRESS', { zh: `--url 应为 http(s) 地址，得到 ${url}`, en: `--url must be an http(s) address, got ${url}` });
  if (since !== undefined) address.searchParams.set('since', since);
  const seen = new Set<string>();
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const page = await fetchPage(address);
    yield page;
    if (page.next === null) return;
    if (seen.has(page.next)) break;
    seen.add(page.next);
    address.searchParams.set('page', page.next);
  }
  throw new Problem('NETWORK_FEED_ENDLESS', { zh: `${url} 的数据流没有尽头，已停止`, en: `The feed of ${url} does not end; stopped` });
}

/** What each command of `innomatrix network` does. */
export function networkCli({ withHouse, say }: Tools): NetworkCli {
  return {
    harvestMarket: ({ url, file, origin, since, json }) => {
      if ((url === undefined) === (file === undefined)) throw new Problem('NETWORK_SOURCE', { zh: '--url 与 --file 须给出一个', en: 'Give --url or --file, one of them' });
      return withHouse(async (house, { db }) => {
        const total = { read: 0, written: 0, withdrawn: 0 };
        const pages = url === undefined ? [parsePage(readFileSync(file!, 'utf8'), file!)] : pagesOf(url, since);
        for await (const page of pages) {
          const { read, written, withdrawn } = await house.network.harvest(db, page, { origin, now: house.clock.now(), requestId: 'cli' });
          total.read += read;
          total.written += written;
          total.withdrawn += withdrawn;
        }
        say(json ? JSON.stringify({ origin, ...total }) : `来自 ${origin}：读取 ${total.read} 条，写入 ${total.written} 条，撤回 ${total.withdrawn} 条 · read, written, withdrawn`);
      });
    },
  };
}

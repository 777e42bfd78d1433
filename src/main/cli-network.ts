import { readFileSync } from 'node:fs';
import { Problem } from '../kernel/base/problem.ts';
import type { NetworkCli } from '../delivery/cli/network-commands.ts';
import { type FeedPage, feedPage, readOaiPage, RECORD_FORMAT } from '../modules/network/index.ts';
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

async function fetchText(address: URL, accept: string): Promise<string> {
  const unreachable = (why: string, cause?: unknown): Problem =>
    new Problem('NETWORK_MARKET_UNREACHABLE', { zh: `取不到 ${address.href}：${why}`, en: `Cannot fetch ${address.href}: ${why}`, remedy: { zh: '核对地址，稍后再试', en: 'Check the address and try again later' }, cause });
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE), headers: { accept } }).catch((cause: unknown) => {
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
  return Buffer.concat(chunks).toString('utf8');
}

function addressOf(option: string, url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address && ['http:', 'https:'].includes(address.protocol)) return address;
  throw new Problem('NETWORK_ADDRESS', { zh: `${option} 应为 http(s) 地址，得到 ${url}`, en: `${option} must be an http(s) address, got ${url}` });
}

/** Pages that name the next by a token, until the last. @throws Problem NETWORK_FEED_ENDLESS: a token came again, or too many */
async function* following(url: string, read: (token: string | undefined) => Promise<FeedPage>): AsyncGenerator<FeedPage> {
  const seen = new Set<string>();
  let token: string | undefined;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const page = await read(token);
    yield page;
    if (page.next === null) return;
    if (seen.has(page.next)) break;
    seen.add(page.next);
    token = page.next;
  }
  throw new Problem('NETWORK_FEED_ENDLESS', { zh: `${url} 的数据流没有尽头，已停止`, en: `The feed of ${url} does not end; stopped` });
}

/** The pages of a feed in its order. @throws Problem NETWORK_MARKET_UNREACHABLE, NETWORK_FEED_UNREADABLE */
function pagesOf(url: string, since: string | undefined): AsyncGenerator<FeedPage> {
  return following(url, async (token) => {
    const address = addressOf('--url', url);
    if (since !== undefined) address.searchParams.set('since', since);
    if (token !== undefined) address.searchParams.set('page', token);
    return parsePage(await fetchText(address, 'application/json'), address.href);
  });
}

/** Lists of an OAI-PMH 2.0 repository; a token stands alone (3.5). @throws as `pagesOf` */
function oaiPagesOf(url: string, origin: string, format: string, since: string | undefined, now: () => Date): AsyncGenerator<FeedPage> {
  return following(url, async (token) => {
    const address = addressOf('--oai', url);
    address.searchParams.set('verb', 'ListRecords');
    if (token !== undefined) address.searchParams.set('resumptionToken', token);
    else {
      address.searchParams.set('metadataPrefix', format);
      if (since !== undefined) address.searchParams.set('from', since);
    }
    const page = readOaiPage(await fetchText(address, 'text/xml'), origin, address.href);
    return { format: RECORD_FORMAT, origin, generatedAt: now().toISOString(), records: page.records, next: page.token };
  });
}

/** What each command of `innomatrix network` does. */
export function networkCli({ withHouse, say }: Tools): NetworkCli {
  return {
    harvestMarket: ({ url, oai, file, origin, format, since, json }) => {
      if ([url, oai, file].filter((s) => s !== undefined).length !== 1) throw new Problem('NETWORK_SOURCE', { zh: '--url、--oai 与 --file 须给出一个', en: 'Give one of --url, --oai and --file' });
      return withHouse(async (house, { db }) => {
        const total = { read: 0, written: 0, withdrawn: 0 };
        const pages = url !== undefined ? pagesOf(url, since) : oai !== undefined ? oaiPagesOf(oai, origin, format, since, () => house.clock.now()) : [parsePage(readFileSync(file!, 'utf8'), file!)];
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

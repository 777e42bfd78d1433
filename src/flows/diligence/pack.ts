import { strToU8, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/base/canonical-json.ts';
import { makePdf } from '../../kernel/base/pdf.ts';
import type { Evidence } from './evidence.ts';

/** The first moment a zip can name, told by its parts because the format keeps local time. */
const NO_DAY = new Date(1980, 0, 1);

const json = (value: unknown): Uint8Array => strToU8(`${canonicalJson(value)}\n`);

/** Every publication with what was shown, from when to when, and the hash under which the case keeps it. */
function noticesOf({ standing }: Evidence): unknown[] {
  if (!standing) return [];
  return standing.definition.notices.flatMap((notice) => {
    const status = standing.evaluation.notices.find((n) => n.id === notice.id)!;
    return standing.actions
      .filter((a) => notice.startOn.includes(a.action) || notice.restartOn.includes(a.action))
      .map((a) => {
        const facts = Object.assign({}, ...standing.actions.filter((x) => x.seq <= a.seq).map((x) => x.data)) as Record<string, unknown>;
        return {
          notice: notice.id, title: notice.zh, publishedAt: a.at, by: a.organisationName, seq: a.seq, hash: a.hash, previousHash: a.previousHash, places: notice.places.map((p) => p.zh),
          length: notice.length, shown: Object.fromEntries(notice.shows.map((field) => [field, facts[field] ?? null])), status: { run: status.run, status: status.status, from: status.from, until: status.until, restarted: status.restarted },
        };
      });
  });
}

/** The pack as a ZIP: summary, chain of the case, notices, objections, records, and a manifest of SHA-256. */
export async function packOf(evidence: Evidence, now: Date): Promise<Uint8Array> {
  const { standing } = evidence;
  const files = new Map<string, Uint8Array>([
    ['case.json', json(standing && { number: standing.record.number, definition: standing.record.definitionId, version: standing.record.definitionVersion, parties: standing.record.parties, openedAt: standing.record.openedAt, actions: standing.actions })],
    ['notices.json', json(noticesOf(evidence))],
    ['objections.json', json(standing?.evaluation.notices.map((n) => ({ notice: n.id, objections: n.objections.map(({ accountId: _account, light: _light, ...o }) => o) })) ?? [])],
    ...[...evidence.records].map(([name, value]) => [name, json(value)] as const),
    ...[...evidence.auctions].map(([name, text]) => [name, strToU8(text)] as const),
  ]);
  files.set('summary.pdf', await summaryOf(evidence, now));
  const manifest = {
    format: 'innomatrix-diligence/1', title: evidence.title, mode: evidence.mode, collectedAt: now.toISOString(), caseHead: standing?.actions.at(-1)?.hash ?? null,
    missing: evidence.items.filter((i) => !i.present).map((i) => ({ id: i.id, zh: i.zh })),
    files: [...files].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
  files.set('manifest.json', json(manifest));
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted.map(([name, bytes]) => [name, [bytes, { mtime: NO_DAY, level: 6 }]])), { mtime: NO_DAY });
}

const MODES = { NEGOTIATED: '协议定价', LISTED: '挂牌交易', AUCTION: '拍卖' };

function summaryOf({ title, mode, items, standing }: Evidence, now: Date): Promise<Uint8Array> {
  const missing = items.filter((i) => !i.present);
  const actionName = (id: string): string => standing?.definition.actions.find((a) => a.id === id)?.zh ?? id;
  const day = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  return makePdf(
    {
      info: { title: `尽职免责材料 ${title}` },
      content: [
        { text: '尽职免责材料', fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 12] },
        { text: `成果：${title}` },
        { text: `定价方式：${MODES[mode]}${standing ? `　事项编号：${standing.record.number}` : ''}` },
        { text: `收集时间：${day(now.toISOString())}（北京时间）`, margin: [0, 0, 0, 10] },
        { text: missing.length === 0 ? '材料齐全。' : `尚缺 ${missing.length} 项：${missing.map((m) => m.zh).join('、')}。`, bold: true, margin: [0, 0, 0, 8] },
        { table: { headerRows: 1, widths: ['35%', '*'], body: [['材料', '情况'], ...items.map((i) => [i.zh, i.found ?? '缺少'])] }, margin: [0, 0, 0, 12] },
        { text: '办理过程', bold: true, margin: [0, 0, 0, 4] },
        {
          table: {
            headerRows: 1, widths: [24, 90, '*', 110], body: [['序', '时间', '动作及办理人', '哈希（前16位）'],
              ...(standing?.actions ?? []).map((a) => [String(a.seq), day(a.at), `${actionName(a.action)}　${a.organisationName ?? '平台'} ${a.accountName ?? ''}`, a.hash.slice(0, 16)])],
          },
          fontSize: 9,
        },
        { text: '各文件的 SHA-256 见 manifest.json。', fontSize: 9, margin: [0, 10, 0, 0] },
      ],
    },
    now,
  );
}

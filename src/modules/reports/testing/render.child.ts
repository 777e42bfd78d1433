import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import { openPack } from '../../../kernel/base/pack.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { reportFormats } from '../contract.ts';
import { buildReport } from '../domain/build-report.ts';
import { sha256Bytes } from '../domain/sha256-bytes.ts';
import { readReportPack } from '../pack.ts';
import { renderReport } from '../render/index.ts';
import { sampleSnapshot } from './snapshot.ts';

/** Writes the yearly report once more, in a process of its own, and says what came out. */
const packed = readReportPack(openPack(`${packageRoot}/packs/sunan`), { indicators: new Set(['RD_GDP', 'HT_OUTPUT_SHARE']), documents: new Set(['002', '003']) });
const snapshot = sampleSnapshot();
const template = packed.templates.find((t) => t.template.id === 'annual')!.template;
const model = buildReport({
  snapshot, snapshotHash: sha256(canonicalJson(snapshot)), template, language: 'zh', without: [], number: '苏南创规报〔2026〕1号', issuer: packed.settings.issuer,
  remarks: [{ section: 'overview', text: '总体平稳。', by: '郭文博', on: '2026-06-30' }],
});
for (const format of reportFormats) process.stdout.write(`${format} ${sha256Bytes(await renderReport(model, format))}\n`);

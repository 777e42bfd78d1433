import type { Language, ReportModel } from '../contract/model.ts';

/** The few words that renderers add to a model. */
export const renderWords = {
  remark: (language: Language, by: string, on: string): string => (language === 'zh' ? `（${by}，${on}）` : `(${by}, ${on})`),
  remarkTitle: { zh: '情况说明', en: 'Remark' },
  sources: { zh: '数据来源', en: 'Sources' },
  labels: { zh: '数字标注', en: 'How numbers are marked' },
  draft: { zh: '草稿　未印发', en: 'Draft, not issued' },
  demo: { zh: '本报告含演示数据，不反映真实情况。', en: 'This report holds demonstration data and tells nothing of the real state of affairs.' },
  page: { zh: ['第', '页　共', '页'], en: ['Page', 'of', ''] },
  snapshot: { zh: '数据快照', en: 'Snapshot' },
  template: { zh: '模板', en: 'Template' },
  unit: { zh: '单位', en: 'Unit' },
  clause: { zh: '依据', en: 'Clause' },
  source: { zh: '来源序号', en: 'Sources' },
  label: { zh: '标注', en: 'Marked as' },
} as const;

/** Where this report comes from, for whoever wants to make it again. */
export function provenance({ language, template, snapshotHash, takenAt }: ReportModel): string {
  const at = beijing(takenAt);
  return language === 'zh'
    ? `数据快照 ${snapshotHash}，取于${at}（北京时间）；模板 ${template.id} 第${template.version}版。同一快照和模板可逐字节重新生成本文件。`
    : `Snapshot ${snapshotHash}, taken ${at} Beijing time; template ${template.id}, version ${template.version}. The same snapshot and template give this file again, byte by byte.`;
}

/** `2026-06-30 16:05` in Beijing. */
function beijing(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** `[3]` or `[3, 7]` after a number. */
export const citation = (sources: readonly number[] | undefined): string => (sources && sources.length > 0 ? `[${sources.join(',')}]` : '');

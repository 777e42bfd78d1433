import { z } from 'zod';
import { canonicalJson, sha256 } from '../../kernel/base/canonical-json.ts';
import type { Pack } from '../../kernel/base/pack.ts';
import { Problem, type ProblemDetail } from '../../kernel/base/problem.ts';
import type { Template } from './domain/template/form.ts';
import { type KnownNames, readTemplate } from './domain/template/read-template.ts';

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
/** Agency code of a document number, GB/T 9704-2012. */
const agency = z.string().regex(/^[\u4e00-\u9fa5]{2,10}$/);

const settingsFile = z.strictObject({
  version: z.number().int(),
  from: z.iso.date(),
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
  issuer: text,
  numbers: z.record(z.string(), agency),
  numberDefault: agency,
  openData: z.strictObject({
    licence: z.strictObject({ id: z.string().min(1), zh: z.string().min(1), en: z.string().min(1), url: z.url(), source: z.string().min(1) }),
    publisher: text,
    agency: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  }),
});
export type ReportSettings = z.output<typeof settingsFile>;

export interface PackedTemplate {
  template: Template;
  /** Of its content: the same version never stands for two contents. */
  hash: string;
}

export interface ReportPack {
  settings: ReportSettings;
  templates: readonly PackedTemplate[];
}

/**
 * Templates and settings of a zone. A zone adds a report by adding a file; no code is needed.
 * @throws Problem PACK_FILE_*, REPORT_TEMPLATE_INVALID naming file, line and field of each fault
 */
export function readReportPack(pack: Pack, known: KnownNames): ReportPack {
  const settings = pack.read('reports/settings.yaml', settingsFile);
  const faults: ProblemDetail[] = [];
  const templates: PackedTemplate[] = [];
  for (const file of pack.list('reports/templates')) {
    const answer = readTemplate(file, pack.text(file), known);
    if ('faults' in answer) {
      faults.push(...answer.faults);
      continue;
    }
    const { template } = answer;
    if (templates.some((t) => t.template.id === template.id)) {
      faults.push({ code: 'REPORT_TEMPLATE_INVALID', zh: `模板 ${template.id} 已有`, en: `there is another template ${template.id}`, where: { file, row: 1, field: 'id' } });
    }
    templates.push({ template, hash: sha256(canonicalJson(template)) });
  }
  if (faults.length > 0) throw invalid(faults);
  return { settings, templates };
}

function invalid(faults: ProblemDetail[]): Problem {
  const first = faults[0]!;
  const { file, row } = first.where!;
  return new Problem('REPORT_TEMPLATE_INVALID', {
    status: 500,
    zh: `报告模板有 ${faults.length} 处错误，首处在 ${file} 第 ${row} 行：${first.zh}`,
    en: `${faults.length} fault(s) in the report templates, the first in ${file} line ${row}: ${first.en}`,
    where: first.where,
    details: faults.slice(0, 50),
    remedy: { zh: '按所列文件、行号和字段改正模板', en: 'Mend the template at the file, line and field named' },
  });
}

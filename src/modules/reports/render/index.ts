import type { ReportModel } from '../contract/model.ts';
import type { ReportFormat } from '../contract/report.ts';
import { toPdf } from './pdf.ts';
import { toXlsx } from './xlsx.ts';

const renderers: Record<ReportFormat, { contentType: string; render: (model: ReportModel) => Promise<Uint8Array> }> = {
  docx: {
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    // Its library is loaded with the first Word file.
    render: async (model) => (await import('./docx.ts')).toDocx(model),
  },
  pdf: { contentType: 'application/pdf', render: toPdf },
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', render: toXlsx },
};

export function contentTypeOf(format: ReportFormat): string {
  return renderers[format].contentType;
}

/** A file of the report. The same model gives the same bytes, in every process and time zone. */
export function renderReport(model: ReportModel, format: ReportFormat): Promise<Uint8Array> {
  return renderers[format].render(model);
}

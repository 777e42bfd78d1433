import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { Database, Sql } from '../../../kernel/db/index.ts';
import type { ReportParts } from '../act.ts';
import type { ReportChoice, ReportModel } from '../contract.ts';
import { buildReport } from '../domain/build-report.ts';
import { assertChoice } from '../domain/choice.ts';
import { publicPart, type Snapshot } from '../domain/snapshot.ts';
import type { Template } from '../domain/template/form.ts';
import { findTemplate, readRemarks, readSnapshot } from '../store/contents.ts';
import { numberText, type ReportRow } from '../store/reports.ts';

export interface FreshReport {
  template: Template;
  snapshot: Snapshot;
  /** Canonical JSON: what is hashed and kept. */
  body: string;
  hash: string;
  model: ReportModel;
}

/**
 * A report from what is known now. Nothing is stored.
 * @throws Problem REPORT_TEMPLATE_UNKNOWN, REPORT_PLACE_UNFIT, REPORT_AUDIENCE_UNFIT, REPORT_SECTION_UNKNOWN, REPORT_DAY_AHEAD
 */
export async function freshReport(parts: ReportParts, db: Database, now: Date, choice: ReportChoice): Promise<FreshReport> {
  const template = assertChoice(choice, parts.packed.templates, parts.places, dateOf(now));
  const all = await parts.collect(db, { place: choice.place, asOf: choice.asOf, audience: choice.audience, now });
  // What may not be public is cut off before anything is written, not hidden afterwards.
  const snapshot = choice.audience === 'public' ? publicPart(all) : all;
  const body = canonicalJson(snapshot);
  const hash = sha256(body);
  const model = buildReport({ snapshot: JSON.parse(body) as Snapshot, snapshotHash: hash, template, language: choice.language, without: choice.without, remarks: [], number: null, issuer: parts.packed.settings.issuer });
  return { template, snapshot, body, hash, model };
}

/** The model of a stored report, from its own snapshot and its own version of the template. */
export async function storedModel(parts: Pick<ReportParts, 'packed'>, db: Sql, report: ReportRow): Promise<{ model: ReportModel; template: Template; sound: boolean }> {
  const [{ snapshot, sound }, template, remarks] = await Promise.all([readSnapshot(db, report.snapshotHash), findTemplate(db, report.templateId, report.templateVersion), readRemarks(db, report.id)]);
  if (!template) throw notFound('报告模板', 'report template', `${report.templateId} ${report.templateVersion}`);
  const model = buildReport({
    snapshot, snapshotHash: report.snapshotHash, template, language: report.language, without: report.without,
    remarks: remarks.filter((r) => r.text !== '').map((r) => ({ section: r.section, text: r.text, by: r.by, on: dateOf(r.at) })),
    number: numberText(report), issuer: parts.packed.settings.issuer,
  });
  return { model, template, sound };
}

/** The charts of a model for the screen, in their order. */
export async function chartsOf(model: ReportModel): Promise<string[]> {
  // The library that draws is loaded with the first report that is looked at.
  const { chartSvg } = await import('../render/chart-svg.ts');
  return model.nodes.flatMap((node) => (node.kind === 'chart' ? [chartSvg(node.chart)] : []));
}

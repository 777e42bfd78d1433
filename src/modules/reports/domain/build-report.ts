import type { Language, ReportModel, ReportNode } from '../contract/model.ts';
import { drawChart } from './charts.ts';
import { dayText } from './format.ts';
import { type Scope, scopeOf } from './scope.ts';
import { createCiting } from './sources.ts';
import type { Snapshot } from './snapshot.ts';
import { indexTable } from './tables/index-table.ts';
import { contributionTable, outlookTable } from './tables/outlook.ts';
import type { TableBody } from './tables/table.ts';
import { fundTable } from './tables/funds.ts';
import { matrixTable, recordedTable, scheduleTable, targetTable } from './tables/targets.ts';
import { findingTable, milestoneTable, orderTable, taskTable, unitTable } from './tables/tasks.ts';
import type { Block, Section, TableBlock, Template } from './template/form.ts';
import { countOf, fillText } from './template/placeholders.ts';
import { labelsIn, sectionNumber } from './words.ts';

export interface Remark {
  section: string;
  text: string;
  by: string;
  /** Day in Beijing. */
  on: string;
}

export interface ReportInput {
  snapshot: Snapshot;
  snapshotHash: string;
  template: Template;
  language: Language;
  /** Optional sections left out. */
  without: readonly string[];
  remarks: readonly Remark[];
  number: string | null;
  issuer: { zh: string; en: string };
}

const tables: Record<TableBlock['table'], (scope: Scope, block: TableBlock) => TableBody> = {
  targets: targetTable, matrix: matrixTable, schedule: scheduleTable, outlook: outlookTable, contributions: contributionTable, recorded: recordedTable,
  tasks: taskTable, milestones: milestoneTable, units: unitTable, orders: orderTable, index: indexTable, findings: findingTable, funds: fundTable,
};

/** Writes a report from its frozen numbers. Pure: the same input gives the same model, word for word. */
export function buildReport(input: ReportInput): ReportModel {
  const { snapshot, template, language } = input;
  const cite = createCiting(snapshot, language);
  const scope = scopeOf(snapshot, template, language, cite);
  const plainText = (text: string): string => fillText(scope, text).map((r) => r.text).join('');
  const count = { table: 0, chart: 0 };
  const nodes = sectionsOf(template, snapshot.audience, input.without).flatMap((section, i): ReportNode[] => {
    const remark = input.remarks.filter((r) => r.section === section.id);
    return [
      { kind: 'heading', section: section.id, number: sectionNumber(i + 1, language), text: plainText(section.title[language]) },
      ...section.blocks.flatMap((block) => nodesOf(scope, block, count)),
      ...remark.map((r): ReportNode => ({ kind: 'remark', section: r.section, text: r.text, by: r.by, on: r.on })),
    ];
  });
  return {
    title: plainText(template.title[language]),
    number: input.number,
    issuer: input.issuer[language],
    language,
    audience: snapshot.audience,
    asOf: snapshot.asOf,
    takenAt: snapshot.takenAt,
    demo: snapshot.tasks.some((t) => t.demo),
    template: { id: template.id, version: template.version },
    snapshotHash: input.snapshotHash,
    lead: [...template.lead.map((line) => plainText(line[language])), leadOf(snapshot, language)],
    nodes,
    sources: cite.list(),
    labels: labelsIn(language),
  };
}

/** Sections that stand in a report for this audience. */
export function sectionsOf(template: Template, audience: 'public' | 'internal', without: readonly string[]): Section[] {
  return template.sections.filter((s) => (s.audience === undefined || s.audience === audience) && !(s.optional && without.includes(s.id)));
}

function leadOf({ asOf, audience }: Snapshot, language: Language): string {
  if (language === 'zh') return `数据截至${dayText(asOf, 'zh')}${audience === 'internal' ? '　内部资料' : ''}`;
  return `Figures as of ${dayText(asOf, 'en')}${audience === 'internal' ? ' · internal' : ''}`;
}

function nodesOf(scope: Scope, block: Block, count: { table: number; chart: number }): ReportNode[] {
  const { language } = scope;
  const zh = language === 'zh';
  if (block.when !== undefined && countOf(scope, block.when) === 0) return [];
  if ('text' in block) return [{ kind: 'paragraph', runs: fillText(scope, block.text[language]) }];
  if ('note' in block) return [{ kind: 'note', runs: fillText(scope, block.note[language]) }];
  const caption = fillText(scope, block.caption[language]).map((r) => r.text).join('');
  if ('table' in block) {
    const { columns, rows, note } = tables[block.table](scope, block);
    if (rows.length === 0) return [{ kind: 'paragraph', runs: [{ text: zh ? `${caption}：无。` : `${caption}: none.` }] }];
    count.table += 1;
    return [{ kind: 'table', number: zh ? `表${count.table}` : `Table ${count.table}`, caption, columns, rows, ...(note ? { note } : {}) }];
  }
  const { chart, sources } = drawChart(scope, block);
  if (chart.categories.length === 0 || chart.series.length === 0) return [{ kind: 'paragraph', runs: [{ text: zh ? `${caption}：没有可画的数。` : `${caption}: nothing to draw.` }] }];
  count.chart += 1;
  return [{ kind: 'chart', number: zh ? `图${count.chart}` : `Figure ${count.chart}`, caption, chart, sources }];
}

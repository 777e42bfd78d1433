import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPack } from '../../kernel/base/pack.ts';
import { isProblem, type Problem } from '../../kernel/base/problem.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { readReportPack } from './pack.ts';

const packDir = path.join(packageRoot, 'packs/sunan');
const known = { indicators: new Set(['RD_GDP', 'HT_OUTPUT_SHARE']), documents: new Set(['002', '003']) };
const scratch = mkdtempSync(path.join(tmpdir(), 'innomatrix-templates-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const annual = readFileSync(path.join(packDir, 'reports/templates/annual.yaml'), 'utf8');
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

/** The refusal of a pack whose yearly report was changed. */
function refusal(change: (text: string) => string): Problem {
  const dir = path.join(scratch, String(performance.now()));
  cpSync(path.join(packDir, 'reports'), path.join(dir, 'reports'), { recursive: true });
  writeFileSync(path.join(dir, 'reports/templates/annual.yaml'), change(annual));
  try {
    readReportPack(openPack(dir), known);
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error('the template was accepted');
}

describe('the templates of the pack', () => {
  it('are valid: yearly report, city report and bulletin', () => {
    const { templates, settings } = readReportPack(openPack(packDir), known);
    expect(templates.map((t) => t.template.id).toSorted()).toEqual(['annual', 'bulletin', 'city']);
    for (const agency of [...Object.values(settings.numbers), settings.numberDefault]) expect(`${agency}〔2026〕1号`).toMatch(/^[\u4e00-\u9fa5A-Za-z（）()]{2,12}〔(19|20)\d{2}〕[1-9]\d{0,4}号$/);
  });
  it('keep what is internal out of public reports: units and orders stand in internal sections only', () => {
    for (const { template } of readReportPack(openPack(packDir), known).templates) {
      const open = template.audiences.includes('public') ? template.sections.filter((s) => s.audience !== 'internal') : [];
      expect(open.flatMap((s) => s.blocks).filter((b) => 'table' in b && ['orders', 'units'].includes(b.table)), template.id).toEqual([]);
    }
  });
  it('a further one needs a file and no code', () => {
    const dir = path.join(scratch, 'more');
    cpSync(path.join(packDir, 'reports'), path.join(dir, 'reports'), { recursive: true });
    writeFileSync(path.join(dir, 'reports/templates/brief.yaml'), annual.replace('id: annual', 'id: brief').replace('规划实施年度报告\n', '简报\n'));
    expect(readReportPack(openPack(dir), known).templates.map((t) => t.template.id)).toContain('brief');
  });
});

describe('a wrong template is refused with file, line and what would be right', () => {
  it('unknown placeholder', () => {
    const { code, details } = refusal((text) => text.replace('{targets.total}项', '{targets.sum}项'));
    expect(code).toBe('REPORT_TEMPLATE_INVALID');
    expect(details).toHaveLength(1);
    expect(details[0]).toMatchObject({ zh: expect.stringContaining('{targets.sum}'), where: { file: 'reports/templates/annual.yaml', row: lineOf(annual, '{targets.total}项'), field: 'sections.0.blocks.0.text.zh' } });
    expect(details[0]!.zh).toContain('targets.total');
  });
  it('unknown indicator, in a placeholder and in a list', () => {
    const { details } = refusal((text) => text.replace('{value:RD_GDP}', '{value:RD_GPD}').replace('indicators: [HT_OUTPUT_SHARE]', 'indicators: [HT_SHARE]'));
    expect(details.map((d) => [d.zh, d.where?.row])).toEqual([
      ['没有指标 HT_SHARE', lineOf(annual, 'indicators: [HT_OUTPUT_SHARE]')],
      ['没有指标 RD_GPD', lineOf(annual, '{value:RD_GDP}')],
    ]);
  });
  it('unknown block, unknown table and a field too many', () => {
    expect(refusal((text) => text.replace('- chart: lights', '- picture: lights'))).toMatchObject({ zh: expect.stringContaining('未知的内容块 picture'), where: { row: lineOf(annual, '- chart: lights') } });
    expect(refusal((text) => text.replace('- table: matrix', '- table: matrx'))).toMatchObject({ zh: expect.stringContaining('没有叫 matrx 的表'), where: { row: lineOf(annual, '- table: matrix') } });
    expect(refusal((text) => text.replace('    optional: true', '    optionl: true'))).toMatchObject({ en: expect.stringContaining('there is no field optionl'), where: { row: lineOf(annual, '    optional: true') } });
  });
  it('an internal table in a part for everybody, a brace left open, a when that counts nothing, an unknown document', () => {
    expect(refusal((text) => text.replace('- table: findings', '- table: orders')).zh).toContain('只能放在 audience: internal');
    expect(refusal((text) => text.replace('{placeShort}定量目标完成情况', '{placeShort定量目标完成情况')).zh).toContain('花括号不成对');
    expect(refusal((text) => text.replace('when: tasks.total', 'when: asOf')).zh).toContain('when 须是计数');
    expect(refusal((text) => text.replace("document: '002'", "document: '009'")).zh).toContain('没有文件 009');
  });
  it('YAML that cannot be read', () => {
    const { details } = refusal((text) => text.replace('sections:', 'sections: ['));
    expect(details[0]).toMatchObject({ zh: expect.stringContaining('不是有效的 YAML'), where: { row: expect.any(Number) } });
  });
});

import { describe, expect, it } from 'vitest';
import type { ListReportData } from '../../modules/enterprises/index.ts';
import { renderReport, type ReportNode } from '../../modules/reports/index.ts';
import { buildListReport } from './build-report.ts';

const firm = (n: number, city: string, standing: 'NEW' | 'STAYED' | 'DROPPED'): ListReportData['outcome'][number] => ({
  enterpriseId: `firm-${n}`, name: `企业${n}`, city, field: n % 2 === 0 ? 'biomedicine' : 'new-energy', standing,
  figures: standing === 'DROPPED' ? null : { revenue: 12_000 + n, revenueBefore: 10_000, revenueFourBefore: 5000, rd: 600, employees: 100, valuation: n, dollarRate: 7 },
});
const data: ListReportData = {
  edition: { id: 'e', list: 'unicorn', year: 2026, region: null, title: '2026年独角兽企业名单', on: '2026-06-30', documentNumber: '苏创规〔2026〕3号', publishedOn: '2026-09-01', outcomeHash: 'abc', demo: true },
  kind: { id: 'unicorn', zh: '独角兽企业', en: 'Unicorns', valued: true, issuer: { zh: '示例单位', en: 'Example' } },
  cities: [{ code: '320500', zh: '苏州市', en: 'Suzhou' }, { code: '320200', zh: '无锡市', en: 'Wuxi' }],
  fields: [{ id: 'biomedicine', zh: '生物医药', en: 'Biomedicine' }, { id: 'new-energy', zh: '新能源', en: 'New energy' }],
  outcome: [...Array.from({ length: 8 }, (_, i) => firm(i + 1, '320500', i < 5 ? 'NEW' : 'STAYED')), ...[9, 10, 11, 12].map((n) => firm(n, '320200', 'NEW')), firm(13, '320200', 'DROPPED')],
  ownYears: [{ year: 2025, firms: 4 }, { year: 2026, firms: 12 }],
  history: [{ list: 'unicorn', year: 2019, value: 5, source: { zh: '公开转载', en: 'reprint' } }],
  targets: [{ list: 'unicorn', year: 2030, value: 30, source: { zh: '规划', en: 'plan' } }],
  valueBands: [1, 2, 5], smallestShown: 5,
};
const tables = (nodes: readonly ReportNode[]) => nodes.flatMap((n) => (n.kind === 'table' ? [n] : []));

describe('report on a list', () => {
  const model = buildListReport(data, 'zh');

  it('counts by city and field so that every table sums to the firms on the list', () => {
    const [cities, fields, , values] = tables(model.nodes);
    expect(cities!.rows.map((r) => r.slice(1).map((c) => c.value))).toEqual([[8, 5, 3, 0], [4, 4, 0, 1], [12, 9, 3, 1]]);
    expect(fields!.rows.map((r) => r[1]!.value)).toEqual([6, 6]);
    expect(values!.rows.reduce((sum, r) => sum + r[1]!.value!, 0)).toBe(12);
  });

  it('shows no sum over fewer than five firms, and no figure of a firm at all', () => {
    const growth = tables(model.nodes)[2]!;
    expect(growth.rows[1]!.slice(1).every((c) => c.text === '—' && c.value === undefined)).toBe(true);
    // Nor by subtraction: beside the total, the sums of the only other city would tell those of the small one.
    expect([1, 4, 6].map((i) => [growth.rows[0]![i]!.value, growth.rows[2]![i]!.value !== undefined])).toEqual([[undefined, true], [undefined, true], [undefined, true]]);
    expect(growth.rows[0]![2]!.value).toBeCloseTo((8 * 12_000 + 36) / 80_000 - 1, 12);
    expect(JSON.stringify(model)).not.toContain('企业13');
  });

  it('says of every number where it comes from', () => {
    const cells = tables(model.nodes).flatMap((t) => t.rows.flat()).filter((c) => c.value !== undefined);
    expect(cells.every((c) => c.label !== undefined && c.sources!.every((n) => model.sources.some((s) => s.number === n)))).toBe(true);
  });

  it('gives the same bytes of the same data, as Word and as PDF, in both languages', async () => {
    for (const [format, language] of [['docx', 'zh'], ['pdf', 'en']] as const) {
      const [one, two] = [await renderReport(buildListReport(data, language), format), await renderReport(buildListReport(structuredClone(data), language), format)];
      expect(one.length).toBeGreaterThan(5000);
      expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    }
  }, 60_000);
});

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { createIndicators } from '../../kernel/indicators/index.ts';
import { createPlanModule } from './index.ts';

const root = path.join(packageRoot, 'packs/sunan');
const pack = openPack(root);
const indicators = createIndicators({ pack });
const plan = createPlanModule({ pack, indicators });
const CLAUSE = /^(附件\d+|[一二三四五六七八九十]+)(\/(（[一二三四五六七八九十]+）|\d+|§\d+))*$/;

describe("the zone's own plan as data", () => {
  it('has the 30 cells of Annex 1, 16 further targets of 002, 8 of 001, 18 of 003, the 36 tasks of Annex 2 and those of the other documents', () => {
    const of = (id: string) => plan.packed.targets.filter((t) => t.document === id);
    expect(of('002').filter((t) => t.clause === '附件1')).toHaveLength(30);
    expect([of('001').length, of('002').length, of('003').length]).toEqual([8, 46, 18]);
    expect(['001', '002', '003', '004'].map((id) => plan.packed.tasks.filter((t) => t.document === id).length)).toEqual([17, 36, 4, 23]);
    expect(plan.packed.targets.flatMap((t) => t.restatements)).toHaveLength(6);
  });
  it('cites every target, restatement and task by a clause path', () => {
    for (const target of plan.packed.targets) {
      expect(target.clause).toMatch(CLAUSE);
      for (const again of target.restatements) expect(again.clause).toMatch(CLAUSE);
    }
    for (const task of plan.packed.tasks) expect(task.clause).toMatch(CLAUSE);
    expect(plan.packed.tasks.filter((t) => t.document === '002').map((t) => t.clause)).toEqual(Array.from({ length: 36 }, (_, i) => `附件2/${i + 1}`));
  });
  it('has items under their chapter, money with clause and amount where a document names one, and the decision tasks rest on', () => {
    const parts = plan.packed.tasks.filter((t) => t.parent === '001-task-1');
    expect(parts.map((t) => t.clause)).toEqual(['三/（一）/1', '三/（一）/2', '三/（一）/3', '三/（一）/4']);
    const named = plan.packed.tasks.flatMap((t) => (t.money ?? []).filter((m) => m.fen !== null).map((m) => [t.clause, m.fen, m.per, m.clause]));
    expect(named).toHaveLength(7);
    expect(named[0]).toEqual(['一/1', 1_000_000_000_000, 'YEAR', '五/12']);
    expect(plan.packed.tasks.find((t) => t.id === '002-task-1')!.resolution).toMatchObject({ kind: 'COUNCIL', document: '002' });
  });
  it('splits the 16,000 overseas grants evenly over the years, since no document does, and says so', () => {
    const [split] = plan.packed.decompositions;
    expect(split).toMatchObject({ target: '002-PAT_OVERSEAS-SUNAN-2025', basis: { document: '002', clause: '二/（三）' } });
    expect(split!.rows[0]!.yearly.map((y) => y.value)).toEqual([3200, 6400, 9600, 12800, 16000]);
    expect(split!.basis.noteZh).toContain('约定');
  });
  it('keeps the text and the annex apart where they disagree on the R&D share', () => {
    const target = plan.packed.targets.find((t) => t.id === '002-RD_GDP-SUNAN-2025')!;
    expect(target).toMatchObject({ operator: 'GTE', value: 3.7, restatements: [{ operator: 'GT', value: 3.7, binding: 'EXPECTED' }] });
  });
  it('has 370 reported figures, 35 of parks and 31 other readings, each with a source', () => {
    const { observations } = indicators.packed;
    expect(observations.filter((o) => o.standing === 'charted')).toHaveLength(405);
    expect(observations.filter((o) => o.standing !== 'charted')).toHaveLength(31);
    for (const o of observations) expect(o.source.length).toBeGreaterThan(0);
    expect(observations.filter((o) => o.grade === 'R').every((o) => o.confidence === 'recalled')).toBe(true);
    expect(observations.filter((o) => o.grade === 'D').every((o) => o.confidence !== 'sourced')).toBe(true);
  });
  it('never lets a ratio, a growth rate or an index be added up', () => {
    for (const d of indicators.packed.definitions) {
      if (d.kind === 'GROWTH' || d.kind === 'INDEX') expect(d.aggregation).toBe('NOT_ADDITIVE');
      if (d.kind === 'RATIO') expect(['WEIGHTED', 'OWN']).toContain(d.aggregation);
    }
  });
  it('has eleven parks in the five cities, nine of them among the nine zones of the 2020 plan', () => {
    const { parks, cities } = indicators.places;
    const nine = parks.filter((p) => p.amongNine);
    expect(parks).toHaveLength(11);
    expect(new Set(parks.map((p) => p.city))).toEqual(new Set(cities.map((c) => c.code)));
    expect(nine.every((p) => p.approvedYear <= 2014)).toBe(true);
  });
});

describe('a plan that does not fit is refused with file, row and field', () => {
  it.each([
    ['unknown indicator', 'plan/targets.csv', '002,RD_GDP,SUNAN', '002,RD_GDX,SUNAN', { row: 2, field: 'indicator' }],
    ['unknown place', 'plan/targets.csv', '002,RD_GDP,SUNAN', '002,RD_GDP,SUNANX', { row: 2, field: 'place' }],
    ['unknown document', 'plan/targets.csv', '002,RD_GDP,SUNAN', '009,RD_GDP,SUNAN', { row: 2, field: 'document' }],
    ['wrong unit', 'plan/targets.csv', 'GTE,3.7,%', 'GTE,3.7,家', { row: 2, field: 'unit' }],
    ['growth of a level', 'plan/targets.csv', '002,RD_GDP,SUNAN,GTE', '002,RD_GDP,SUNAN,CAGR', { row: 2, field: 'operator' }],
    ['target twice', 'plan/targets.csv', '002,RD_GDP,320100', '002,RD_GDP,SUNAN', { row: 3, field: 'indicator' }],
    ['base after target', 'plan/targets.csv', '2025,2020,3.4', '2025,2026,3.4', { row: 2, field: 'baseYear' }],
    ['task without a unit', 'plan/tasks.csv', ',南京市,,320100', ',,,320100', { row: 2, field: 'lead' }],
    ['parent after its part', 'plan/tasks.csv', 'MAJOR_BASE,,,\n', 'MAJOR_BASE,9,,\n', { row: 3, field: 'parent' }],
    ['unknown category', 'plan/tasks.csv', '附件2/1,science-centre', '附件2/1,palace', { row: 2, field: 'category' }],
  ])('%s', (_name, file, from, to, where) => {
    const dir = mkdtempSync(path.join(tmpdir(), 'plan-pack-'));
    cpSync(path.join(root, 'plan'), path.join(dir, 'plan'), { recursive: true });
    const text = readFileSync(path.join(dir, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(path.join(dir, file), text.replace(from, to));
    expect(() => createPlanModule({ pack: openPack(dir), indicators })).toThrow(expect.objectContaining({ code: 'PLAN_PACK_INVALID', where: { file, ...where } }));
  });
});

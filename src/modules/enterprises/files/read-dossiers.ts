import { isCalendarDate } from '../../../kernel/base/calendar-date.ts';
import { isCreditCode } from '../../../kernel/base/credit-code.ts';
import type { ProblemDetail } from '../../../kernel/base/problem.ts';
import type { Places } from '../../../kernel/indicators/index.ts';
import { type FactConfidence, factConfidence } from '../../../kernel/rules/contract.ts';
import { checkFigures, type GivenFigure } from '../domain/check-figures.ts';
import type { Firm, Sector } from '../domain/dossier.ts';
import type { EnterprisePack } from '../pack.ts';
import { faultAt, type Record_ } from './read-tables.ts';
import type { Part } from './columns.ts';

export interface ImportedStatement {
  record: Record_;
  creditCode: string;
  year: number;
  source: string;
  asOf: string;
  confidence: FactConfidence;
  figures: Record<string, number>;
}

export interface ImportedDossiers {
  firms: (Omit<Firm, 'id' | 'version' | 'demo' | 'organisationId'> & { record: Record_ })[];
  statements: ImportedStatement[];
  qualifications: { record: Record_; creditCode: string; type: string; edition: number; certNo: string | null; issuedOn: string; expiresOn: string | null; issuer: string }[];
  faults: ProblemDetail[];
}

const SECTORS: Readonly<Record<string, Sector>> = { 制造业: 'MANUFACTURING', 科技服务业: 'TECHNOLOGY_SME', 负面清单: 'EXCLUDED', 其他: 'OTHER' };
const CONFIDENCE: Readonly<Record<string, FactConfidence>> = { 核定: 'MEASURED', 报送: 'REPORTED', 自报: 'DECLARED', 估计: 'ESTIMATED' };
export const sectorWord = (s: Sector): string => Object.entries(SECTORS).find(([, v]) => v === s)![0];
export const confidenceWord = (c: FactConfidence): string => Object.entries(CONFIDENCE).find(([, v]) => v === c)![0];

/** Every fault of every row, named before anything is written. */
export function readDossierRows(tables: Readonly<Record<Part, readonly Record_[]>>, { pack, places, today }: { pack: EnterprisePack; places: Places; today: string }): ImportedDossiers {
  const out: ImportedDossiers = { firms: [], statements: [], qualifications: [], faults: [] };
  const cell = (part: Part, record: Record_) => {
    const fault = (field: string, code: string, zh: string, en: string): void => void out.faults.push(faultAt(record, part, field, code, zh, en));
    const before = out.faults.length;
    return {
      fault,
      good: () => out.faults.length === before,
      text: (field: string, least = 1): string => {
        const value = record.cells[field] ?? '';
        if (value.length < least) fault(field, 'CELL_EMPTY', '必填', 'must be filled in');
        return value;
      },
      optional: (field: string): string | null => record.cells[field] || null,
      code: (): string => {
        const value = (record.cells.creditCode ?? '').toUpperCase();
        if (!isCreditCode(value)) fault('creditCode', 'CREDIT_CODE_INVALID', `“${value.slice(0, 20)}”不是有效的统一社会信用代码`, `"${value.slice(0, 20)}" is no valid credit code`);
        return value;
      },
      day: (field: string, needed: boolean, latest?: string): string | null => {
        const value = (record.cells[field] ?? '').replaceAll('/', '-').slice(0, 10);
        if (value === '' && !needed) return null;
        if (!isCalendarDate(value)) fault(field, 'CELL_NOT_A_DAY', `“${value}”不是 2024-05-01 样式的日期`, `"${value}" is no day like 2024-05-01`);
        else if (latest && value > latest) fault(field, 'CELL_DAY_TO_COME', `不能晚于 ${latest}`, `cannot be after ${latest}`);
        return value;
      },
      number: (field: string): number => {
        const raw = (record.cells[field] ?? '').replaceAll(',', '');
        const value = raw === '是' ? 1 : raw === '否' ? 0 : Number(raw);
        if (raw === '' || !Number.isFinite(value)) fault(field, 'CELL_NOT_A_NUMBER', `“${raw.slice(0, 20)}”不是数`, `"${raw.slice(0, 20)}" is no number`);
        return value;
      },
    };
  };

  const codes = new Set<string>();
  for (const record of tables.firms) {
    const c = cell('firms', record);
    const creditCode = c.code();
    if (codes.has(creditCode)) c.fault('creditCode', 'ENTERPRISE_TWICE', '同一企业在表中出现两次', 'the firm stands twice in the table');
    codes.add(creditCode);
    const city = c.text('city');
    const park = c.optional('park');
    if (city && !places.cities.some((p) => p.code === city)) c.fault('city', 'PLACE_UNKNOWN', `没有市 ${city}`, `there is no city ${city}`);
    else if (park && places.parks.find((p) => p.code === park)?.city !== city) c.fault('park', 'PLACE_UNKNOWN', `园区 ${park} 不属于该市`, `the park ${park} is not in that city`);
    const sector = SECTORS[c.text('sector')];
    if (!sector) c.fault('sector', 'CELL_WRONG', `应为 ${Object.keys(SECTORS).join('、')} 之一`, `one of ${Object.keys(SECTORS).join(', ')}`);
    const firm = { record, creditCode, name: c.text('name', 2), city, park, field: c.optional('field'), sector: sector ?? 'OTHER', foundedOn: c.day('foundedOn', false, today), recordsCheckedOn: c.day('recordsCheckedOn', false, today) };
    if (c.good()) out.firms.push(firm);
  }

  const statements = new Map<string, ImportedStatement>();
  for (const record of tables.figures) {
    const c = cell('figures', record);
    const word = record.cells.confidence || '报送';
    const confidence = CONFIDENCE[word] ?? factConfidence.safeParse(word).data;
    if (!confidence) c.fault('confidence', 'CELL_WRONG', `应为 ${Object.keys(CONFIDENCE).join('、')} 之一`, `one of ${Object.keys(CONFIDENCE).join(', ')}`);
    const lasting = pack.items.get(record.cells.item ?? '')?.lasting && !record.cells.year;
    const figure: GivenFigure = { item: c.text('item'), year: lasting ? 0 : c.number('year'), value: c.number('value') };
    const head = { creditCode: c.code(), year: figure.year, source: c.text('source', 2), asOf: c.day('asOf', true, today)!, confidence: confidence ?? 'REPORTED' };
    if (!c.good()) continue;
    for (const f of checkFigures(pack.items, [figure], { thisYear: Number(today.slice(0, 4)), firm: false })) c.fault(f.code === 'FIGURE_ITEM_UNKNOWN' ? 'item' : f.code === 'FIGURE_YEAR_WRONG' ? 'year' : 'value', f.code, f.zh, f.en);
    const key = JSON.stringify(Object.values(head));
    const statement = statements.get(key) ?? { record, ...head, figures: {} };
    if (figure.item in statement.figures) c.fault('item', 'FIGURE_TWICE', '同一指标、年度和数据日期重复', 'the figure stands twice for this year and day');
    statement.figures[figure.item] = figure.value!;
    if (c.good()) statements.set(key, statement);
  }
  out.statements = [...statements.values()];

  for (const record of tables.qualifications) {
    const c = cell('qualifications', record);
    const type = c.text('type');
    if (type && !pack.qualifications.has(type)) c.fault('type', 'QUALIFICATION_UNKNOWN', `没有资质 ${type}`, `there is no qualification ${type}`);
    const row = { record, creditCode: c.code(), type, edition: c.number('edition'), certNo: c.optional('certNo'), issuedOn: c.day('issuedOn', true, today)!, expiresOn: c.day('expiresOn', false), issuer: c.text('issuer', 2) };
    if (!Number.isInteger(row.edition) || row.edition < 1980 || row.edition > 2200) c.fault('edition', 'CELL_WRONG', '年度应为四位年份', 'a year of four digits');
    if (row.expiresOn && row.expiresOn < row.issuedOn) c.fault('expiresOn', 'CELL_WRONG', '早于发证日期', 'before the day of issue');
    if (c.good()) out.qualifications.push(row);
  }
  return out;
}

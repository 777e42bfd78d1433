import { isCreditCode } from '../../../../kernel/base/credit-code.ts';
import { canonicalJson, sha256 } from '../../../../kernel/base/canonical-json.ts';
import { demandDraft, keyIndicator, type DemandDraft, type KeyIndicator } from '../../contract/demand.ts';
import type { ImportKind, RefusedRow } from '../../contract/import.ts';
import { resultDraft, type ResultDraft } from '../../contract/result.ts';
import type { DemandType, IntendedMode, IpWish, SecrecyLevel } from '../../contract/words.ts';
import { type Cell, CellFault, choice, date, limited, list, maturity, money, neutralise, text, yesNo } from './cells.ts';

/** A row of a file under the names of our fields. */
export type RawRow = Map<string, Cell>;

export interface ReadRow<D> {
  draft: D;
  externalId: string;
  creditCode: string | null;
  organisationName: string | null;
  /** Of the draft: the same row again is seen to be unchanged. */
  hash: string;
  neutralised: number;
}

export type RowOutcome<D> = { ok: true; row: ReadRow<D> } | { ok: false; faults: Omit<RefusedRow, 'row'>[] };

export type DraftOf<K extends ImportKind> = K extends 'demands' ? DemandDraft : ResultDraft;

const TYPES: Record<DemandType, readonly string[]> = {
  TECHNOLOGY: ['技术', '技术需求', '技术攻关', '技术研发', '技术难题'], CHALLENGE: ['揭榜', '揭榜挂帅', '榜单'], SERVICE: ['服务', '科技服务', '技术服务'],
  TALENT: ['人才', '人才需求'], FINANCE: ['资金', '融资', '金融'],
};
const SECRECY: Record<SecrecyLevel, readonly string[]> = { PUBLIC: ['公开', '全部公开', '非密'], INTERNAL: ['内部', '不公开', '保密', '部分公开'] };
const IP_WISHES: Record<IpWish, readonly string[]> = {
  OWN: ['归我方', '归需求方', '独有'], SHARE: ['共有', '双方共有', '共享'], EXCLUSIVE_LICENCE: ['独占许可'], LICENCE: ['普通许可', '许可'], OPEN: ['可商', '可协商', '协商', '不限'],
};
const MODES: Record<IntendedMode, readonly string[]> = {
  TRANSFER: ['转让', '技术转让', '专利转让'], LICENCE: ['许可', '技术许可', '专利许可', '普通许可', '独占许可'], VALUATION_INVESTMENT: ['作价投资', '技术入股', '作价入股', '入股'],
  COOPERATION: ['合作', '合作开发', '合作转化', '合作实施', '技术服务'], SELF: ['自行实施', '自行转化', '自主转化'],
};

/** Reads a row of demands or results. Every faulty cell is named, not only the first. */
export function readRow<K extends ImportKind>(kind: K, raw: RawRow, moneyUnits: MoneyUnits): RowOutcome<DraftOf<K>> {
  const reader = new RowReader(raw);
  const draft = kind === 'demands' ? readDemand(reader, moneyUnits) : readResult(reader, moneyUnits);
  const creditCode = reader.take('creditCode', (c) => readCreditCode(c), null);
  const organisationName = reader.take('organisationName', (c) => reader.plain(c, 200) || null, null);
  const externalId = reader.take('externalId', (c) => limited(text(c), 200), '');
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults };
  const hash = sha256(canonicalJson({ draft, creditCode, organisationName }));
  return {
    ok: true,
    row: {
      draft: draft as DraftOf<K>, creditCode, organisationName, hash, neutralised: reader.neutralised,
      // A row without a number is known by its words.
      externalId: externalId || `sha256:${sha256(`${draft.title}\n${'problem' in draft ? draft.problem : draft.abstract}`).slice(0, 32)}`,
    },
  };
}

/** What a bare number means in a money column: said by its heading. */
export type MoneyUnits = Record<'budget' | 'price', '万元' | '元' | '分'>;

export function moneyUnitsOf(headings: ReadonlyMap<string, string>): MoneyUnits {
  const unitOf = (field: string): '万元' | '元' | '分' => {
    const heading = [...headings].find(([, f]) => f === field)?.[0] ?? '';
    if (/fen$/i.test(heading)) return '分';
    return /元/.test(heading) && !/万/.test(heading) ? '元' : '万元';
  };
  return { budget: unitOf('budget'), price: unitOf('price') };
}

class RowReader {
  readonly faults: Omit<RefusedRow, 'row'>[] = [];
  neutralised = 0;
  readonly raw: RawRow;

  constructor(raw: RawRow) {
    this.raw = raw;
  }

  has(field: string): boolean {
    return this.raw.has(field);
  }

  take<T>(field: string, read: (cell: Cell) => T, otherwise: T): T {
    const cell = this.raw.get(field);
    try {
      return cell === undefined ? otherwise : read(cell);
    } catch (fault) {
      if (!(fault instanceof CellFault)) throw fault;
      this.refuse(field, fault);
      return otherwise;
    }
  }

  /** Text without formulas. */
  plain(cell: Cell, most: number): string {
    const { value, changed } = neutralise(text(cell));
    if (changed) this.neutralised += 1;
    return limited(value, most);
  }

  refuse(field: string, fault: CellFault): void {
    const shown = text(this.raw.get(field));
    this.faults.push({
      field, value: shown.length > 80 ? `${shown.slice(0, 80)}…` : shown, code: fault.code, zh: fault.zh, en: fault.en, remedy: fault.remedy,
    });
  }
}

/** A title alone is accepted: lists of demands begin like that, and the check-up says what is missing. */
function readDemand(r: RowReader, units: MoneyUnits): DemandDraft {
  const title = r.take('title', (c) => r.plain(c, 200), '');
  const problem = r.take('problem', (c) => r.plain(c, 20_000), '');
  require(r, 'title', title);
  return demandDraft.parse({
    title,
    problem,
    indicators: r.take('indicators', readIndicators, []),
    constraints: r.take('constraints', (c) => r.plain(c, 5_000), ''),
    budgetFen: r.take('budget', (c) => money(c, units.budget), null),
    deadline: r.take('deadline', date, null),
    ipWish: r.take('ipWish', (c) => choice(c, IP_WISHES, null), null),
    secrecy: r.take('secrecy', (c) => choice(c, SECRECY, 'PUBLIC'), 'PUBLIC' as const),
    type: r.take('type', (c) => choice(c, TYPES, 'TECHNOLOGY'), 'TECHNOLOGY' as const),
    field: r.take('field', (c) => r.plain(c, 100), ''),
    contact: r.take('contact', (c) => r.plain(c, 200), ''),
  });
}

function readResult(r: RowReader, units: MoneyUnits): ResultDraft {
  const keywords = r.take('keywords', (c) => list(c).slice(0, 200).map((k) => limited(k, 60)), [] as string[]);
  const title = r.take('title', (c) => r.plain(c, 300), '') || limitedQuietly(keywords.join(''), 300);
  require(r, 'title', title);
  const organisationName = text(r.raw.get('organisationName'));
  return resultDraft.parse({
    title,
    abstract: r.take('abstract', (c) => r.plain(c, 20_000), ''),
    keywords,
    field: r.take('field', (c) => r.plain(c, 100), ''),
    maturity: r.take('maturity', maturity, null),
    owners: organisationName ? [{ organisationId: null, name: organisationName.slice(0, 200), sharePpm: 1_000_000 }] : [],
    completers: r.take('completers', (c) => list(c).slice(0, 100).map((name) => ({ name: limited(name, 60), organisation: '' })), [] as ResultDraft['completers']),
    jobResult: r.take('jobResult', (c) => yesNo(c, true), true),
    fundingFiscal: r.take('fundingFiscal', (c) => yesNo(c, false), false),
    projectNumber: r.take('projectNumber', (c) => r.plain(c, 100), ''),
    ipList: r.take('ipList', (c) => list(c, /[;；、，,\s\n]+/).slice(0, 100).map((number) => ({ kind: ipKind(number), number: limited(number, 100), title: '' })), [] as ResultDraft['ipList']),
    secrecy: r.take('secrecy', (c) => choice(c, SECRECY, 'PUBLIC'), 'PUBLIC' as const),
    intendedMode: r.take('intendedMode', (c) => choice(c, MODES, null), null),
    priceHintFen: r.take('price', (c) => money(c, units.price), null),
    contact: r.take('contact', (c) => r.plain(c, 200), ''),
    disclosureDate: r.take('disclosureDate', date, null),
  });
}

function require(r: RowReader, field: string, value: string): void {
  if (value !== '' || r.faults.some((f) => f.field === field)) return;
  r.refuse(field, new CellFault('VALUE_MISSING', '必填，却是空的', 'Compulsory, but empty', { zh: '补上内容', en: 'Fill it in' }));
}

function limitedQuietly(value: string, most: number): string {
  return value.slice(0, most);
}

function readCreditCode(cell: Cell): string | null {
  const code = text(cell).normalize('NFKC').toUpperCase().replace(/\s/g, '');
  if (code === '') return null;
  if (!isCreditCode(code)) {
    throw new CellFault('CREDIT_CODE_INVALID', '统一社会信用代码的校验位不符', 'The check character of the credit code is wrong', {
      zh: '核对 18 位代码', en: 'Check the 18 characters',
    });
  }
  return code;
}

function ipKind(number: string): ResultDraft['ipList'][number]['kind'] {
  if (/^(ZL|CN)/i.test(number)) return 'patent';
  if (/SR\d/i.test(number)) return 'software';
  return 'other';
}

/** `名称|现状|目标|单位|检测方法; …`, or a list of objects in JSONL. */
function readIndicators(cell: Cell): KeyIndicator[] {
  if (Array.isArray(cell)) {
    const parsed = keyIndicator.array().max(50).safeParse(cell);
    if (parsed.success) return parsed.data;
  } else {
    const items = text(cell).split(/[;；\n]+/).map((i) => i.trim()).filter((i) => i !== '');
    if (items.length <= 50) {
      return items.map((item) => {
        const [name = '', present = '', target = '', unit = '', testMethod = ''] = item.split(/[|｜]/).map((p) => p.trim());
        const bound = /^(≥|>=|≤|<=|>|<|约)?\s*(.*)$/.exec(target)!;
        const operator = bound[1] === undefined ? 'AT_LEAST' : /≤|</.test(bound[1]) ? 'AT_MOST' : bound[1] === '约' ? 'ABOUT' : 'AT_LEAST';
        return keyIndicator.parse({
          name: limited(name, 100), present: limited(present, 60), operator, target: limited(bound[2]!, 60), unit: limited(unit, 30), testMethod: limited(testMethod, 200),
        });
      });
    }
  }
  throw new CellFault('INDICATORS_UNREADABLE', '看不懂关键指标', 'The key indicators cannot be read', {
    zh: '每项写成 名称|现状|目标|单位|检测方法，用分号隔开，最多 50 项', en: 'Write name|present|target|unit|method, separated by semicolons, at most 50',
  });
}

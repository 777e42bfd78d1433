import { addDays, type CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Chance } from '../../kernel/base/chance.ts';
import type { Fen } from '../../kernel/base/money.ts';
import type { Lexicon, LexiconField, LexiconProperty } from './lexicon.ts';
import { type DemoOrganisation, personName } from './organisations.ts';

export interface DemoResult {
  key: string;
  ownerKey: string;
  title: string;
  abstract: string;
  field: string;
  maturity: number;
  completers: string[];
  jobResult: boolean;
  fundingFiscal: boolean;
  patentNumbers: string[];
  priceHintFen: Fen | null;
  disclosureDate: CalendarDate;
  intendedMode: 'TRANSFER' | 'LICENCE' | 'VALUATION_INVESTMENT' | 'COOPERATION';
}

export interface DemoIndicator {
  name: string;
  present: number;
  target: number;
  operator: 'gte' | 'lte';
  unit: string;
  testMethod: string;
}

export interface DemoDemand {
  key: string;
  firmKey: string;
  title: string;
  problem: string;
  field: string;
  indicators: DemoIndicator[];
  constraint: string;
  budgetFen: Fen;
  deadline: CalendarDate;
  writtenOn: CalendarDate;
}

const round = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

function levels(p: LexiconProperty, chance: Chance): { present: number; target: number } {
  const span = p.high - p.low;
  const weak = chance.next() * 0.35;
  const strong = 0.6 + chance.next() * 0.4;
  const at = (share: number): number => round(p.better === 'up' ? p.low + span * share : p.high - span * share);
  return { present: at(weak), target: at(strong) };
}

const pairOf = (p: LexiconProperty, v: number): string => `${p.zh}${p.better === 'up' ? '达到' : '降至'}${v}${p.unit}`;

export function generateResult(
  index: number,
  lexicon: Lexicon,
  field: LexiconField,
  owner: DemoOrganisation,
  chance: Chance,
  today: CalendarDate,
): DemoResult {
  const object = chance.pick(field.objects);
  const [first, second] = chance.shuffle(field.techniques);
  const [p, q] = chance.shuffle(field.properties);
  const shape = chance.integer(0, 4);
  const title = [
    `基于${first}的${object}制备与性能调控技术`,
    `${object}${first}关键技术及装备`,
    `面向${object}的${first}—${second}协同工艺`,
    `提高${object}${p!.zh}的${first}方法`,
    `${object}用${second}系统`,
  ][shape]!;
  const [pv, qv] = [levels(p!, chance), levels(q!, chance)];
  const maturity = chance.integer(3, 9);
  const stage = maturity <= 4 ? '已完成实验室验证' : maturity <= 6 ? '已完成中试' : '已在企业产线小批量应用';
  const abstract =
    `针对${object}${p!.zh}不理想、工艺窗口窄的问题，采用${first}并结合${second}，` +
    `建立了从原料到成品的工艺参数库。样品经${p!.test}测试，${pairOf(p!, pv.target)}，${pairOf(q!, qv.target)}。` +
    `${stage}，技术成熟度${maturity}级，可用于${field.zh}领域的${object}及同类产品。`;
  return {
    key: `result-${index}`,
    ownerKey: owner.key,
    title: p!.better === 'down' ? title.replace('提高', '改善') : title,
    abstract,
    field: field.id,
    maturity,
    completers: Array.from({ length: chance.integer(1, 4) }, () => personName(lexicon, chance)),
    jobResult: owner.kind !== 'firm',
    fundingFiscal: chance.next() < 0.55,
    patentNumbers: Array.from({ length: chance.integer(0, 3) }, () => `ZL${chance.integer(2018, 2025)}1${String(chance.integer(0, 9_999_999)).padStart(7, '0')}.X`),
    priceHintFen: chance.next() < 0.7 ? chance.integer(8, 400) * 1_000_000 : null,
    disclosureDate: addDays(today, -chance.integer(20, 1400)),
    intendedMode: chance.pick(['TRANSFER', 'LICENCE', 'LICENCE', 'VALUATION_INVESTMENT', 'COOPERATION']),
  };
}

export function generateDemand(index: number, field: LexiconField, firm: DemoOrganisation, chance: Chance, today: CalendarDate): DemoDemand {
  const object = chance.pick(field.objects);
  const technique = chance.pick(field.techniques);
  const properties = chance.shuffle(field.properties).slice(0, chance.integer(1, 2));
  const indicators = properties.map((p): DemoIndicator => {
    const { present, target } = levels(p, chance);
    return { name: p.zh, present, target, operator: p.better === 'up' ? 'gte' : 'lte', unit: p.unit, testMethod: p.test };
  });
  const lines = indicators.map((i) => `${i.name}现为${i.present}${i.unit}，希望${i.operator === 'gte' ? '达到' : '降到'}${i.target}${i.unit}${i.operator === 'gte' ? '以上' : '以下'}（按${i.testMethod}检测）`);
  const raised = chance.integer(5, 30);
  const constraint = chance.pick([`不增加现有产线设备，单件成本上升不超过${raised}%`, '须与现有产线兼容，不使用受限进口设备', '不得引入新的环保审批事项', `改造停产时间不超过${raised}天`]);
  const writtenOn = addDays(today, -chance.integer(5, 700));
  return {
    key: `demand-${index}`,
    firmKey: firm.key,
    title: `${object}${indicators[0]!.name}${indicators[0]!.operator === 'gte' ? '提升' : '改善'}技术`,
    problem: `公司生产的${object}用于${field.zh}领域，${lines.join('；')}。曾尝试调整配方和参数，效果不稳定，了解到${technique}可能有帮助，希望合作开发或引进成熟工艺。`,
    field: field.id,
    indicators,
    constraint,
    budgetFen: chance.integer(10, 500) * 1_000_000,
    deadline: addDays(writtenOn, chance.integer(180, 720)),
    writtenOn,
  };
}

import { isCalendarDate } from '../../base/calendar-date.ts';
import { Problem } from '../../base/problem.ts';
import { functions, type Kind } from './functions.ts';
import { type Comparison, type Expression, parseExpression } from './syntax.ts';
import { sameNumber, type Truth, type Value } from './value.ts';

/** Values of facts, parameters and formulas of one evaluation, each in its place. */
export type Frame = Value[];

export interface Named {
  /** Place in the frame. */
  slot: number;
  kind: Kind;
  /** `''` is a pure number. */
  unit: string;
  choices?: readonly string[] | undefined;
  /** A fact: whatever is given for it is a value, never something that cannot be computed. */
  given?: boolean;
}

export interface Compiled {
  kind: Kind;
  /** Undefined for a literal, which takes the unit of what it stands beside. */
  unit: string | undefined;
  choices?: readonly string[] | undefined;
  given?: boolean | undefined;
  expression: Expression;
  run(frame: Frame): Value;
}

export type Names = ReadonlyMap<string, Named>;

/** @throws Problem RULE_EXPRESSION_UNREADABLE, RULE_NAME_UNKNOWN, RULE_TYPE_MISMATCH, RULE_UNIT_MISMATCH, RULE_CHOICE_UNKNOWN, RULE_DATE_INVALID */
export function compileExpression(source: string, names: Names): Compiled {
  return compile(parseExpression(source), names, source);
}

function compile(e: Expression, names: Names, source: string): Compiled {
  const part = (inner: Expression): Compiled => compile(inner, names, source);
  const of = (kind: Kind, inner: Expression): Compiled => {
    const compiled = part(inner);
    if (compiled.kind !== kind) throw mismatch(source, kindZh[kind], kind, compiled.kind);
    return compiled;
  };
  switch (e.kind) {
    case 'number': return { kind: 'number', unit: undefined, expression: e, run: () => e.value };
    case 'text': return { kind: 'text', unit: '', choices: [e.value], expression: e, run: () => e.value };
    case 'truth': return { kind: 'truth', unit: '', expression: e, run: () => e.value };
    case 'name': {
      const named = names.get(e.id);
      if (!named) throw unknownName(source, e.id, names);
      const { slot, kind, unit, choices, given } = named;
      return { kind, unit, choices, given, expression: e, run: (frame) => frame[slot] };
    }
    case 'minus': {
      const inner = of('number', e.of);
      return { kind: 'number', unit: inner.unit, expression: e, run: (frame) => {
        const value = inner.run(frame) as number | undefined;
        return value === undefined ? undefined : -value;
      } };
    }
    case 'not': {
      const inner = of('truth', e.of);
      return { kind: 'truth', unit: '', expression: e, run: (frame) => {
        const truth = inner.run(frame);
        return truth === undefined ? undefined : !truth;
      } };
    }
    case 'arithmetic': return arithmetic(e, of('number', e.left), of('number', e.right), source);
    case 'compare': return comparison(e, part(e.left), part(e.right), source);
    case 'in': {
      const inner = part(e.of);
      const choices = e.choices.map(part);
      for (const choice of choices) alike(source, inner, choice);
      return { kind: 'truth', unit: '', expression: e, run: oneOf(inner, choices) };
    }
    case 'and': {
      const parts = e.parts.map((p) => of('truth', p));
      return { kind: 'truth', unit: '', expression: e, run: every(parts) };
    }
    case 'or': {
      const parts = e.parts.map((p) => of('truth', p));
      return { kind: 'truth', unit: '', expression: e, run: some(parts) };
    }
    case 'call': return e.name === 'if' ? choice(e, part, of, source) : call(e, part, source);
  }
}

type Case<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

function arithmetic(e: Case<'arithmetic'>, left: Compiled, right: Compiled, source: string): Compiled {
  const unit = e.op === '+' || e.op === '-' ? sharedUnit(source, left.unit, right.unit) : e.op === '*' ? product(left.unit, right.unit) : quotient(left.unit, right.unit);
  const run = (work: (a: number, b: number) => number) => (frame: Frame): Value => {
    const a = left.run(frame) as number | undefined;
    const b = right.run(frame) as number | undefined;
    return a === undefined || b === undefined ? undefined : work(a, b);
  };
  const works = {
    '+': (a: number, b: number) => a + b,
    '-': (a: number, b: number) => a - b,
    '*': (a: number, b: number) => a * b,
    '/': (a: number, b: number) => (b === 0 ? Number.NaN : a / b),
  };
  return { kind: 'number', unit, expression: e, run: run(works[e.op]) };
}

function comparison(e: Case<'compare'>, left: Compiled, right: Compiled, source: string): Compiled {
  alike(source, left, right);
  if (e.op !== '=' && e.op !== '!=' && left.kind !== 'number' && left.kind !== 'date') throw mismatch(source, '数或日期', 'number or date', left.kind);
  const test = e.op === '=' || e.op === '!=' ? equality(e.op) : order(e.op);
  return { kind: 'truth', unit: '', expression: e, run: (frame) => test(left.run(frame), right.run(frame)) };
}

function equality(op: '=' | '!='): (a: Value, b: Value) => Truth {
  return (a, b) => {
    const same = equal(a, b);
    return same === undefined ? undefined : op === '=' ? same : !same;
  };
}

function equal(a: Value, b: Value): Truth {
  if (a === undefined || b === undefined) return undefined;
  return typeof a === 'number' && typeof b === 'number' ? sameNumber(a, b) : a === b;
}

/** No condition on a number that cannot be computed is met. */
const orders: Record<Exclude<Comparison, '=' | '!='>, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b && !sameNumber(a, b),
  '<=': (a, b) => a <= b || sameNumber(a, b),
  '>': (a, b) => a > b && !sameNumber(a, b),
  '>=': (a, b) => a >= b || sameNumber(a, b),
};

function order(op: Exclude<Comparison, '=' | '!='>): (a: Value, b: Value) => Truth {
  const holds = orders[op];
  return (a, b) => (a === undefined || b === undefined ? undefined : holds(a as number, b as number));
}

function every(parts: readonly Compiled[]): Compiled['run'] {
  return (frame) => {
    let open = false;
    for (const part of parts) {
      const truth = part.run(frame);
      if (truth === false) return false;
      if (truth === undefined) open = true;
    }
    return open ? undefined : true;
  };
}

function some(parts: readonly Compiled[]): Compiled['run'] {
  return (frame) => {
    let open = false;
    for (const part of parts) {
      const truth = part.run(frame);
      if (truth === true) return true;
      if (truth === undefined) open = true;
    }
    return open ? undefined : false;
  };
}

function oneOf(of: Compiled, choices: readonly Compiled[]): Compiled['run'] {
  return (frame) => {
    const value = of.run(frame);
    let open = false;
    for (const choice of choices) {
      const same = equal(value, choice.run(frame));
      if (same === true) return true;
      if (same === undefined) open = true;
    }
    return open ? undefined : false;
  };
}

/** One no decides; else one unknown leaves it open. */
export function allOf(truths: readonly Truth[]): Truth {
  let open = false;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === undefined) open = true;
  }
  return open ? undefined : true;
}

export function anyOf(truths: readonly Truth[]): Truth {
  let open = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === undefined) open = true;
  }
  return open ? undefined : false;
}

/** `if(condition, a, b)`: known as soon as the condition is, or when both sides are the same. */
function choice(e: Case<'call'>, part: (inner: Expression) => Compiled, of: (kind: Kind, inner: Expression) => Compiled, source: string): Compiled {
  if (e.args.length !== 3) throw wrongArguments(source, 'if', 3);
  const condition = of('truth', e.args[0]!);
  const yes = part(e.args[1]!);
  const no = part(e.args[2]!);
  if (yes.kind !== no.kind) throw mismatch(source, kindZh[yes.kind], yes.kind, no.kind);
  const unit = yes.kind === 'number' ? sharedUnit(source, yes.unit, no.unit) : '';
  return { kind: yes.kind, unit, choices: yes.choices && no.choices && [...yes.choices, ...no.choices], expression: e, run: (frame) => {
    const truth = condition.run(frame);
    if (truth !== undefined) return truth ? yes.run(frame) : no.run(frame);
    const value = yes.run(frame);
    return equal(value, no.run(frame)) ? value : undefined;
  } };
}

function call(e: Case<'call'>, part: (inner: Expression) => Compiled, source: string): Compiled {
  const fn = functions[e.name];
  if (!fn) throw unknownName(source, e.name, new Map(Object.keys(functions).map((name) => [name, undefined as never])));
  const args = e.args.map(part);
  // One kind for as many as there are, or one kind for each.
  const each = typeof fn.takes === 'string' ? fn.takes : undefined;
  const kinds = each ? args.map(() => each) : (fn.takes as readonly Kind[]);
  if (args.length === 0 || args.length !== kinds.length) throw wrongArguments(source, e.name, kinds.length || 1);
  args.forEach((arg, i) => {
    if (arg.kind !== kinds[i]) throw mismatch(source, kindZh[kinds[i]!], kinds[i]!, arg.kind);
  });
  if (e.name === 'date') checkDay(e.args[0]!, source);
  const shared = each === 'number' ? args.map((a) => a.unit).reduce((a, b) => sharedUnit(source, a, b)) : args[0]!.unit;
  const unit = fn.unit === 'same' ? shared : fn.unit === 'none' ? '' : fn.unit;
  return { kind: fn.gives, unit, expression: e, run: (frame) => {
    const values: Value[] = [];
    for (const arg of args) {
      const value = arg.run(frame);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return fn.apply(values as never[]);
  } };
}

/** A day is written out: one that the calendar has not would never be reached, and nobody would notice. */
function checkDay(day: Expression, source: string): void {
  if (day.kind === 'text' && isCalendarDate(day.value)) return;
  throw new Problem('RULE_DATE_INVALID', {
    zh: `“${source}”中 date(…) 里不是有效日期`, en: `"${source}": there is no valid day in date(…)`, remedy: { zh: "写成 date('2024-05-01')", en: "Write it like date('2024-05-01')" },
  });
}

function alike(source: string, left: Compiled, right: Compiled): void {
  if (left.kind !== right.kind) throw mismatch(source, kindZh[left.kind], left.kind, right.kind);
  if (left.kind === 'number') comparable(source, left, right);
  const known = left.expression.kind === 'text' ? right.choices : left.choices;
  const said = left.expression.kind === 'text' ? left : right.expression.kind === 'text' ? right : undefined;
  if (said && known && !known.includes((said.expression as Case<'text'>).value)) {
    const value = (said.expression as Case<'text'>).value;
    throw new Problem('RULE_CHOICE_UNKNOWN', {
      zh: `“${source}”中的 '${value}' 不在可取值之列：${known.join('、')}`, en: `'${value}' in "${source}" is none of ${known.join(', ')}`,
      remedy: { zh: '改为列出的一个值', en: 'Use one of the listed values' },
    });
  }
}

type Measured = Pick<Compiled, 'unit' | 'expression'>;

/** Two numbers that are compared are of one unit; and no amount of money or people is compared with a share (5%). */
export function comparable(source: string, left: Measured, right: Measured): void {
  sharedUnit(source, left.unit, right.unit);
  for (const [share, amount] of [[left, right], [right, left]] as const) {
    if (share.expression.kind === 'number' && share.expression.percent && amount.unit && !/[/·]/.test(amount.unit)) sharedUnit(source, '%', amount.unit);
  }
}

export function sharedUnit(source: string, a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined || a === b) return a ?? b;
  throw new Problem('RULE_UNIT_MISMATCH', {
    zh: `“${source}”中单位不一致：${a || '（无单位）'} 与 ${b || '（无单位）'}`, en: `Units differ in "${source}": ${a || '(none)'} and ${b || '(none)'}`,
    remedy: { zh: '先换算为同一单位', en: 'Convert to one unit first' },
  });
}

function product(a: string | undefined, b: string | undefined): string | undefined {
  if (!a || !b) return a || b || (a ?? b);
  return `${a}·${b}`;
}

function quotient(a: string | undefined, b: string | undefined): string | undefined {
  if (a !== undefined && a === b) return '';
  if (!b) return a ?? b;
  return a ? `${a}/${b}` : `1/${b}`;
}

export const kindZh: Record<Kind, string> = { number: '数', truth: '是否', text: '选项', date: '日期' };

export function mismatch(source: string, expectedZh: string, expected: string, got: Kind): Problem {
  return new Problem('RULE_TYPE_MISMATCH', {
    zh: `“${source}”：此处应为${expectedZh}，得到${kindZh[got]}`, en: `"${source}": ${expected} expected, got ${got}`,
    remedy: { zh: '核对事项的类型', en: 'Check the kind of the fact' },
  });
}

function unknownName(source: string, id: string, names: ReadonlyMap<string, unknown>): Problem {
  return new Problem('RULE_NAME_UNKNOWN', {
    zh: `“${source}”中的 ${id} 未定义`, en: `"${source}" names ${id}, which is not defined`,
    remedy: { zh: `可用的名称：${[...names.keys()].sort().slice(0, 40).join('、')}`, en: `Names that can be used: ${[...names.keys()].sort().slice(0, 40).join(', ')}` },
  });
}

function wrongArguments(source: string, name: string, count: number): Problem {
  return new Problem('RULE_ARGUMENTS_WRONG', {
    zh: `“${source}”：函数 ${name} 需要 ${count} 个参数`, en: `"${source}": the function ${name} takes ${count} arguments`,
    remedy: { zh: '补足或删去参数', en: 'Give as many as it takes' },
  });
}

import { clauseAt, type Stretch } from './clauses.ts';
import { findObject, titleNamesObject } from './objects.ts';
import { findProperty, type VagueFinding } from './vague.ts';
import type { Quantity } from './quantities.ts';
import { isUndecided, readText, type Reading } from './reading.ts';
import type { CheckUpDraft, CheckUpItem, CheckUpSpan, TextField } from './types.ts';

/** The draft with its texts read. */
export interface ReadDraft {
  draft: CheckUpDraft;
  problem: Reading;
  constraints: Reading;
  /** Numbers that are wanted or hold today, from problem and constraints alike. */
  targets: Quantity[];
  presents: Quantity[];
}

export function readDraft(draft: CheckUpDraft): ReadDraft {
  const problem = readText(draft.problem);
  const constraints = readText(draft.constraints);
  const notBudget = problem.quantities.filter((q) => !problem.budgets.some((b) => b.start === q.start) && !inDeadline(problem, q));
  return {
    draft,
    problem,
    constraints,
    targets: notBudget.filter((q) => q.role === 'target'),
    presents: notBudget.filter((q) => q.role === 'present'),
  };
}

function inDeadline(reading: Reading, q: Quantity): boolean {
  return reading.deadlines.dated.some((d) => d.start < q.end && q.start < d.end);
}

const inField = (field: TextField, kind: CheckUpSpan['kind']) => (s: Stretch): CheckUpSpan => ({ field, start: s.start, end: s.end, kind });
const found = inField('problem', 'found');
const vagueSpan = inField('problem', 'vague');

const QUOTE_LENGTH = 24;

/** A short quotation of the person's own words, so that the advice is about this text and no other. */
function quote(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > QUOTE_LENGTH ? `${flat.slice(0, QUOTE_LENGTH)}…` : flat;
}

/** The clause up to and with the place, cut at its front when it is long. */
function around(reading: Reading, span: Stretch): string {
  const { start } = clauseAt(reading.text, span.start);
  const flat = reading.text.slice(start, span.end + 2).replace(/[，。；、,;\n].{0,1}$/, '').replace(/^[\s、]+/, '').replace(/\s+/g, ' ').trim();
  return flat.length > QUOTE_LENGTH ? `…${flat.slice(-QUOTE_LENGTH)}` : flat;
}

export function checkObject({ draft, problem }: ReadDraft): CheckUpItem {
  const aspect = 'object';
  const titleSays = titleNamesObject(draft.title);
  const object = findObject(problem.text);
  const spans = [
    ...(titleSays ? [inField('title', 'found')({ start: 0, end: draft.title.length })] : []),
    ...(object ? [found(object)] : []),
  ];
  if (titleSays) {
    return { aspect, status: 'clear', spans, zh: '对象明确', en: 'The object is clear', suggestion: null };
  }
  if (object) {
    const name = quote(problem.text.slice(object.start, object.end));
    return {
      aspect, status: 'unclear', spans,
      zh: '标题没有说清对象，正文里有', en: 'The title does not name the object; the text does',
      suggestion: { zh: `把对象写进标题，例如“${name}的……”`, en: `Put the object into the title, e.g. "${name} …"` },
    };
  }
  return {
    aspect, status: draft.title.trim() === '' && draft.problem.trim() === '' ? 'missing' : 'unclear', spans,
    zh: '看不出要改进或研制的是什么', en: 'It is not clear what is to be improved or made',
    suggestion: {
      zh: '写明产品、材料、设备或工艺的名称和规格，例如“500 吨/日石灰窑的出灰装置”',
      en: 'Name the product, material, device or process with its size, e.g. "ash discharger of a 500 t/day lime kiln"',
    },
  };
}

export function checkPresentValue({ draft, problem, presents, targets }: ReadDraft): CheckUpItem {
  const aspect = 'presentValue';
  const rows = draft.indicators;
  const written = rows.filter((r) => r.present.trim() !== '');
  const spans = presents.map(found);
  if ((rows.length > 0 && written.length === rows.length) || (rows.length === 0 && presents.length > 0)) {
    return { aspect, status: 'clear', spans, zh: '写明了现状值', en: 'The present values are stated', suggestion: null };
  }
  const change = targets.find((t) => t.comparator === 'change');
  const first = rows.find((r) => r.present.trim() === '');
  const what = first?.name || (change ? around(problem, change) : undefined);
  const suggestion = change
    ? {
        zh: `“${around(problem, change)}”是相对多少而言？写出现状值，例如“由目前的 ____ 改为 ____”`,
        en: `"${around(problem, change)}" against what? State today's value, e.g. "from ____ now to ____"`,
      }
    : what
      ? { zh: `补上“${quote(what)}”目前的数值，例如“目前为 ____${first?.unit ?? ''}”`, en: `Add today's value of "${quote(what)}", e.g. "now ____ ${first?.unit ?? ''}"` }
      : propertyExample(problem);
  if (written.length > 0 || presents.length > 0) {
    return { aspect, status: 'unclear', spans, zh: '部分指标没有现状值', en: 'Some indicators lack a present value', suggestion };
  }
  const vagueNow = problem.vague.filter((v) => /目前|现有|当前|现在|传统|原/.test(v.clause));
  if (vagueNow.length > 0) {
    return {
      aspect, status: 'unclear', spans: vagueNow.map(vagueSpan),
      zh: '说到了现状，但没有数值', en: 'The present state is described without a number',
      suggestion: sharpen(vagueNow[0]!, 'present'),
    };
  }
  return { aspect, status: 'missing', spans, zh: '没有现状值', en: 'No present value', suggestion };
}

function propertyExample(problem: Reading): { zh: string; en: string } {
  const p = findProperty(problem.text);
  return p
    ? { zh: `写出现在做到多少，例如“目前${p.word}为 ____ ${p.unit}”`, en: `State what is reached today, e.g. "${p.en} is now ____ ${p.unit}"` }
    : { zh: '写出现在做到多少，例如“目前合格率为 85%”', en: 'State what is reached today, e.g. "the pass rate is now 85 %"' };
}

function sharpen(v: VagueFinding, as: 'present' | 'target'): { zh: string; en: string } {
  const p = v.property;
  const sign = p?.better === 'less' ? '≤' : '≥';
  if (as === 'present') {
    return p
      ? { zh: `把“${quote(v.clause)}”写成数值，例如“目前${p.word}为 ____ ${p.unit}”`, en: `Put "${quote(v.clause)}" into a number, e.g. "${p.en} is now ____ ${p.unit}"` }
      : { zh: `把“${quote(v.clause)}”写成数值`, en: `Put "${quote(v.clause)}" into a number` };
  }
  return p
    ? {
        zh: `“${v.word}”无法验收，把“${quote(v.clause)}”写成“${p.word} ${sign} ____ ${p.unit}（现为 ____ ${p.unit}）”`,
        en: `"${v.word}" cannot be verified: turn "${quote(v.clause)}" into "${p.en} ${sign} ____ ${p.unit} (now ____ ${p.unit})"`,
      }
    : {
        zh: `“${v.word}”无法验收，给“${quote(v.clause)}”配一个可测的数和单位`,
        en: `"${v.word}" cannot be verified: give "${quote(v.clause)}" a measurable number with a unit`,
      };
}

export function checkTargetValue({ draft, problem, targets }: ReadDraft): CheckUpItem {
  const aspect = 'targetValue';
  const rows = draft.indicators;
  const numeric = rows.filter((r) => /\d/.test(r.target));
  const bare = rows.find((r) => !/\d/.test(r.target));
  const wantedPraise = problem.vague.filter((v) => !/目前|现有|当前|现在|传统/.test(v.clause));
  const spans = [...targets.map(found), ...wantedPraise.map(vagueSpan)];
  const praise = wantedPraise[0];
  if (bare) {
    return {
      aspect, status: numeric.length > 0 || targets.length > 0 ? 'unclear' : bare.target.trim() ? 'unclear' : 'missing', spans,
      zh: `指标“${quote(bare.name)}”的目标值不是数`, en: `The target of "${quote(bare.name)}" is not a number`,
      suggestion: { zh: `给“${quote(bare.name)}”写一个可测的目标，例如“≥ ____ ${bare.unit}”`, en: `Give "${quote(bare.name)}" a measurable target, e.g. "≥ ____ ${bare.unit}"` },
    };
  }
  if (numeric.length > 0 || targets.length > 0) {
    // One vague word beside solid numbers is a hint, not a fault; praise that outweighs the numbers is a fault.
    const clear = wantedPraise.length <= Math.max(1, numeric.length + targets.length);
    return {
      aspect, status: clear ? 'clear' : 'unclear', spans,
      zh: clear ? '目标值可以检验' : '有目标值，但多数要求仍是形容词', en: clear ? 'The target values can be verified' : 'There are target values, but most wishes are adjectives',
      suggestion: praise ? sharpen(praise, 'target') : null,
    };
  }
  if (praise) {
    return { aspect, status: 'unclear', spans, zh: '目标只有形容词，没有数值', en: 'The target is an adjective without a number', suggestion: sharpen(praise, 'target') };
  }
  const p = findProperty(problem.text);
  return {
    aspect, status: 'missing', spans, zh: '没有目标值', en: 'No target value',
    suggestion: p
      ? { zh: `写出要达到多少，例如“${p.word} ${p.better === 'less' ? '≤' : '≥'} ____ ${p.unit}”`, en: `State what is to be reached, e.g. "${p.en} ${p.better === 'less' ? '≤' : '≥'} ____ ${p.unit}"` }
      : { zh: '写出要达到多少，例如“合格率不低于 95%”', en: 'State what is to be reached, e.g. "a pass rate of at least 95 %"' },
  };
}

export function checkUnit({ draft, problem, targets }: ReadDraft): CheckUpItem {
  const aspect = 'unit';
  const numericRows = draft.indicators.filter((r) => /\d/.test(r.target));
  const rowWithout = numericRows.find((r) => r.unit.trim() === '' && readText(`${r.name}≥${r.target}`).quantities.every((q) => q.unit === ''));
  const without = targets.filter((t) => t.unit === '');
  const count = numericRows.length + targets.length;
  if (count === 0) {
    return {
      aspect, status: 'missing', spans: [], zh: '没有目标值，也就没有单位', en: 'No target value, hence no unit',
      suggestion: { zh: '目标值后面带上单位，例如 ≥ 67%、≤ 30 mg/L', en: 'Write a unit after each target, e.g. ≥ 67 %, ≤ 30 mg/L' },
    };
  }
  if (!rowWithout && without.length === 0) {
    return { aspect, status: 'clear', spans: targets.map(found), zh: '单位齐全', en: 'All targets have units', suggestion: null };
  }
  const words = rowWithout ? `${rowWithout.name} ${rowWithout.target}` : around(problem, without[0]!);
  const hint = findProperty(words) ?? (rowWithout ? undefined : findProperty(problem.text.slice(Math.max(0, without[0]!.start - 20), without[0]!.start)));
  return {
    aspect, status: 'unclear', spans: without.map(vagueSpan),
    zh: `“${quote(words)}”没有单位`, en: `"${quote(words)}" has no unit`,
    suggestion: hint
      ? { zh: `在“${quote(words)}”后面写上单位，例如 ${hint.unit}`, en: `Write a unit after "${quote(words)}", e.g. ${hint.unit}` }
      : { zh: `在“${quote(words)}”后面写上单位`, en: `Write a unit after "${quote(words)}"` },
  };
}

export function checkConstraint({ draft, problem, constraints }: ReadDraft): CheckUpItem {
  const aspect = 'constraint';
  const own = draft.constraints.trim();
  const spans: CheckUpSpan[] = problem.constraints.map(found);
  if (own.length >= 2 && !isUndecided(own)) {
    spans.push(inField('constraints', 'found')({ start: 0, end: draft.constraints.length }));
    return { aspect, status: 'clear', spans, zh: '写明了约束条件', en: 'The constraints are stated', suggestion: null };
  }
  if (own.length >= 2) {
    spans.push(...constraints.undecided.map(inField('constraints', 'vague')));
    return {
      aspect, status: 'unclear', spans, zh: `约束条件写的是“${quote(own)}”`, en: `The constraints say "${quote(own)}"`,
      suggestion: { zh: '列出不能变的条件：尺寸、温度、介质、现有设备、环保与安全要求；没有就写“无特殊限制”', en: 'List what must not change: size, temperature, medium, existing equipment, environment and safety; write "无特殊限制" if there is nothing' },
    };
  }
  if (spans.length > 0) {
    return { aspect, status: 'clear', spans, zh: '正文里写了约束条件', en: 'The text states constraints', suggestion: null };
  }
  return {
    aspect, status: 'missing', spans, zh: '没有约束条件', en: 'No constraints',
    suggestion: {
      zh: '写明不能变的条件，例如“不改动现有生产线，安装空间不超过 2 m×1 m，工作温度 −20～60 ℃”；没有就写“无特殊限制”',
      en: 'State what must not change, e.g. "existing line unchanged, room 2 m × 1 m, −20 to 60 ℃"; write "无特殊限制" if there is nothing',
    },
  };
}

export function checkBudget({ draft, problem }: ReadDraft): CheckUpItem {
  const aspect = 'budget';
  if (draft.budgetFen !== null && draft.budgetFen > 0) {
    return { aspect, status: 'clear', spans: problem.budgets.map(found), zh: '填了预算', en: 'The budget is given', suggestion: null };
  }
  const first = problem.budgets[0];
  if (first) {
    const words = problem.text.slice(first.start, first.end);
    return {
      aspect, status: 'clear', spans: problem.budgets.map(found), zh: `正文里有预算：${words}`, en: `The text gives a budget: ${words}`,
      suggestion: { zh: `把“${words}”填进预算栏，便于筛选`, en: `Fill "${words}" into the budget field so that it can be filtered` },
    };
  }
  const undecided = problem.undecided[0];
  const suggestion = { zh: '给一个金额或范围，例如“80 万元以内”；这是预算，不是报价', en: 'Give an amount or a range, e.g. "up to 800,000 yuan"; it is a budget, not an offer' };
  return undecided
    ? { aspect, status: 'unclear', spans: [vagueSpan(undecided)], zh: `只写了“${problem.text.slice(undecided.start, undecided.end)}”，没有金额`, en: 'Money is left open', suggestion }
    : { aspect, status: 'missing', spans: [], zh: '没有预算', en: 'No budget', suggestion };
}

export function checkDeadline({ draft, problem }: ReadDraft): CheckUpItem {
  const aspect = 'deadline';
  const { dated, vague } = problem.deadlines;
  if (draft.deadline) {
    return { aspect, status: 'clear', spans: dated.map(found), zh: '填了期限', en: 'The deadline is given', suggestion: null };
  }
  if (dated.length > 0) {
    const words = problem.text.slice(dated[0]!.start, dated[0]!.end);
    return {
      aspect, status: 'clear', spans: dated.map(found), zh: `正文里有期限：${words}`, en: `The text gives a deadline: ${words}`,
      suggestion: { zh: `把“${words}”填进期限栏`, en: `Fill "${words}" into the deadline field` },
    };
  }
  const suggestion = { zh: '写出日期或时长，例如“2026 年底前完成样机”或“12 个月内”', en: 'State a date or a period, e.g. "prototype by the end of 2026" or "within 12 months"' };
  return vague.length > 0
    ? { aspect, status: 'unclear', spans: vague.map(vagueSpan), zh: `“${problem.text.slice(vague[0]!.start, vague[0]!.end)}”不是期限`, en: 'The time is vague', suggestion }
    : { aspect, status: 'missing', spans: [], zh: '没有期限', en: 'No deadline', suggestion };
}

export function checkTestMethod({ draft, problem, targets }: ReadDraft): CheckUpItem {
  const aspect = 'testMethod';
  const rows = draft.indicators;
  const withMethod = rows.filter((r) => r.testMethod.trim() !== '' && !isUndecided(r.testMethod));
  const { named, mentioned } = problem.testMethods;
  const spans = named.map(found);
  const property = findProperty(rows[0]?.name ?? '') ?? (targets[0] ? findProperty(around(problem, targets[0])) : undefined) ?? findProperty(problem.text);
  const suggestion = {
    zh: property ? `写明“${property.word}”按什么标准、由谁测，例如“按 GB/T ____ 由第三方检测”` : '写明按什么标准、由谁测，例如“按 GB/T ____ 由第三方检测”',
    en: property ? `Say by which standard and by whom ${property.en} is measured, e.g. "by GB/T ____, third-party test"` : 'Say by which standard and by whom it is measured, e.g. "by GB/T ____, third-party test"',
  };
  if ((rows.length > 0 && withMethod.length === rows.length) || named.length > 0) {
    return { aspect, status: 'clear', spans, zh: '写明了检测方法', en: 'The test method is stated', suggestion: null };
  }
  if (withMethod.length > 0 || mentioned.length > 0) {
    return {
      aspect, status: 'unclear', spans: mentioned.map(vagueSpan),
      zh: withMethod.length > 0 ? '部分指标没有检测方法' : '提到检测，但没有说方法或标准', en: withMethod.length > 0 ? 'Some indicators lack a test method' : 'Testing is mentioned without a method or standard',
      suggestion,
    };
  }
  return { aspect, status: 'missing', spans, zh: '没有检测方法', en: 'No test method', suggestion };
}

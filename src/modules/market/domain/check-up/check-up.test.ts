import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUp } from './check-up.ts';
import type { CheckUpAspect, CheckUpDraft, CheckUpItem } from './types.ts';

const EMPTY: CheckUpDraft = { title: '', problem: '', constraints: '', indicators: [], budgetFen: null, deadline: null };

function item(aspect: CheckUpAspect, draft: Partial<CheckUpDraft>): CheckUpItem {
  return checkUp({ ...EMPTY, ...draft }).items.find((i) => i.aspect === aspect)!;
}

function words(found: CheckUpItem, draft: Partial<CheckUpDraft>): string[] {
  return found.spans.map((s) => (draft[s.field] ?? '').slice(s.start, s.end));
}

describe('demand check-up', () => {
  it('an empty draft lacks everything and scores 0', () => {
    const result = checkUp(EMPTY);
    expect(result.items.map((i) => i.status)).toEqual(Array(8).fill('missing'));
    expect(result.score).toBe(0);
    expect(result.items.every((i) => i.suggestion !== null)).toBe(true);
  });

  it('a demand that says everything scores 100', () => {
    const result = checkUp({
      title: '钕铁硼磁体表面锌镍合金镀层工艺',
      problem:
        '目前钕铁硼磁体镀层在中性盐雾中 240 小时出现红锈。要求镀层耐盐雾时间不低于 720 h，厚度 8～12 μm。不改动现有滚镀生产线。按 GB/T 10125 做盐雾试验。拟投入经费 150 万元，2026 年底前完成中试。',
      constraints: '',
      indicators: [],
      budgetFen: null,
      deadline: null,
    });
    expect(result.items.filter((i) => i.status !== 'clear')).toEqual([]);
    expect(result.score).toBe(100);
  });

  it('"由 62% 提高到 75% 以上" gives a present and a target value', () => {
    const draft = { problem: '希望把污泥脱水后的含固率由 62% 提高到 75% 以上。' };
    expect(words(item('presentValue', draft), draft)).toEqual(['62%']);
    expect(words(item('targetValue', draft), draft)).toEqual(['75%']);
    expect(item('presentValue', draft).status).toBe('clear');
    expect(item('targetValue', draft).status).toBe('clear');
  });

  it.each([
    ['熔深不低于 3.5 mm', '3.5 mm'],
    ['表面粗糙度≤0.4μm', '0.4μm'],
    ['使出水氨氮控制在 5 mg/L 以下', '5 mg/L'],
    ['分选速度达到 120 件/min', '120 件/min'],
    ['每吨电耗降至 380 kWh/t', '380 kWh/t'],
    ['识别准确率 ＞ ９８％', '９８％'],
    ['要求工作温度 -40～125 ℃', '-40～125 ℃'],
    ['能耗下降百分之二十', '百分之二十'],
  ])('finds the target in %s', (problem, quantity) => {
    const draft = { problem };
    const found = item('targetValue', draft);
    expect(found.status).toBe('clear');
    expect(words(found, draft).join()).toContain(quantity.replace(/^-/, ''));
    expect(item('unit', draft).status).toBe('clear');
  });

  it('"显著提高耐磨性" is no target, and the advice quotes it with a unit', () => {
    const draft = { title: '挤出机螺杆涂层', problem: '需要一种涂层，显著提高螺杆的耐磨性，延缓更换。' };
    const found = item('targetValue', draft);
    expect(found.status).toBe('unclear');
    expect(words(found, draft)).toContain('显著提高');
    expect(found.suggestion!.zh).toContain('显著提高螺杆的耐磨性');
    expect(found.suggestion!.zh).toMatch(/耐磨 ≤ ____ mm³/);
    expect(found.suggestion!.en).toContain('wear rate');
  });

  it('a vague word with a number in its clause is not held against the writer', () => {
    const draft = { problem: '大幅降低能耗 30% 以上。' };
    expect(item('targetValue', draft).spans.filter((s) => s.kind === 'vague')).toEqual([]);
  });

  it('a vague word is forgiven when its number follows in the next clause', () => {
    const draft = { problem: '希望显著提高耐电痕性能，达到 600 V 以上。大幅改善外观，缩短交货。' };
    expect(words(item('targetValue', draft), draft)).toEqual(['600 V', '大幅']);
  });

  it('quotes whole words of the clause', () => {
    expect(item('unit', { problem: '材料的抗拉强度要求达到 55，韧性良好。' }).zh).toBe('“材料的抗拉强度要求达到 55”没有单位');
  });

  it('a relative target without a base asks: against what?', () => {
    const found = item('presentValue', { problem: '要求单件重量降低 20% 以上。' });
    expect(found.status).toBe('missing');
    expect(found.suggestion!.zh).toContain('相对多少');
    expect(found.suggestion!.zh).toContain('20%');
  });

  it('a target without a unit is marked where it stands', () => {
    const draft = { problem: '抗拉强度要求达到 850，屈服强度不低于 600 MPa。' };
    const found = item('unit', draft);
    expect(found.status).toBe('unclear');
    expect(words(found, draft)).toEqual(['850']);
    expect(found.suggestion!.zh).toContain('MPa');
  });

  it('pH and coefficients need no unit', () => {
    expect(item('unit', { problem: '要求出水 pH 值达到 6.5～8.5，摩擦系数不大于 0.12。' }).status).toBe('clear');
  });

  it('numbers about the firm itself are neither present nor target values', () => {
    const draft = { problem: '我公司成立于2009年，现有员工320人，厂房占地15000平方米，年销售收入8600万元，授权专利27项。' };
    expect(item('targetValue', draft).status).toBe('missing');
    expect(item('presentValue', draft).status).toBe('missing');
    expect(item('budget', draft).status).toBe('missing');
    expect(item('deadline', draft).status).toBe('missing');
  });

  it('headings of a form rule over the numbers below them', () => {
    const draft = {
      problem: '技术现状：\n淬火变形量 0.35mm\n预期目标：\n淬火变形量 0.10mm\n现有工作基础：\n企业拥有热处理炉 12 台，性能良好。',
    };
    expect(words(item('presentValue', draft), draft)).toEqual(['0.35mm']);
    expect(words(item('targetValue', draft), draft)).toEqual(['0.10mm']);
  });

  it('numbering, standards, dates and patent numbers are not quantities', () => {
    const draft = { problem: '1、按 GB/T 228.1-2021 检测；2、已有专利 ZL201810234567.8；3、2025年3月立项。' };
    expect([...item('targetValue', draft).spans, ...item('presentValue', draft).spans]).toEqual([]);
  });

  it('takes the amount to be spent as budget, not turnover', () => {
    const draft = { problem: '去年销售收入 4000 万元。本项目计划投资 260 万元用于合作研发。' };
    const found = item('budget', draft);
    expect(found.status).toBe('clear');
    expect(words(found, draft)).toEqual(['260 万元']);
    expect(found.suggestion!.zh).toContain('预算栏');
  });

  it('"费用面议" leaves the budget unclear', () => {
    expect(item('budget', { problem: '寻求废盐提纯技术，费用面议。' }).status).toBe('unclear');
  });

  it.each(['2026 年 6 月底前交付样机', '研发周期 18 个月', '要求在十个月内完成', '2027-03-31 之前验收'])('%s is a deadline', (problem) => {
    expect(item('deadline', { problem }).status).toBe('clear');
  });

  it('"尽快解决" is no deadline', () => {
    const draft = { problem: '该问题影响交货，希望尽快解决。' };
    expect(item('deadline', draft).status).toBe('unclear');
    expect(words(item('deadline', draft), draft)).toEqual(['尽快']);
  });

  it.each(['按 ISO 6892-1:2019 拉伸', '参照 JB/T 8881 执行', '由第三方检测机构出具报告', '采用三坐标测量', '盐雾试验 500 小时无红锈'])(
    '%s names a test method',
    (problem) => expect(item('testMethod', { problem }).status).toBe('clear'),
  );

  it('testing that is only mentioned is unclear', () => {
    expect(item('testMethod', { problem: '产品最后要通过客户验收。' }).status).toBe('unclear');
  });

  it('a title of general words does not name the object, and the text is quoted for it', () => {
    const draft = { title: '关键技术攻关需求', problem: '需要开发一种超薄电解铜箔添加剂，用于锂电池。' };
    const found = item('object', draft);
    expect(found.status).toBe('unclear');
    expect(found.suggestion!.zh).toContain('铜箔添加剂');
  });

  it('structured indicators count: a row without a present value or method is named', () => {
    const row = { name: '剥离强度', present: '', target: '1.2', unit: 'N/mm', testMethod: '' };
    const draft = { title: '柔性覆铜板胶黏剂', indicators: [row, { ...row, name: '耐热时间', present: '30', unit: 's', testMethod: 'IPC-TM-650' }] };
    expect(item('presentValue', draft).status).toBe('unclear');
    expect(item('presentValue', draft).suggestion!.zh).toContain('剥离强度');
    expect(item('targetValue', draft).status).toBe('clear');
    expect(item('unit', draft).status).toBe('clear');
    expect(item('testMethod', draft).status).toBe('unclear');
  });

  it('a row whose target is an adjective is not clear', () => {
    const draft = { indicators: [{ name: '光泽度', present: '80', target: '更高', unit: 'GU', testMethod: '' }] };
    expect(item('targetValue', draft).status).toBe('unclear');
    expect(item('targetValue', draft).suggestion!.zh).toContain('光泽度');
  });

  it('"无特殊限制" is a statement, "待定" is not', () => {
    expect(item('constraint', { constraints: '无特殊限制' }).status).toBe('clear');
    expect(item('constraint', { constraints: '待定' }).status).toBe('unclear');
  });

  it('spans always lie inside their text, whatever is typed (seed printed on failure)', () => {
    const piece = fc.oneof(
      fc.constantFrom('目前', '要求', '≥', '达到', '提高到', '显著提高', '12.5', '3～5', 'MPa', '%', '万元', '，', '。', '\n', '预期目标：', 'GB/T 1040', '2026年底前', '（', '）', '预算', '，,'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.string({ maxLength: 20 }), (parts, title) => {
        const draft = { ...EMPTY, title, problem: parts.join(''), constraints: parts.slice(0, 4).join('') };
        const result = checkUp(draft);
        for (const i of result.items) {
          for (const s of i.spans) {
            expect(s.start).toBeGreaterThanOrEqual(0);
            expect(s.end).toBeGreaterThan(s.start);
            expect(s.end).toBeLessThanOrEqual(draft[s.field].length);
          }
          expect(i.status === 'clear' || i.suggestion !== null).toBe(true);
        }
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.score).toBeLessThanOrEqual(100);
      }),
      { numRuns: 300 },
    );
  });

  it('a text says the same a hundred times as once', () => {
    const problem = '目前剥离强度为 0.8 N/mm，要求显著提高并达到 1.2 N/mm 以上，按 GB/T 2792 检测，预算 30 万元。\n';
    const items = (text: string) => checkUp({ ...EMPTY, problem: text }).items.map(({ aspect, status }) => [aspect, status]);
    expect(items(problem.repeat(100))).toEqual(items(problem));
  });
});

describe('better phrasing', () => {
  it('says that a number without a bound can be read both ways, and which way is meant', () => {
    const { bounds } = checkUp({ ...EMPTY, problem: '目前表面粗糙度为 1.6 μm，要求粗糙度达到 0.4 μm。' });
    expect(bounds.map((b) => b.zh).join()).toContain('≤ 0.4 μm');
    expect(checkUp({ ...EMPTY, problem: '要求熔深不低于 3.5 mm。' }).bounds).toEqual([]);
  });

  it('offers one sentence with what is known and blanks for what is lacking, and none when nothing is', () => {
    const offered = checkUp({ ...EMPTY, title: '刀具涂层', problem: '目前刀具使用寿命约 45 min，要求达到 90 min 以上。' }).phrasing!;
    for (const known of ['使用寿命', '45 min', '≥ 90 min', 'GB/T ____', '____ 万元以内']) expect(offered.zh).toContain(known);
    expect(checkUp(EMPTY).phrasing).toBeNull();
    const full = checkUp({ ...EMPTY, title: '刀具涂层', problem: '目前刀具使用寿命约 45 min，要求不低于 90 min，按 GB/T 16461 试验。', budgetFen: 80_000_000, deadline: '2026-12-31' });
    expect(full.phrasing).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { extractPolicy } from './extract.ts';

const found = (text: string, title = '治水若干措施') => extractPolicy(`${title}\n一、支持治水\n1.修渠。${text}`, { id: 'x', places: { names: [], groups: {} } }).parameters.map(({ role, subject, value, unit, comparator }) => [role, subject, value, unit, comparator]);

describe('numbers a rule would need', () => {
  it.each([
    ['对修建水渠的企业，按实际投入的50%给予补助，最高不超过500万元。', [['rate', '实际投入', 50, '%', '='], ['cap', '按实际投入的50%给予补助', 500, '万元', '<=']]],
    ['对首次达标的泵站给予一次性奖励20万元。', [['amount', '首次达标的泵站', 20, '万元', '=']]],
    ['每年安排治水资金不少于1亿元。', [['quota', '每年安排治水资金', 1, '亿元', '>=']]],
    ['年供水不少于20座且收入不低于2000万元的，给予奖励。', [['threshold', '年供水', 20, '座', '>='], ['threshold', '收入', 2000, '万元', '>=']]],
    ['支持期限不超过三年，予以补助。', [['duration', '支持期限', 3, '年', '<=']]],
    ['管委会应当自受理之日起15个工作日内完成审核。', [['duration', '管委会应当自受理之日起', 15, '个工作日', '<=']]],
  ])('%s', (text, parameters) => expect(found(text)).toEqual(parameters));
  it('how long the document holds: for a time, or until a day', () => {
    expect(found('修渠。\n本措施自印发之日起施行，有效期三年。')).toEqual([['validity', '有效期', 3, '年', '=']]);
    expect(found('修渠。\n本措施自2024年3月10日起施行，有效期至2026年12月31日。')).toEqual([['validity', '有效期', '2026-12-31', 'date', '<=']]);
  });
  it('in a list of conditions a limit is a threshold', () => {
    expect(found('申请者应当符合下列条件：\n（1）注册满一年；\n（2）上年度收入不超过4亿元。').map(([role, , value, unit]) => [role, value, unit])).toEqual([['threshold', 1, '年'], ['threshold', 4, '亿元']]);
  });
  it('an aim is none, nor is a year or the name of a plan', () => {
    expect(found('到2027年，建成泵站20座以上，实施三年行动计划，给予支持。')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { figureText, type Headline, targetText } from './figure-text.ts';

const headline = (latest: Partial<NonNullable<Headline['latest']>> | null, target: Partial<NonNullable<Headline['target']>> | null): Headline => ({
  indicator: { code: 'RD_GDP', zh: '研发投入强度', en: 'R&D intensity', shortZh: '研发强度', shortEn: 'R&D', unit: '%', unitEn: '%', decimals: 2, direction: 'UP', theme: 'input' },
  latest: latest && { period: '2024', value: 3.9, confidence: 'sourced', bound: 'exact', ...latest },
  target: target && { id: 't', operator: 'GTE', value: 3.7, year: 2025, light: 'GREEN', ...target },
  operational: null,
});

describe('a figure on the portal', () => {
  it('keeps the word of a bound, so that "more than 1,000" is not shown as 1,000', () => {
    expect(figureText(headline({ value: 1000, bound: 'at_least' }, null), 'zh')).toBe('超 1,000');
    expect(figureText(headline({ value: 1000, bound: 'about' }, null), 'en')).toBe('about 1,000');
  });

  it('is rounded as the indicator says', () => {
    expect(figureText(headline({ value: 3.6281 }, null), 'zh')).toBe('3.63');
  });

  it('is absent rather than zero when nothing was published', () => {
    expect(figureText(headline(null, null), 'zh')).toBeUndefined();
  });

  it('sets a unit that begins with a number off from the figure', () => {
    const turnover = headline(null, { value: 3000, operator: 'APPROX' });
    turnover.indicator = { ...turnover.indicator, unit: '亿元', unitEn: '100m CNY' };
    expect(targetText(turnover, 'en')).toBe('≈ 3,000 × 100m CNY');
    expect(targetText(turnover, 'zh')).toBe('≈ 3,000 亿元');
  });

  it('shows its target with the operator of the document', () => {
    expect(targetText(headline(null, { operator: 'GT' }), 'zh')).toBe('> 3.7%');
    expect(targetText(headline(null, { operator: 'APPROX', value: 4 }), 'zh')).toBe('≈ 4%');
    expect(targetText(headline(null, { operator: 'REDUCE', value: 18 }), 'zh')).toBe('−18%');
  });
});

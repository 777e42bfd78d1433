import { numberText, valueText } from '../../../../src/flows/checkup/contract.ts';
import type { FactDefinition, Written } from '../../../../src/kernel/rules/contract.ts';

/** Parts of one are shown and typed as percent: nobody writes 0.05 for five per cent. */
export const isShare = (fact: FactDefinition): boolean => fact.kind === 'number' && !fact.unit && !fact.whole;

const percentText = (value: number): string => `${numberText(Math.round(value * 1e6) / 1e4)}%`;

/** A fact's value as a person reads it. */
export function factText(fact: FactDefinition | undefined, value: Written | undefined, language: 'zh' | 'en'): string {
  if (value === null || value === undefined) return '—';
  if (fact && typeof value === 'number' && isShare(fact)) return percentText(value);
  if (fact?.choices) return fact.choices.find((c) => c.value === value)?.[language] ?? String(value);
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  return valueText(value, fact?.unit ?? '');
}

/** A value on the way: fractions without a unit are shares. */
export function namedText(fact: FactDefinition | undefined, value: Written, unit: string, language: 'zh' | 'en'): string {
  if (fact || typeof value === 'boolean') return factText(fact, value, language);
  if (typeof value === 'number' && unit === '' && !Number.isInteger(value)) return percentText(value);
  return valueText(value, unit);
}

import type { DemandDraft, KeyIndicator } from '../contract/demand.ts';

const SIGNS: Record<KeyIndicator['operator'], string> = { AT_LEAST: '≥', AT_MOST: '≤', EQUALS: '=', ABOUT: '约', BETWEEN: '' };

const lineOf = ({ name, present, operator, target, unit }: KeyIndicator): string =>
  target === '' ? `${name} ${present}${unit}` : `${name} ${present === '' ? '' : `${present}→`}${SIGNS[operator]}${target}${unit}`;

/** What of a demand is compared with results: problem, targets, constraints. */
export function demandContent(demand: Pick<DemandDraft, 'problem' | 'indicators' | 'constraints'>): string {
  return [demand.problem, ...demand.indicators.map(lineOf), demand.constraints].filter((t) => t.trim() !== '').join('\n');
}

/** What else of a demand is held against results: its field, the maturity it asks for in its text (TRL≥6), its place. */
export function demandCircumstances(demand: Pick<DemandDraft, 'problem' | 'constraints' | 'field'> & { region: string | null }): { field?: string; maturity?: number; place?: string } {
  const level = /(?:TRL|技术成熟度|技术就绪度)(?:等级|级别)?\s*(?:≥|>=|不低于|达到|至少|为)?\s*(?:TRL)?\s*([1-9])(?!\d)/i.exec(`${demand.constraints}\n${demand.problem}`)?.[1];
  return { ...(demand.field ? { field: demand.field } : {}), ...(level ? { maturity: Number(level) } : {}), ...(demand.region ? { place: demand.region } : {}) };
}

import type { TFunction } from 'i18next';
import { inBrackets } from '../../../app/marks.ts';
import type { ReviewItem } from '../../../../../src/modules/policy/contract.ts';

/** Kinds of instrument that have a name; a person may have entered another. */
export const INSTRUMENTS: readonly string[] = [
  'voucher', 'tax', 'land', 'standard', 'publicity', 'monitoring', 'subsidy_or_award', 'loan_or_guarantee', 'fund', 'ip', 'talent', 'regulation', 'cooperation', 'service',
  'organisation', 'platform', 'project_program',
];

/** An item in one line, as a person would say it. */
export function headlineOf({ kind, fields: f }: Pick<ReviewItem, 'kind' | 'fields'>, t: TFunction<'policy'>, quote: string): string {
  const list = (value: unknown): string => (Array.isArray(value) ? value.join('、') : '');
  switch (kind) {
    case 'target':
    case 'fact': {
      const year = kind === 'fact' ? (f.asOfYear ?? f.year) : f.year;
      return `${year ? `${String(year)} ` : ''}${String(f.subject ?? '')} ${String(f.indicator)} ${t(`review.comparator.${String(f.comparator)}`)} ${String(f.value)}${f.upTo === undefined ? '' : `–${String(f.upTo)}`}${String(f.unit)}`.trim();
    }
    case 'responsibility':
      return [list(f.units), f.task ?? f.role].filter(Boolean).join('：');
    case 'measure':
      return [INSTRUMENTS.includes(String(f.instrument)) ? t(`review.instrument.${String(f.instrument)}`) : '', quote].filter(Boolean).join(' · ');
    case 'milestone':
      return `${String(f.year)} ${String(f.goal)}`;
    case 'entity': {
      const other = list(f.aliases);
      return `${t(`review.nameKind.${String(f.kind)}`)} · ${String(f.name)}${other === '' ? '' : inBrackets(other)}`;
    }
    case 'parameter':
      return `${t(`review.parameterRole.${String(f.role)}`)} · ${String(f.subject)} ${f.unit === 'date' ? '' : t(`review.limit.${String(f.comparator)}`)} ${String(f.value)}${f.unit === 'date' ? '' : String(f.unit)}`;
  }
}

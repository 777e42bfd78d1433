/** What the check-up looks at: the draft as far as it has been written. Everything may still be empty. */
export interface CheckUpDraft {
  title: string;
  problem: string;
  constraints: string;
  indicators: readonly CheckUpIndicator[];
  budgetFen: number | null;
  /** `YYYY-MM-DD` */
  deadline: string | null;
}

export interface CheckUpIndicator {
  name: string;
  present: string;
  target: string;
  unit: string;
  testMethod: string;
}

export const CHECK_UP_ASPECTS = [
  'object',
  'presentValue',
  'targetValue',
  'unit',
  'constraint',
  'budget',
  'deadline',
  'testMethod',
] as const;
export type CheckUpAspect = (typeof CHECK_UP_ASPECTS)[number];

export type CheckUpStatus = 'clear' | 'unclear' | 'missing';

export type TextField = 'title' | 'problem' | 'constraints';

/** A place in one of the draft's texts. Offsets are UTF-16 units, `end` excluded, as `String.slice` takes them. */
export interface CheckUpSpan {
  field: TextField;
  start: number;
  end: number;
  /** `found` carries the aspect, `vague` is what should be rewritten. */
  kind: 'found' | 'vague';
}

export interface Bilingual {
  zh: string;
  en: string;
}

export interface CheckUpItem {
  aspect: CheckUpAspect;
  status: CheckUpStatus;
  spans: CheckUpSpan[];
  /** What was found or is lacking. */
  zh: string;
  en: string;
  /** How to mend it; null when there is nothing to mend. */
  suggestion: Bilingual | null;
}

export interface CheckUp {
  items: CheckUpItem[];
  /** 0–100: weight of the clear aspects plus half the weight of the unclear ones. */
  score: number;
  /** Targets that do not say whether they are a minimum or a maximum. */
  bounds: (Bilingual & { span: CheckUpSpan })[];
  /** The demand in one sentence that could be accepted against, with blanks for what is lacking; null when nothing is, or nothing was written. */
  phrasing: Bilingual | null;
}

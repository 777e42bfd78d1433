/** An entry of the negative lists: something forbidden, or expressly allowed. */
export interface ExemptionRule {
  id: string;
  kind: 'FORBIDDEN' | 'ALLOWED';
  appliesTo: readonly ExemptionOccasion[];
  zh: string;
  en: string;
  question: { zh: string; en: string } | null;
  /** The answer that stops the case (of a forbidden act), or loses the exemption (of an allowed one). */
  breachWhen: boolean | null;
  clause: string;
}

export const exemptionOccasions = ['GRANT', 'PLAN', 'SALE'] as const;
export type ExemptionOccasion = (typeof exemptionOccasions)[number];

export interface ExemptionBook {
  version: number;
  from: string;
  source: string;
  rules: readonly ExemptionRule[];
}

/** What is to be read or answered on an occasion, in the order of the list. */
export function checkList(book: ExemptionBook, occasion: ExemptionOccasion): ExemptionRule[] {
  return book.rules.filter((r) => r.appliesTo.includes(occasion));
}

/** Why the answers do not let the case go on; empty when they do. Only forbidden acts stop it. */
export function breaches(book: ExemptionBook, occasion: ExemptionOccasion, answers: Readonly<Record<string, boolean>>): { zh: string; en: string }[] {
  return checkList(book, occasion).flatMap((r) => {
    if (r.kind !== 'FORBIDDEN' || !r.question) return [];
    const answer = answers[r.id];
    if (answer === undefined) return [{ zh: `负面清单未答：${r.question.zh}`, en: `Not answered: ${r.question.en}` }];
    return answer === r.breachWhen ? [{ zh: `${r.zh}（${r.clause}）`, en: `${r.en} (${r.clause})` }] : [];
  });
}

import { inBrackets, semicolon } from '../../app/marks.ts';
import type { EntryStatus, FindingView, RoundView } from '../../../../src/modules/entitlement/contract.ts';
import type { LightColour } from '../../components/light.tsx';

export const roundColour: Record<RoundView['status'], LightColour> = {
  DRAFT: 'grey', SUBMITTED: 'yellow', RETURNED: 'red', APPROVED: 'yellow', NOTICE: 'yellow', CONFIRMED: 'yellow', PROPOSED: 'green', CLOSED: 'done', WITHDRAWN: 'grey',
};
export const entryColour: Record<EntryStatus, LightColour> = { LISTED: 'green', OPTED_OUT: 'grey', OBJECTED: 'yellow', CONFIRMED: 'green', PROPOSED: 'green', PAID: 'done', REFUSED: 'red' };
export const answerColour: Record<'YES' | 'NO' | 'UNKNOWN', LightColour> = { YES: 'green', NO: 'red', UNKNOWN: 'grey' };

interface Reasons {
  outcome: FindingView['outcome'];
  reasons: FindingView['reasons'];
}
/** Reasons in one line. Conditions are worded as what is asked, so a failing one is said to be so. */
export function reasonsOf({ outcome, reasons }: Reasons, say: (words: { zh: string; en: string }) => string, failing: (what: string) => string): string {
  const text = reasons.map((r) => `${say(r)}${r.clause ? inBrackets(r.clause) : ''}`).join(semicolon());
  return outcome === 'NEAR_MISS' || (outcome === 'NOT_ENTITLED' && reasons[0]?.code !== 'AMOUNT_ZERO') ? failing(text) : text;
}

interface Place {
  code: string;
  zh: string;
  en: string;
}
/** A place of the list by its code. */
export const placeOf = (places: readonly Place[], code: string): { zh: string; en: string } => places.find((p) => p.code === code) ?? { zh: code, en: code };

import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { CreditAnswer, OwnConsent, WhiteListEntry } from '../contract.ts';
import { consentState } from '../domain/consent.ts';
import type { WhiteListPack } from '../pack.ts';
import type { AnswerRow, ConsentRow } from '../store/consents.ts';
import type { EntryRow, Step } from '../store/entries.ts';

interface Words {
  id: string;
  zh: string;
  en: string;
}

/** The words of the pack, or the id itself where the pack has dropped it since. */
export function wordsOf(list: readonly Words[], id: string): Words {
  const { zh, en } = list.find((w) => w.id === id) ?? { zh: id, en: id };
  return { id, zh, en };
}

export function viewEntry(pack: WhiteListPack, e: EntryRow, steps: readonly Step[], mayApprove: boolean): WhiteListEntry {
  const { pointsCents, trigger, ...rest } = e;
  return {
    id: rest.id, editionId: rest.editionId, enterpriseId: rest.enterpriseId, name: rest.name, creditCode: rest.creditCode, city: rest.city, state: rest.state, rank: rest.rank, reasons: rest.reasons, missing: rest.missing,
    judgementId: rest.judgementId, listedOn: rest.listedOn, endedOn: rest.endedOn, points: pointsCents === null ? null : pointsCents / 100, trigger: trigger === null ? null : wordsOf(pack.triggers, trigger),
    steps: steps.map((s) => ({ state: s.state, trigger: s.trigger, reason: s.reason, at: s.at.toISOString(), byName: s.byName })), mayApprove,
  };
}

export function viewAnswer(pack: WhiteListPack, { consentId: _consent, reason, at, ...a }: AnswerRow): CreditAnswer {
  return { ...a, reason: reason === null ? null : wordsOf(pack.declines, reason), at: at.toISOString() };
}

/** What both sides of a consent see of it. */
export function viewConsent(pack: WhiteListPack, c: ConsentRow, answers: readonly AnswerRow[], today: CalendarDate): Omit<OwnConsent, 'grantedAt' | 'withdrawnAt' | 'reads'> {
  return {
    id: c.id, bankName: c.bankName, purpose: wordsOf(pack.purposes, c.purpose), fields: c.fields.map((f) => wordsOf(pack.fields, f)), from: c.from, until: c.until, state: consentState(c, today),
    answers: answers.filter((a) => a.consentId === c.id).map((a) => viewAnswer(pack, a)),
  };
}

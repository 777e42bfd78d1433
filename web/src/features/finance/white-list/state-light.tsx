import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreditAnswer, OwnConsent, WhiteListState } from '../../../../../src/modules/finance/contract.ts';
import { useLanguage, useSay } from '../../../app/i18n.ts';
import { Light, type LightColour } from '../../../components/light.tsx';
import { formatMoney } from '../../../components/money.tsx';
import { CalendarDay } from '../../../components/time.tsx';

const colours: Record<WhiteListState, LightColour> = { NOT_MET: 'grey', UNKNOWN: 'grey', CANDIDATE: 'yellow', SCORED: 'yellow', REVIEWED: 'yellow', LISTED: 'green', RENEWED: 'green', REFUSED: 'red', DELISTED: 'red', SUPERSEDED: 'done' };
const consentColours: Record<OwnConsent['state'], LightColour> = { WAITING: 'grey', LIVE: 'green', ENDED: 'done', WITHDRAWN: 'red' };
const answerColours: Record<CreditAnswer['kind'], LightColour> = { OFFERED: 'yellow', DECLINED: 'red', LENT: 'green' };

export function StateLight({ state }: { state: WhiteListState }): ReactNode {
  const { t } = useTranslation('finance');
  return <Light colour={colours[state]} text={t(`whiteList.list.state.${state}`)} />;
}

export function ConsentLight({ state }: { state: OwnConsent['state'] }): ReactNode {
  const { t } = useTranslation('finance');
  return <Light colour={consentColours[state]} text={t(`whiteList.own.state.${state}`)} />;
}

/** One answer of a bank in a line. */
export function AnswerLine({ answer: a }: { answer: CreditAnswer }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const language = useLanguage();
  return (
    <span>
      <Light colour={answerColours[a.kind]} text={t(`whiteList.bank.kind.${a.kind}`)} />{' '}
      {a.amountFen === null ? a.reason && say(a.reason) : t('whiteList.bank.line', { amount: formatMoney(a.amountFen, language), rate: (a.rateBp ?? 0) / 100, months: a.termMonths ?? 0 })}
      {a.firstLoan ? ` · ${t(`whiteList.bank.first.${a.firstLoan}`)}` : ''} {a.note ? `· ${a.note}` : ''} <small className="faint"><CalendarDay date={a.at.slice(0, 10)} /></small>
    </span>
  );
}

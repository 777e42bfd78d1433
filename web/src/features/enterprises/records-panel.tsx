import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../src/modules/enterprises/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { colon, inBrackets } from '../../app/marks.ts';
import { usePlaces } from '../../app/places.ts';
import { CalendarDay, formatDay } from '../../components/time.tsx';

/** Rounds of financing, accidents and penalties, moves. */
export function RecordsPanel({ dossier: { rounds, incidents, moves, found, on } }: { dossier: DossierView }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const language = useLanguage();
  const { nameOf } = usePlaces();
  const amount = (n: number, currency: string): string => `${n.toLocaleString('en-US')} ${currency}`;
  const none = <span className="faint">{t('records.none')}</span>;
  return (
    <section className="panel stack">
      <h2>{t('records.title')}</h2>
      <div className="grid">
        <div className="stack-tight">
          <h3>{t('records.rounds')}</h3>
          {rounds.length === 0 ? none : rounds.toReversed().map((r) => (
            <div key={`${r.closedOn}.${r.name}`}>
              <CalendarDay date={r.closedOn} /> {r.name} · {r.investors}
              <div><small className="faint">{t('records.paidIn', { amount: amount(r.paidIn, r.currency) })}{r.postMoney === null ? '' : ` · ${t('records.post', { amount: amount(r.postMoney, r.currency) })}`} · {r.source}</small></div>
            </div>
          ))}
        </div>
        <div className="stack-tight">
          <h3>{t('records.incidents')}</h3>
          {incidents.length === 0 ? none : incidents.map((i) => (
            <div key={`${i.happenedOn}.${i.kind}`}>
              <CalendarDay date={i.happenedOn} /> {t(`records.kind.${i.kind}`)}{i.serious ? inBrackets(t('records.serious')) : ''} · {i.description}
              <div><small className="faint">{i.source}{i.clearedOn ? ` · ${t('records.cleared', { day: formatDay(i.clearedOn, language) })}` : ''}</small></div>
            </div>
          ))}
        </div>
        {moves.length > 0 ? (
          <div className="stack-tight">
            <h3>{t('records.moves')}</h3>
            {moves.map((m) => <div key={m.movedOn}>{t('records.moved', { day: formatDay(m.movedOn, language), from: nameOf(m.fromCity), to: nameOf(m.toCity) })} <small className="faint">{m.reference}</small></div>)}
          </div>
        ) : null}
        {found.length > 0 ? (
          <div className="stack-tight">
            <h3>{t('records.found')}</h3>
            {found.toReversed().map((f) => (
              <div key={`${f.fact}.${f.asOf}.${f.source}`}>
                <CalendarDay date={f.asOf} /> {say(f)}{colon()}{typeof f.value === 'boolean' ? t(f.value ? 'figures.yes' : 'figures.no') : String(f.value)}
                <div><small className="faint">{f.source} · {f.endedOn ? t('records.foundEnded', { day: formatDay(f.endedOn, language) }) : f.until < on ? t('records.foundOver', { day: formatDay(f.until, language) }) : t('records.foundUntil', { day: formatDay(f.until, language) })}</small></div>
              </div>
            ))}
          </div>
        ) : null}
      </div>
    </section>
  );
}

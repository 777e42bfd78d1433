import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerObjection, type AppealView, decideAppeal } from '../../../../src/modules/entitlement/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { colon, inBrackets, semicolon } from '../../app/marks.ts';
import { useAction } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Light, type LightColour } from '../../components/light.tsx';
import { formatDay, Instant } from '../../components/time.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import type { Round } from './round-page.tsx';

type Objection = Round['objections'][number];
const COLOUR: Record<'open' | 'upheld' | 'dismissed', LightColour> = { open: 'yellow', upheld: 'red', dismissed: 'green' };

/** Objections to firms on the list and appeals of firms: each is answered by the rule with the facts found. */
export function Disputes({ data }: { data: Round }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const language = useLanguage();
  const { message } = App.useApp();
  const [objection, setObjection] = useState<Objection>();
  const [appeal, setAppeal] = useState<AppealView>();
  const done = ({ outcome }: { outcome: 'ENTITLED' | 'EXCLUDED' | 'NEAR_MISS' | 'NOT_ENTITLED' | 'UNKNOWN' }): void => {
    void message.success(t('round.decided', { outcome: t(`outcome.${outcome}`) }));
    setObjection(undefined);
    setAppeal(undefined);
  };
  const answer = useAction(answerObjection, { onSuccess: done });
  const decide = useAction(decideAppeal, { onSuccess: done });
  const claims = (a: AppealView): string => a.facts.map((f) => `${say(data.facts.find((x) => x.id === f.id) ?? { zh: f.id, en: f.id })}${colon()}${typeof f.value === 'boolean' ? t(f.value ? 'yes' : 'no') : String(f.value)}${inBrackets(f.source)}`).join(semicolon());
  if (data.objections.length + data.appeals.length === 0) return <Empty title={t('round.noDispute')} />;
  return (
    <div className="stack">
      {data.objections.map((o) => (
        <section key={o.seq} className="panel stack-tight">
          <span className="row spread"><strong>{t('round.objection', { no: o.no })}</strong><Light colour={COLOUR[o.status]} text={t(`round.${o.status}`)} /></span>
          <small className="faint">{t('round.by', { name: o.by ?? '', date: formatDay(o.filedOn, language) })}{o.status === 'open' ? ` · ${t('round.due', { date: formatDay(o.answerDueOn, language) })}` : ''}</small>
          <span>{o.text}</span>
          {o.answer ? <span className="faint">{o.answer}</span> : null}
          {data.may.approve && o.status === 'open' ? <div><Button onClick={() => setObjection(o)}>{t('round.answer')}</Button></div> : null}
        </section>
      ))}
      {data.appeals.map((a) => (
        <section key={a.id} className="panel stack-tight">
          <span className="row spread"><strong>{t('round.appeal', { name: a.name })}</strong><Light colour={COLOUR[a.status === 'OPEN' ? 'open' : a.status === 'UPHELD' ? 'upheld' : 'dismissed']} text={t(`round.${a.status === 'OPEN' ? 'open' : a.status === 'UPHELD' ? 'upheld' : 'dismissed'}`)} /></span>
          <small className="faint">{a.filedByName} · <Instant at={a.filedAt} /></small>
          <span>{a.text}</span>
          {a.facts.length > 0 ? <span>{t('round.claims')}{colon()}{claims(a)}</span> : null}
          {a.evidence ? <span className="faint">{t('round.evidence')}{colon()}{a.evidence}</span> : null}
          {a.reason ? <span className="faint">{a.decidedByName}{colon()}{a.reason}</span> : null}
          {data.may.approve && a.status === 'OPEN' ? <div><Button onClick={() => setAppeal(a)}>{t('round.answer')}</Button></div> : null}
        </section>
      ))}
      {objection ? (
        <DecideDialog title={t('round.decideTitle')} about={<span>{objection.text}</span>} facts={data.facts} action={answer} onClose={() => setObjection(undefined)} onSend={(body) => answer.mutate({ params: { id: data.round.id, seq: objection.seq }, body })} />
      ) : null}
      {appeal ? (
        <DecideDialog title={t('round.decideTitle')} about={<span>{appeal.text}</span>} facts={data.facts} initial={appeal.facts} action={decide} onClose={() => setAppeal(undefined)} onSend={(body) => decide.mutate({ params: { id: appeal.id }, body })} />
      ) : null}
    </div>
  );
}

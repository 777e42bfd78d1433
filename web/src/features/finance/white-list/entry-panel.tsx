import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhiteListEntry } from '../../../../../src/modules/finance/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { comma } from '../../../app/marks.ts';
import { Light } from '../../../components/light.tsx';
import { Instant } from '../../../components/time.tsx';
import { StateLight } from './state-light.tsx';

const colour = { YES: 'green', NO: 'red', UNKNOWN: 'grey' } as const;
const word = { YES: 'yes', NO: 'no', UNKNOWN: 'unknown' } as const;

/** The conditions of the rule with their answers. */
export function Reasons({ reasons }: { reasons: WhiteListEntry['reasons'] }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  return reasons.map((r) => (
    <div key={r.id} className="row spread"><span>{say(r)} <small className="faint">{r.clause}</small></span><Light colour={colour[r.answer]} text={t(`whiteList.list.${word[r.answer]}`)} /></div>
  ));
}

/** One firm of an edition: what the rule says of it, and what has been decided. */
export function EntryPanel({ entry: e, mayScore, onRefuse, onDrop, onDelist }: { entry: WhiteListEntry; mayScore: boolean; onRefuse: () => void; onDrop: () => void; onDelist: () => void }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  return (
    <div className="stack">
      <span className="row spread"><span>{e.creditCode}</span><StateLight state={e.state} /></span>
      {e.trigger ? <span>{t('whiteList.own.left', { trigger: say(e.trigger) })}</span> : null}
      <h3>{t('whiteList.list.why')}</h3>
      <Reasons reasons={e.reasons} />
      {e.missing.length > 0 ? <span>{t('whiteList.list.missing', { facts: e.missing.map(say).join(comma()) })}</span> : null}
      {e.judgementId ? <small className="faint">{t('whiteList.list.facts')} {e.judgementId}</small> : null}
      {e.steps.length > 0 ? <h3>{t('whiteList.list.steps')}</h3> : null}
      {e.steps.map((s) => (
        <div key={`${s.state}${s.at}`} className="stack-tight">
          <span>{t(`whiteList.list.state.${s.state}`)} · {s.byName} · <Instant at={s.at} /></span>
          {s.reason ? <small className="faint">{s.reason}</small> : null}
        </div>
      ))}
      <div className="row">
        {mayScore && e.state === 'SCORED' ? <Button danger onClick={onDrop}>{t('whiteList.list.drop')}</Button> : null}
        {e.mayApprove && e.state === 'REVIEWED' ? <Button danger onClick={onRefuse}>{t('whiteList.list.state.REFUSED')}</Button> : null}
        {e.mayApprove && (e.state === 'LISTED' || e.state === 'RENEWED') ? <Button danger onClick={onDelist}>{t('whiteList.list.delist')}</Button> : null}
      </div>
    </div>
  );
}

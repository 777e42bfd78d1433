import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Progress } from 'antd';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkUp } from '../../../../src/modules/market/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { palette } from '../../app/theme.ts';
import { MarkedText } from './marked-text.tsx';
import './market.css';


const ICONS = { clear: <CheckCircleFilled />, unclear: <ExclamationCircleFilled />, missing: <MinusCircleOutlined /> };

/** The check-up beside the form: the server's own function, run here with every key stroke. */
export function CheckUpPanel({ draft }: { draft: Parameters<typeof checkUp>[0] }): ReactNode {
  const { t } = useTranslation('market');
  const say = useSay();
  const [chosen, choose] = useState<string>();
  const deferred = useDeferredValue(draft);
  const result = useMemo(() => checkUp(deferred), [deferred]);
  const empty = deferred.title.trim() === '' && deferred.problem.trim() === '';
  const marks = result.items.flatMap((item) =>
    item.spans.filter((s) => s.field === 'problem').map((s) => ({ ...s, className: `${s.kind}${item.aspect === chosen ? ' focused' : ''}` })),
  );
  return (
    <aside className="panel check-up" aria-label={t('checkUp.title')}>
      <div className="check-up-head">
        <Progress
          type="circle" size={72} percent={result.score} format={(value) => <span className="number">{value}</span>}
          strokeColor={result.score >= 80 ? palette.green : result.score >= 50 ? palette.yellow : palette.grey} aria-label={t('checkUp.score')}
        />
        <div>
          <h3>{t('checkUp.title')}</h3>
          <div className="faint">{t('checkUp.lead')}</div>
        </div>
      </div>
      {deferred.problem.trim() === '' ? null : (
        <div className="check-up-reading">
          <div className="legend">
            <span>{t('checkUp.reading')}</span>
            <i className="found">{t('checkUp.found')}</i>
            <i className="vague">{t('checkUp.vague')}</i>
          </div>
          <MarkedText text={deferred.problem} marks={marks} />
        </div>
      )}
      {empty ? (
        <p className="faint">{t('checkUp.empty')}</p>
      ) : (
        <div role="list" style={{ marginTop: 12 }}>
          {result.phrasing ? <p className="phrasing"><strong>{t('desk.phrasing')}</strong><br />{say(result.phrasing)}</p> : null}
          {result.bounds.map((b) => <p key={b.zh} className="faint"><strong>{t('desk.bounds')}</strong> · {say(b)}</p>)}
          {result.items.map((item) => (
            <div role="listitem" key={item.aspect}>
              <button type="button" className="aspect" aria-pressed={item.aspect === chosen} onClick={() => choose(item.aspect === chosen ? undefined : item.aspect)}>
                <span className={`state-${item.status}`} aria-hidden>
                  {ICONS[item.status]}
                </span>
                <span>
                  <strong>{t(`checkUp.aspect.${item.aspect}`)}</strong> <span className="faint">{t(`checkUp.state.${item.status}`)}</span>
                  {item.status === 'clear' ? null : <span> · {say(item)}</span>}
                </span>
                {item.suggestion && (item.status !== 'clear' || item.aspect === chosen) ? <span className="mend">{say(item.suggestion)}</span> : null}
              </button>
            </div>
          ))}
        </div>
      )}
    </aside>
  );
}

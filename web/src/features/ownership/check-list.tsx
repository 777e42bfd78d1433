import { Segmented, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { getRules } from '../../../../src/modules/ownership/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';

type Check = CallAnswer<typeof getRules>['exemptions']['GRANT'][number];
type Answers = Record<string, boolean>;

/** The negative list with its questions; the answers are kept with the case. Without `onChange` it is read only. */
export function CheckList({ checks, answers, onChange }: { checks: readonly Check[]; answers: Answers; onChange?: (answers: Answers) => void }): ReactNode {
  const { t } = useTranslation('ownership');
  const say = useSay();
  return (
    <section className="panel stack">
      <h2>{t('check.title')}</h2>
      <span className="faint">{t('check.lead')}</span>
      {checks.map((c) => {
        const answer = answers[c.id];
        const breach = c.kind === 'FORBIDDEN' && answer !== undefined && answer === c.breachWhen;
        return (
          <div key={c.id} className="stack-tight">
            <div><Tag color={c.kind === 'FORBIDDEN' ? 'red' : 'green'}>{t(c.kind === 'FORBIDDEN' ? 'check.forbidden' : 'check.allowed')}</Tag>{say(c)} <small className="faint">{c.clause}</small></div>
            {c.question ? (
              <div className="row">
                <span>{say(c.question)}</span>
                {onChange ? (
                  <Segmented
                    aria-label={say(c.question)} value={answer === undefined ? '' : String(answer)} onChange={(value) => onChange({ ...answers, [c.id]: value === 'true' })}
                    options={[{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]}
                  />
                ) : <strong>{answer === undefined ? '—' : t(answer ? 'yes' : 'no')}</strong>}
                {breach ? <Tag color="red">{t('check.breach')}</Tag> : null}
              </div>
            ) : null}
          </div>
        );
      })}
    </section>
  );
}

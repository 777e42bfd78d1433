import { Button, Collapse, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateView } from '../../../../src/modules/enterprises/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, inBrackets, pause, semicolon } from '../../app/marks.ts';
import { Instant } from '../../components/time.tsx';
import { useCityName } from './use-places.ts';

const COLOURS = { YES: 'green', NO: 'red', UNKNOWN: 'gold' } as const;

const written = (value: number | string | boolean | null, unit: string): string =>
  value === null ? '—' : typeof value === 'number' ? `${value.toLocaleString('en-US', { maximumFractionDigits: 4 })}${unit ? ` ${unit}` : ''}` : typeof value === 'boolean' ? (value ? '✓' : '✗') : value;

/** A candidate with the judgement of the rule condition by condition, its form, and everything that was decided. */
export function CandidateCard({ candidate: c, onDecide }: { candidate: CandidateView; onDecide?: (kept: boolean) => void }): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  const cityName = useCityName();
  return (
    <div className="panel stack-tight">
      <div className="row spread">
        <span className="row">
          <strong>{c.name}</strong> <span className="faint">{cityName(c.city)}</span>
          <Tag color={COLOURS[c.answer]}>{t(`answer.${c.answer}`)}</Tag> <Tag>{t(`proposedBy.${c.proposedBy}`)}</Tag>
          {c.removedAtStep ? <Tag color="red">{t('lists.removed')} · {t(`step.${c.removedAtStep}`)}</Tag> : null}
          {c.falseData ? <Tag color="red">{t('lists.falseData')}</Tag> : null}
        </span>
        {c.mayDecide && onDecide ? (
          <span className="row-tight">
            <Button size="small" onClick={() => onDecide(true)}>{t('lists.keep')}</Button>
            <Button size="small" danger onClick={() => onDecide(false)}>{t('lists.remove')}</Button>
          </span>
        ) : null}
      </div>
      <Collapse
        size="small" ghost
        items={[{
          key: 'why', label: `${t('lists.why')}${colon()}${say(c.rule)}${inBrackets(`v${c.rule.version}`)}`,
          children: (
            <ul className="plain stack-tight">
              {c.leaves.map((l) => (
                <li key={l.id}>
                  <Tag color={COLOURS[l.answer]}>{t(`answer.${l.answer}`)}</Tag>{say(l)} <small className="faint">{l.clause}</small>
                  {l.values ? <div className="faint">{l.values.map((v) => `${say(v)} ${written(v.value, v.unit)}`).join(semicolon())}</div> : null}
                </li>
              ))}
              {c.leaves.some((l) => l.values === null) ? <li className="faint">{t('lists.hidden')}</li> : null}
            </ul>
          ),
        }]}
      />
      {c.form ? (
        <div>
          <span className="faint">{t('lists.form')}</span> {c.form.statement}{' '}
          <small className="faint">{c.form.contact ? `${c.form.contact} · ` : ''}{c.form.byName} <Instant at={c.form.at} /></small>
        </div>
      ) : null}
      {c.value ? (
        <div>
          <span className="faint">{t('lists.proof')}</span>{' '}
          {c.value.agrees ? (c.value.dollars === null ? t('lists.proofNoRate') : t('lists.proofOk', { computed: c.value.computed.toLocaleString('en-US'), dollars: c.value.dollars.toFixed(3) })) : t('lists.proofBad', { computed: c.value.computed.toLocaleString('en-US') })}
        </div>
      ) : null}
      {c.decisions.map((d) => (
        <div key={`${d.step} ${d.at}`} className="faint">
          {t(`step.${d.step}`)}{colon()}{t(d.kept ? 'lists.keep' : 'lists.remove')}{pause()}{d.reason} · {d.byName} <Instant at={d.at} />
        </div>
      ))}
    </div>
  );
}

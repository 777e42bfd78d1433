import { App, Button, Input, InputNumber, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { giveMark, type Scheme } from '../../../../src/modules/assessment/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { EngagementAnswer } from './engagement-page.tsx';

type Criterion = Scheme['criteria'][number];

/** The agreed scheme, the marks so far and the total. */
export function MarksPanel({ page }: { page: EngagementAnswer }): ReactNode {
  const { t } = useTranslation('assessment');
  const say = useSay();
  return (
    <section className="panel stack">
      <h2>{t('marks.title')}</h2>
      {page.scheme.criteria.map((c) => (
        <CriterionRow key={c.code} page={page} criterion={c} />
      ))}
      <div className="row">
        <strong>{t('marks.total')}</strong>
        {page.score ? <strong className="number">{page.score.total} · {say(page.score.grade)}</strong> : <span className="faint">{t('marks.notYet')}</span>}
      </div>
    </section>
  );
}

function CriterionRow({ page, criterion: c }: { page: EngagementAnswer; criterion: Criterion }): ReactNode {
  const { t } = useTranslation('assessment');
  const say = useSay();
  const { message } = App.useApp();
  const given = page.marks.find((m) => m.criterion === c.code);
  const [mark, setMark] = useState<number | null>(given?.mark ?? null);
  const [grounds, setGrounds] = useState(given?.grounds ?? '');
  const action = useAction(giveMark, { onSuccess: () => void message.success(t('marks.given')) });
  const { min, max, step } = page.scheme.marks;
  return (
    <div className="card-row stack-tight">
      <div className="row">
        <strong>{say(c)}</strong>
        <span className="faint">{t('marks.weight')} {Math.round(c.weight * 100)}%</span>
        {given ? <Tag color="green">{given.mark}</Tag> : null}
        {given ? <small className="faint">{given.by} · {t('marks.version', { version: given.version })}</small> : null}
      </div>
      <small className="faint">{say({ zh: c.guideZh, en: c.guideEn })}</small>
      {page.may.file ? (
        <div className="row">
          <InputNumber aria-label={`${t('marks.mark')} ${say(c)}`} min={min} max={max} step={step} value={mark} onChange={setMark} />
          <Input className="grow" aria-label={`${t('marks.grounds')} ${say(c)}`} placeholder={t('marks.grounds')} maxLength={4000} value={grounds} onChange={(e) => setGrounds(e.target.value)} />
          <Button
            disabled={mark === null || grounds.trim().length < 4}
            loading={action.isPending}
            aria-label={`${t('marks.give')} ${say(c)}`}
            onClick={() => mark !== null && action.mutate({ params: { id: page.id }, body: { criterion: c.code, mark, grounds } })}
          >
            {t('marks.give')}
          </Button>
        </div>
      ) : (
        <span>{given?.grounds}</span>
      )}
      <ProblemAlert problem={action.error} />
    </div>
  );
}

import { App, Button, Input, Modal, Popconfirm, Skeleton, Slider, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getGrowthPlan, type PlanView, reportMeasure, saveGrowthPlan } from '../../../../src/modules/enterprises/contract.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import './growth.css';
import { colourOf, Goals, LIGHTS } from './plan-parts.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { useCityName } from './use-places.ts';

type Measure = PlanView['measures'][number];

/** The plan of a firm as a board: goals with their figures, measures by how they stand. */
export default function PlanPage(): ReactNode {
  const { t } = useTranslation('growth');
  const id = useRouteParam('id');
  const cityName = useCityName();
  const [reporting, setReporting] = useState<Measure>();
  const [editing, setEditing] = useState(false);
  const { data, error, isPending } = useAnswer(getGrowthPlan, { params: { id } });
  const save = useAction(saveGrowthPlan);
  const plan = data?.plan;
  const close = (): void => {
    if (plan) save.mutate({ params: { id }, body: { ...draftOf(plan), version: plan.version, status: 'CLOSED' } });
  };
  return (
    <div className="stack">
      <PageHead
        title={plan?.title ?? '…'} lead={plan ? `${cityName(plan.city)} · ${plan.fromYear}–${plan.toYear} · ${t('plans.leadUnit')} ${plan.leadUnit}` : undefined}
        actions={plan?.may.edit && plan.status === 'RUNNING' ? (
          <>
            <Button onClick={() => setEditing(true)}>{t('plans.edit')}</Button>
            <Popconfirm title={t('plans.close')} okText={t('lists.ok')} cancelText={t('plans.cancel')} onConfirm={close}><Button>{t('plans.close')}</Button></Popconfirm>
          </>
        ) : plan?.status === 'CLOSED' ? <Tag>{t('plans.closed')}</Tag> : null}
      />
      <ProblemAlert problem={error ?? save.error} />
      {isPending ? <Skeleton active /> : null}
      {plan && data ? (
        <>
          <section className="stack-tight"><h2>{t('plans.goals')}</h2><Goals plan={plan} /></section>
          <h2>{t('plans.measures')}</h2>
          <div className="growth-board">
            {LIGHTS.map((light) => (
              <section key={light} className="growth-column" aria-label={t(`plans.column.${light}`)}>
                <Light colour={colourOf[light]} text={`${t(`plans.column.${light}`)} ${plan.lights[light]}`} />
                {plan.measures.filter((m) => m.light === light).map((m) => <MeasureCard key={m.id} measure={m} onReport={plan.may.edit && plan.status === 'RUNNING' ? () => setReporting(m) : undefined} />)}
                {plan.lights[light] === 0 ? <span className="faint">{t('plans.empty')}</span> : null}
              </section>
            ))}
          </div>
        </>
      ) : null}
      {reporting ? <ReportDialog measure={reporting} onDone={() => setReporting(undefined)} /> : null}
      {editing && plan && data ? <PlanDialog plan={plan} goalKinds={data.goalKinds} onDone={() => setEditing(false)} /> : null}
    </div>
  );
}

function draftOf(plan: PlanView) {
  const { title, fromYear, toYear, leadUnit } = plan;
  return {
    title, fromYear, toYear, leadUnit,
    goals: plan.goals.map(({ kind, base, baseYear, target, targetYear }) => ({ kind, base, baseYear, target, targetYear })),
    measures: plan.measures.map(({ id, title: words, unit, dueOn, pointerKind, pointer }) => ({ id, title: words, unit, dueOn, pointerKind, pointer })),
  };
}

function MeasureCard({ measure: m, onReport }: { measure: Measure; onReport: (() => void) | undefined }): ReactNode {
  const { t } = useTranslation('growth');
  const [last] = m.progress;
  return (
    <div className="growth-card">
      <strong>{m.title}</strong>
      <span className="faint">{t('plans.unit')} {m.unit}</span>
      <span>{m.doneOn ? t('plans.done', { date: m.doneOn }) : `${t('plans.dueOn')} ${m.dueOn} · ${m.percent}%`}</span>
      {m.pointer ? <small className="faint">{t('plans.basis')} {m.pointerKind === 'RULE' ? <AppLink to={`/rules/${m.pointer}`}>{m.pointer}</AppLink> : m.pointer}</small> : null}
      {last ? <small>{last.note} <span className="faint">{last.byName} <Instant at={last.at} /></span></small> : null}
      {onReport ? <span><Button size="small" onClick={onReport}>{t('plans.report')}</Button></span> : null}
    </div>
  );
}

function ReportDialog({ measure, onDone }: { measure: Measure; onDone: () => void }): ReactNode {
  const { t } = useTranslation('growth');
  const { message } = App.useApp();
  const [percent, setPercent] = useState(measure.percent);
  const [note, setNote] = useState('');
  const report = useAction(reportMeasure, {
    onSuccess: () => {
      void message.success(t('plans.reported'));
      onDone();
    },
  });
  return (
    <Modal open title={measure.title} okText={t('plans.save')} cancelText={t('plans.cancel')} okButtonProps={{ disabled: note.trim().length < 2 }} confirmLoading={report.isPending} onCancel={onDone} onOk={() => report.mutate({ params: { id: measure.id }, body: { percent, note } })}>
      <div className="stack-tight">
        <label>{t('plans.percent')} {percent}%<Slider value={percent} step={5} onChange={setPercent} /></label>
        <label className="stack-tight">{t('plans.note')}<Input.TextArea rows={3} maxLength={1000} value={note} onChange={(e) => setNote(e.target.value)} /></label>
        <ProblemAlert problem={report.error} />
      </div>
    </Modal>
  );
}

import { Alert, Button, Descriptions, Modal, Skeleton } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { diagramOf, findState, readCase } from '../../../../src/kernel/procedure/contract.ts';
import { useFeatures } from '../../app/features-context.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay, Instant } from '../../components/time.tsx';
import { ActionsPanel } from './actions-panel.tsx';
import { Basis } from './basis.tsx';
import type { CaseView } from './case-view.ts';
import { ClockLine } from './clock-line.tsx';
import { Diagram } from './diagram.tsx';
import { FieldList, findField } from './field-value.tsx';
import { HistoryList } from './history-list.tsx';
import { CaseLight } from './light-of.tsx';
import { NoticePanel } from './notice-panel.tsx';
import './procedure.css';

/** The page any procedure gets for nothing: everything on it is read from the definition and the list of actions. */
export default function CasePage(): ReactNode {
  const id = useRouteParam('id');
  const answer = useAnswer(readCase, { params: { id } });
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!answer.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const view = answer.data;
  return (
    <>
      <CaseHead view={view} />
      <div className="case-grid">
        <div className="stack">
          <ActionsPanel view={view} />
          {view.evaluation.notices
            .filter((n) => n.run > 0)
            .map((status) => (
              <NoticePanel key={status.id} notice={view.definition.notices.find((n) => n.id === status.id)!} status={status} today={view.evaluation.today} />
            ))}
          <Facts view={view} />
          <History view={view} />
        </div>
        <div className="stack">
          <About view={view} />
          <Clocks view={view} />
          <Picture view={view} />
        </div>
      </div>
    </>
  );
}

function CaseHead({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation('procedure');
  const language = useLanguage();
  const say = useSay();
  const go = useGo();
  const { definition, evaluation } = view;
  const record = view.case;
  const page = useFeatures().flatMap((f) => f.subjectPages?.[record.subject.kind] ?? [])[0];
  return (
    <PageHead
      title={record.title}
      lead={
        <span className="case-lead">
          <CaseLight light={evaluation.light} kind={evaluation.kind} />
          <strong className={`case-state case-state-${evaluation.kind}`}>{say(findState(definition, evaluation.state)!)}</strong>
          <span>{t('case.since', { date: formatDay(evaluation.stateSince, language) })}</span>
          {evaluation.dueOn ? <span>{t('case.due', { date: formatDay(evaluation.dueOn, language) })}</span> : null}
        </span>
      }
      actions={page ? <Button onClick={() => go(page.replace('$id', encodeURIComponent(record.subject.id)))}>{t('case.record')}</Button> : undefined}
    />
  );
}

function About({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  const { nameOf } = usePlaces();
  const { definition } = view;
  const record = view.case;
  const place = [record.region, record.park].filter((code) => code !== null).map((code) => nameOf(code));
  const items = [
    { key: 'procedure', label: t('procedures.one'), children: <AppLink to={`/procedures/${definition.id}?version=${definition.version}`}>{say(definition.title)}</AppLink> },
    { key: 'number', label: t('case.number'), children: <span className="number">{record.number}</span> },
    ...definition.parties.map((party) => ({
      key: party.id,
      label: say(party),
      children: (record.parties[party.id] ?? []).map((m) => m.name).join(t('list.comma')) || <span className="faint">{t('case.noParty')}</span>,
    })),
    ...(place.length > 0 ? [{ key: 'place', label: t('case.place'), children: place.join(' · ') }] : []),
    { key: 'opened', label: t('case.opened'), children: <Instant at={record.openedAt} /> },
    { key: 'basis', label: t('case.basis'), children: <Basis clauses={definition.clauses} /> },
  ];
  return (
    <section className="panel">
      <Descriptions column={1} size="small" items={items} />
    </section>
  );
}

function Clocks({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation('procedure');
  const { definition, evaluation } = view;
  if (definition.clocks.length === 0) return null;
  return (
    <section className="panel stack-tight" aria-label={t('case.clocks')}>
      <h2>{t('case.clocks')}</h2>
      <ul className="plain stack-tight">
        {definition.clocks.map((clock) => (
          <ClockLine key={clock.id} clock={clock} status={evaluation.clocks.find((c) => c.id === clock.id)!} />
        ))}
      </ul>
    </section>
  );
}

function Facts({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation('procedure');
  const isTerm = (name: string): boolean => {
    const field = findField(view.definition, name);
    return !(field?.type === 'boolean' && field.const === true);
  };
  const terms = Object.fromEntries(Object.entries(view.evaluation.facts).filter(([name]) => isTerm(name)));
  if (Object.keys(terms).length === 0) return null;
  return (
    <section className="panel stack-tight" aria-label={t('case.facts')}>
      <h2>{t('case.facts')}</h2>
      <FieldList definition={view.definition} data={terms} />
    </section>
  );
}

function History({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation('procedure');
  return (
    <section className="panel stack-tight" aria-label={t('case.history')}>
      <h2>{t('case.history')}</h2>
      {view.intact ? (
        <Alert type="success" showIcon title={t('case.intact', { count: view.actions.length })} />
      ) : (
        <Alert type="error" showIcon title={t('case.broken')} />
      )}
      <HistoryList view={view} />
    </section>
  );
}

function Picture({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation('procedure');
  const language = useLanguage();
  const say = useSay();
  const [large, setLarge] = useState(false);
  const { definition, evaluation, actions } = view;
  const svg = useMemo(() => {
    const visited = [definition.initial, ...actions.flatMap((a) => definition.actions.find((d) => d.id === a.action)?.to ?? [])];
    return diagramOf(definition, { locale: language, current: evaluation.state, visited });
  }, [definition, actions, evaluation.state, language]);
  return (
    <section className="panel stack-tight">
      <h2>{t('case.picture')}</h2>
      <button type="button" className="diagram-button" aria-label={t('case.enlarge')} onClick={() => setLarge(true)}>
        <Diagram svg={svg} label={t('case.picture')} />
      </button>
      <Modal open={large} width={960} footer={null} title={say(definition.title)} onCancel={() => setLarge(false)}>
        <Diagram svg={svg} label={t('case.picture')} />
      </Modal>
    </section>
  );
}

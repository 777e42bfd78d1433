import { Skeleton, Statistic, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActionDefinition, type Definition, findState, readProcedure, readStatistics } from '../../../../src/kernel/procedure/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { useAddressState, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Basis } from './basis.tsx';
import { Diagram } from './diagram.tsx';
import './procedure.css';

/** A procedure for everybody to read: picture, steps, time limits, notices and what it rests on. */
export default function ProcedurePage(): ReactNode {
  const { t } = useTranslation('procedure');
  const language = useLanguage();
  const say = useSay();
  const id = useRouteParam('id');
  const [search] = useAddressState();
  const version = Number(search['version']);
  const { data, error } = useAnswer(readProcedure, { params: { id }, query: version > 0 ? { version } : {} });
  const mayRead = useCan('procedure.case.read');
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const { definition, diagram } = data;
  return (
    <div className="stack">
      <PageHead title={say(definition.title)} lead={`${say(definition.purpose)} ${t('procedures.version', { version: definition.version })}`} />
      {mayRead ? <Statistics id={id} /> : null}
      <div className="case-grid">
        <div className="stack">
          <section className="panel">
            <Diagram svg={diagram[language]} label={say(definition.title)} />
          </section>
        </div>
        <div className="stack">
          <section className="panel stack-tight">
            <h2>{t('case.basis')}</h2>
            <Basis clauses={definition.clauses} />
          </section>
          <Periods definition={definition} />
        </div>
      </div>
      <Steps definition={definition} />
    </div>
  );
}

function Periods({ definition }: { definition: Definition }): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  const all = [...definition.clocks, ...definition.notices];
  if (all.length === 0) return null;
  return (
    <section className="panel stack-tight">
      <h2>{t('procedures.clocks')}</h2>
      <ul className="plain stack-tight">
        {all.map((period) => (
          <li key={period.id}>
            <strong>{say(period)}</strong>
            <br />
            <small className="faint">
              {t('clock.length', {
                count: period.length.value,
                unit: t(`clock.${period.length.unit}`),
                source: period.length.source === 'PC' ? t('clock.convention') : period.length.source,
              })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ definition }: { definition: Definition }): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  const state = (id: string): string => say(findState(definition, id)!);
  const actionNames = (ids: readonly string[]): string => ids.map((id) => say(definition.actions.find((a) => a.id === id)!)).join(t('list.comma'));
  const who = ({ actor }: ActionDefinition): string => {
    if ('flow' in actor) return t('procedures.platform');
    if ('anyone' in actor) return t('procedures.anyone');
    if (!('party' in actor)) return t('case.officer');
    return say(definition.parties.find((p) => p.id === actor.party)!);
  };
  return (
    <section className="panel stack-tight">
      <h2>{t('procedures.steps')}</h2>
      <Table<ActionDefinition>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={definition.actions}
        columns={[
          { key: 'step', title: t('inbox.next'), render: (_, a) => <strong>{say(a)}</strong> },
          {
            key: 'who',
            title: t('procedures.who'),
            render: (_, a) => (
              <>
                {who(a)}
                {a.differentFrom.length > 0 ? <div className="faint small-line">{t('procedures.four', { actions: actionNames(a.differentFrom) })}</div> : null}
              </>
            ),
          },
          { key: 'from', title: t('procedures.from'), render: (_, a) => <div className="from-states">{a.from.map(state).join(t('list.comma'))}</div> },
          { key: 'to', title: t('procedures.to'), render: (_, a) => (a.to ? state(a.to) : <span className="faint">{t('procedures.stays')}</span>) },
        ]}
      />
    </section>
  );
}

function Statistics({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('procedure');
  const { data, error } = useAnswer(readStatistics, { params: { id } });
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return null;
  const { open, finished } = data;
  const figures = [
    { title: t('procedures.open'), value: open.green + open.yellow + open.red },
    { title: t('light.yellow'), value: open.yellow },
    { title: t('light.red'), value: open.red },
    { title: t('procedures.finished'), value: finished.done + finished.stopped },
    { title: t('procedures.late'), value: finished.late },
    { title: t('procedures.median'), value: finished.medianDays === null ? '—' : t('procedures.days', { count: Math.round(finished.medianDays) }) },
  ];
  return (
    <section className="panel statistics" aria-label={t('procedures.statistics')}>
      {figures.map((figure) => (
        <Statistic key={figure.title} {...figure} />
      ))}
    </section>
  );
}

import { Button, Skeleton, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ContractAnswer } from '../../../../src/kernel/base/route-contract.ts';
import { getTask } from '../../../../src/modules/supervision/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { comma, semicolon } from '../../app/marks.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, formatDay, Instant } from '../../components/time.tsx';
import { IndicatorTags } from '../plan/indicator-tags.tsx';
import { MilestoneDecision } from './milestone-decision.tsx';
import { MilestoneDrawer } from './milestone-drawer.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { ReportCard } from './report-card.tsx';
import { ReportDrawer } from './report-drawer.tsx';
import { RulesNote } from './rules-note.tsx';
import './supervision.css';
import { VerifyDrawer } from './verify-drawer.tsx';
import { colourOf, useSupervisionWords } from './words.ts';

export type TaskAnswer = ContractAnswer<typeof getTask>;
type Node = TaskAnswer['nodes'][number];

export default function TaskPage(): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const id = useRouteParam('id');
  const answer = useAnswer(getTask, { params: { id } });
  const [open, setOpen] = useState<'report' | 'verify' | 'plan'>();
  if (!answer.data) return answer.error ? <ProblemAlert problem={answer.error} /> : <Skeleton active paragraph={{ rows: 12 }} />;
  const page = answer.data;
  const { item, may } = page;
  const close = (): void => setOpen(undefined);
  return (
    <div className="stack">
      <PageHead
        title={`${item.task.no}. ${say(item.task)}`}
        actions={
          <>
            {may.report ? <Button type="primary" onClick={() => setOpen('report')}>{t('report.open')}</Button> : null}
            {may.verify ? <Button type="primary" onClick={() => setOpen('verify')}>{t('verify.open')}</Button> : null}
            {may.setMilestones ? <Button onClick={() => setOpen('plan')}>{t('plan.open')}</Button> : null}
          </>
        }
      />
      <div className="panel stack">
        <Standing page={page} />
        <Facts page={page} />
      </div>
      {page.proposal ? <MilestoneDecision proposal={page.proposal} may={may.approve} /> : null}
      <section className="panel stack">
        <h2>{t('task.nodes')}</h2>
        {page.plan ? <Nodes page={page} /> : <Empty title={t('task.noPlan')} hint={t('task.noPlanHint')} />}
      </section>
      <section className="panel stack">
        <h2>{t('task.reports')}</h2>
        {page.reports.length === 0 ? <span className="faint">{t('task.noReports')}</span> : null}
        {page.reports.map((report) => (
          <ReportCard key={report.id} report={report} nodes={page.nodes} />
        ))}
      </section>
      <section className="panel stack">
        <h2>{t('task.orders')}</h2>
        <Orders page={page} />
        {page.reminders.length > 0 ? <Reminders page={page} /> : null}
      </section>
      <section className="panel stack">
        <h2>{t('task.lights')}</h2>
        <LightHistory page={page} />
      </section>
      <RulesNote rules={page.rules} />
      {open === 'report' ? <ReportDrawer page={page} onClose={close} /> : null}
      {open === 'verify' ? <VerifyDrawer page={page} onClose={close} /> : null}
      {open === 'plan' ? <MilestoneDrawer page={page} onClose={close} /> : null}
    </div>
  );
}

function Standing({ page: { item, nodes } }: { page: TaskAnswer }): ReactNode {
  const { t, reason } = useSupervisionWords();
  const say = useSay();
  return (
    <div className="stack-tight task-light">
      <div className="row">
        <Light colour={colourOf(item.light)} text={t(`light.${item.light}`)} />
        {item.demo ? <Tag>{t('demo')}</Tag> : null}
        {item.awaitsVerification ? <Tag color="processing">{t('awaitsVerification')}</Tag> : null}
      </div>
      <ProgressBar {...item} />
      {item.reasons.map((r, i) => (
        <div key={i}>{reason(r, nodes)}</div>
      ))}
      {nodes
        .filter((n) => item.blue.includes(n.key))
        .map((n) => (
          <div key={n.key}>
            <Tag color="blue">{t('blue', { milestone: say(n) })}</Tag>
          </div>
        ))}
    </div>
  );
}

function Facts({ page: { item } }: { page: TaskAnswer }): ReactNode {
  const { t } = useSupervisionWords();
  const language = useLanguage();
  const { task, organisation, dueOn, reportDue } = item;
  const facts: [string, ReactNode][] = [
    [t('task.organisation'), organisation?.name ?? t('board.noUnit')],
    [t('task.lead'), task.lead ?? '—'],
    [t('task.cooperating'), task.cooperating.join(comma()) || '—'],
    [t('task.due'), dueOn ? <CalendarDay key="d" date={dueOn} /> : '—'],
    [t('report.period'), reportDue ? t('reportDue', { period: reportDue.period, date: formatDay(reportDue.on, language) }) : '—'],
    [t('task.moves'), <IndicatorTags key="i" codes={task.indicators} document={task.document} />],
    [t('task.clause'), <ClauseLink key="c" document={task.document} path={task.clause} />],
  ];
  return (
    <dl className="task-facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Nodes({ page: { nodes, plan } }: { page: TaskAnswer }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const phone = usePhone();
  const source = plan ? t('task.version', { version: plan.version, by: plan.proposedBy, decided: plan.decision?.decidedBy ?? '' }) : '';
  return (
    <>
      {phone ? (
        nodes.map((n) => (
          <div key={n.key} className={n.parent ? 'card-row stack-tight node-child' : 'card-row stack-tight'}>
            <strong>{say(n)}</strong>
            <span className="faint">
              {t('task.weight')} {n.weight}% · {t(`evidenceKinds.${n.evidenceKind}`)} · <CalendarDay date={n.dueOn} />
            </span>
            <span>
              {t('task.plannedNow')} {n.planned}% · {t('task.claimed')} {n.claimed}% · <strong>{t('task.verified')} {n.verified}%</strong>
            </span>
          </div>
        ))
      ) : (
        <Table<Node>
          aria-label={t('task.nodes')}
          dataSource={nodes}
          rowKey="key"
          pagination={false}
          size="small"
          columns={[
            { title: t('task.node'), key: 'name', render: (_, n) => <span className={n.parent ? 'node-child' : ''}>{say(n)}</span> },
            { title: t('task.weight'), key: 'weight', width: 80, render: (_, n) => `${n.weight}%` },
            { title: t('task.dueOn'), key: 'due', width: 140, render: (_, n) => <CalendarDay date={n.dueOn} /> },
            { title: t('task.evidenceKind'), key: 'kind', width: 100, render: (_, n) => t(`evidenceKinds.${n.evidenceKind}`) },
            { title: t('task.plannedNow'), key: 'planned', width: 90, render: (_, n) => `${n.planned}%` },
            { title: t('task.claimed'), key: 'claimed', width: 100, render: (_, n) => <span className="faint">{n.claimed}%</span> },
            { title: t('task.verified'), key: 'verified', width: 100, render: (_, n) => <strong>{n.verified}%</strong> },
          ]}
        />
      )}
      <small className="faint">{source}</small>
    </>
  );
}

function Orders({ page: { orders, redMonths } }: { page: TaskAnswer }): ReactNode {
  const { t } = useSupervisionWords();
  const language = useLanguage();
  if (orders.length === 0) return <span className="faint">{t('task.noOrders')}</span>;
  return (
    <>
      {redMonths > 1 ? <div><Tag color="red">{t('task.redMonths', { count: redMonths })}</Tag></div> : null}
      <ul className="plain stack-tight">
        {orders.map((o) => (
          <li key={o.caseId} className="row">
            <Tag color={o.colour === 'RED' ? 'red' : o.colour === 'YELLOW' ? 'gold' : 'blue'}>{t(`colour.${o.colour}`)}</Tag>
            <span>{t(`ground.${o.ground}`)}</span>
            <span className="faint number">{o.period}</span>
            <span>{t(`orderState.${o.status}`)}</span>
            {o.step === 'NOTICE' ? null : <Tag color="volcano">{t(`step.${o.step}`)}</Tag>}
            {o.circular ? <span>{t('circular', { no: o.circular.no, date: formatDay(o.circular.on, language) })}</span> : null}
            <AppLink to={`/cases/${o.caseId}`}>{t('task.openCase')}</AppLink>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the unit was reminded of before any order. */
function Reminders({ page: { reminders, nodes } }: { page: TaskAnswer }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  return (
    <details>
      <summary className="faint">{t('task.reminders')} {reminders.length}</summary>
      <ul className="plain stack-tight">
        {reminders.map((r) => (
          <li key={`${r.kind} ${r.about}`} className="row">
            <small className="faint"><Instant at={r.at} /></small>
            <span>{t(`reminder.${r.kind}`, { about: say(nodes.find((n) => n.key === r.about) ?? { zh: r.about }) })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function LightHistory({ page: { lights, nodes } }: { page: TaskAnswer }): ReactNode {
  const { t, reason } = useSupervisionWords();
  const language = useLanguage();
  if (lights.length === 0) return <span className="faint">{t('task.noLights')}</span>;
  return (
    <ul className="plain stack-tight">
      {lights.map((l, i) => (
        <li key={i} className="row">
          <span className="number">{l.onDay}</span>
          <Light colour={colourOf(l.light)} text={t(`light.${l.light}`)} />
          <span className="faint number">
            {t('bar.verified', { value: l.actual })} · {t('bar.planned', { value: l.planned })}
          </span>
          <span>{l.reasons.map((r) => reason(r, nodes)).join(semicolon())}</span>
          {l.healedOn ? <Tag color="green">{t('task.healed', { date: formatDay(l.healedOn, language) })}</Tag> : null}
        </li>
      ))}
    </ul>
  );
}

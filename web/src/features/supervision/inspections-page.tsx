import { Button, Select, Skeleton, Tabs, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { downloadFindings, type Finding, findingStates, type Inspection, listFindings, listInspections } from '../../../../src/modules/supervision/contract.ts';
import { comma } from '../../app/marks.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { FindingState } from './finding-card.tsx';
import { InspectionDrawer } from './inspection-drawer.tsx';
import './supervision.css';
import { useSupervisionWords } from './words.ts';

/** Inspections and the ledger of what they found. */
export default function InspectionsPage(): ReactNode {
  const { t } = useSupervisionWords();
  const [address, change] = useAddressState();
  const answer = useAnswer(listInspections);
  const [planning, setPlanning] = useState(false);
  return (
    <div className="stack">
      <PageHead
        title={t('inspection.title')}
        lead={t('inspection.lead')}
        actions={answer.data?.may.plan ? <Button type="primary" onClick={() => setPlanning(true)}>{t('inspection.plan')}</Button> : undefined}
      />
      <ProblemAlert problem={answer.error} />
      <Tabs
        activeKey={address.view ?? 'list'}
        onChange={(view) => change({ view })}
        items={[
          { key: 'list', label: t('inspection.list'), children: answer.data ? <List items={answer.data.items} /> : <Skeleton active /> },
          { key: 'ledger', label: t('inspection.ledger'), children: <Ledger /> },
        ]}
      />
      {planning ? <InspectionDrawer onClose={() => setPlanning(false)} /> : null}
    </div>
  );
}

function List({ items }: { items: readonly Inspection[] }): ReactNode {
  const { t } = useSupervisionWords();
  if (items.length === 0) return <Empty title={t('inspection.empty')} hint={t('inspection.emptyHint')} />;
  return (
    <div className="stack-tight">
      {items.map((i) => (
        <article key={i.id} className="card-row stack-tight">
          <div className="row">
            <AppLink to={`/supervision/inspections/${i.id}`} className="task-name">{i.title}</AppLink>
            <Tag color={i.status === 'CLOSED' ? 'green' : i.status === 'CANCELLED' ? 'default' : 'processing'}>{t(`inspection.states.${i.status}`)}</Tag>
            {i.demo ? <Tag>{t('inspection.demo')}</Tag> : null}
          </div>
          <div className="row faint">
            <span className="number">{i.number}</span>
            <span>{t(`inspection.kinds.${i.kind}`)} · {t(`inspection.manners.${i.manner}`)}</span>
            <span><CalendarDay date={i.fromOn} /> – <CalendarDay date={i.toOn} /></span>
            <span>{i.units.map((u) => u.organisationName).join(comma())}</span>
          </div>
          <div className="row">
            {i.findings.total > 0 ? <span>{t('inspection.findings')} {t('inspection.settledOf', i.findings)}</span> : <span className="faint">{t('inspection.noFindings')}</span>}
            {i.findings.overdue > 0 ? <Tag color="red">{t('inspection.overdueCount', { count: i.findings.overdue })}</Tag> : null}
          </div>
        </article>
      ))}
    </div>
  );
}

function Ledger(): ReactNode {
  const { t } = useSupervisionWords();
  const [status, setStatus] = useState<Finding['status']>();
  const { page, pageSize, onPage, first } = usePaging();
  const answer = useAnswer(listFindings, { query: { page, pageSize, status } }, { keepPrevious: true });
  const open = (f: Finding): ReactNode => (f.caseId ? <AppLink to={`/cases/${f.caseId}`}>{t('inspection.openCase')}</AppLink> : null);
  const due = (f: Finding): ReactNode => (f.dueOn ? <CalendarDay date={f.dueOn} /> : t('inspection.daysValue', { count: f.workingDays }));
  return (
    <div className="stack">
      <div className="row">
        <Select
          aria-label={t('inspection.state')}
          className="unit-filter"
          value={status ?? ''}
          options={[{ value: '', label: t('inspection.any') }, ...findingStates.map((value) => ({ value, label: t(`inspection.findingStates.${value}`) }))]}
          onChange={(value) => {
            setStatus((value || undefined) as Finding['status'] | undefined);
            first();
          }}
        />
        <Button onClick={() => void download(downloadFindings, { query: { status } })}>{t('inspection.download')}</Button>
      </div>
      <PagedTable<Finding>
        label={t('inspection.ledger')}
        answer={answer}
        rowKey={(f) => f.id}
        onPage={onPage}
        empty={<Empty title={t('inspection.noFindings')} />}
        card={(f) => (
          <div className="stack-tight">
            <strong>{f.inspectionNumber}-{f.no} {f.title}</strong>
            <div className="row"><FindingState finding={f} /> <span className="faint">{f.organisationName}</span></div>
            <div className="row">{due(f)} {open(f)}</div>
          </div>
        )}
        columns={[
          { title: t('inspection.number'), key: 'no', width: 170, render: (_, f) => <AppLink to={`/supervision/inspections/${f.inspectionId}`}><span className="number">{f.inspectionNumber}-{f.no}</span></AppLink> },
          { title: t('inspection.findingTitle'), key: 'title', render: (_, f) => f.title },
          { title: t('inspection.basis'), key: 'basis', render: (_, f) => `${f.document} ${f.clause}` },
          { title: t('inspection.severity'), key: 'severity', width: 90, render: (_, f) => t(`inspection.severities.${f.severity}`) },
          { title: t('inspection.unit'), key: 'unit', render: (_, f) => f.organisationName },
          { title: t('task.dueOn'), key: 'due', width: 140, render: (_, f) => due(f) },
          { title: t('inspection.state'), key: 'state', width: 150, render: (_, f) => <FindingState finding={f} /> },
          { title: '', key: 'open', width: 110, render: (_, f) => open(f) },
        ]}
      />
    </div>
  );
}

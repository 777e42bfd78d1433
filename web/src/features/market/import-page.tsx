import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Progress, Segmented, Table } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadImportReport, downloadImportTemplate, getImport, type ImportJob, type ImportKind, importKinds, type ImportReport, listImports, startImport } from '../../../../src/modules/market/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma } from '../../app/marks.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { keyOf, refresh, useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import './market.css';

const POLL_MS = 700;

export default function ImportPage(): ReactNode {
  const { t } = useTranslation('market');
  const [state, change] = useAddressState();
  return (
    <div className="stack">
      <PageHead title={t('import.title')} lead={t('import.lead')} />
      {state.job ? <Job id={state.job} onAgain={() => change({ job: undefined })} /> : <Start onStarted={(id) => change({ job: id })} />}
      <History onOpen={(id) => change({ job: id })} />
    </div>
  );
}

function Start({ onStarted }: { onStarted: (id: string) => void }): ReactNode {
  const { t } = useTranslation('market');
  const ownsResults = useCan('market.result.write');
  const [kind, setKind] = useState<ImportKind>(ownsResults ? 'results' : 'demands');
  const [options, setOptions] = useState({ acceptGoodRows: false, dryRun: false, publish: true });
  const flag = (name: keyof typeof options): ReactNode => (
    <Checkbox checked={options[name]} onChange={(e) => setOptions({ ...options, [name]: e.target.checked })}>
      {t(`import.${name}`)}
    </Checkbox>
  );
  const text = (value: boolean): 'true' | 'false' => (value ? 'true' : 'false');
  return (
    <section className="panel stack">
      <div className="row spread">
        <div className="row">
          <span>{t('import.kind')}</span>
          <Segmented aria-label={t('import.kind')} value={kind} onChange={setKind} options={importKinds.map((value) => ({ value, label: t(`import.${value}`) }))} />
        </div>
        <Button icon={<DownloadOutlined />} onClick={() => void download(downloadImportTemplate, { params: { kind } })}>{t('import.template')}</Button>
      </div>
      <div className="row">
        {flag('acceptGoodRows')}
        {flag('dryRun')}
        {kind === 'results' ? flag('publish') : null}
      </div>
      <FileDrop
        contract={startImport}
        accept={['.xlsx', '.csv', '.jsonl', '.txt']}
        input={{ query: { kind, acceptGoodRows: text(options.acceptGoodRows), dryRun: text(options.dryRun), publish: text(kind === 'results' && options.publish) } }}
        onDone={(job) => onStarted(job.id)}
      />
    </section>
  );
}

function Job({ id, onAgain }: { id: string; onAgain: () => void }): ReactNode {
  const { t } = useTranslation('market');
  const client = useQueryClient();
  // The cached answer says whether to go on asking.
  const known = client.getQueryData<ImportJob>(keyOf(getImport, { params: { id } }));
  const { data: job, error } = useAnswer(getImport, { params: { id } }, known && known.status !== 'RUNNING' ? {} : { pollEvery: POLL_MS });
  const status = job?.status;
  useEffect(() => {
    if (status !== undefined) void refresh(client, [listImports.id]);
  }, [status, client]);
  return (
    <section className="panel stack">
      <ProblemAlert problem={error} />
      {job ? <Outcome job={job} /> : null}
      <div><Button onClick={onAgain}>{t('import.again')}</Button></div>
    </section>
  );
}

function Outcome({ job }: { job: ImportJob }): ReactNode {
  const { t } = useTranslation('market');
  if (job.status === 'RUNNING') {
    const share = job.bytesTotal === 0 ? 0 : Math.min(99, Math.round((job.bytesRead / job.bytesTotal) * 100));
    return (
      <div role="status">
        <strong>{t('import.running')} {job.fileName}</strong>
        <Progress percent={share} status="active" />
        <span className="faint">{t('import.rows', { count: job.rowsRead })}</span>
      </div>
    );
  }
  return (
    <>
      {job.status === 'FAILED' ? <FailedAlert job={job} /> : null}
      {job.report ? <Report job={job} report={job.report} /> : null}
    </>
  );
}

function FailedAlert({ job }: { job: ImportJob }): ReactNode {
  const { t } = useTranslation('market');
  const say = useSay();
  return <Alert type="error" showIcon title={t('import.failed')} description={job.problem ? <>{say(job.problem)} <small className="code">{job.problem.code}</small></> : null} />;
}

function Report({ job, report }: { job: ImportJob; report: ImportReport }): ReactNode {
  const { t } = useTranslation('market');
  const say = useSay();
  const title = report.dryRun ? t('import.checked') : report.applied ? t('import.done') : t('import.refused');
  // Nothing was written: how many passed is worth knowing, what would have become of them is not.
  const counts = report.applied
    ? ([['total', report.rows], ['created', report.created], ['updated', report.updated], ['unchanged', report.unchanged], ['refusedCount', report.refused]] as const)
    : ([['total', report.rows], ['passed', report.rows - report.refused], ['refusedCount', report.refused]] as const);
  return (
    <>
      <Alert
        type={report.refused === 0 ? 'success' : report.applied ? 'warning' : 'error'} showIcon title={`${job.fileName}${colon()}${title}`}
        description={report.refused > 0 && !report.applied ? t('import.refusedHint', { count: report.refused }) : null}
      />
      <div className="counts">
        {counts.map(([key, value]) => (
          <div key={key}><strong>{value.toLocaleString('en-US')}</strong><span className="faint">{t(`import.${key}`)}</span></div>
        ))}
      </div>
      {report.unknownColumns.length > 0 ? <p className="faint">{t('import.unknownColumns', { columns: report.unknownColumns.join(comma()) })}</p> : null}
      {report.neutralised > 0 ? <p className="faint">{t('import.neutralised', { count: report.neutralised })}</p> : null}
      {report.refusedRows.length > 0 ? (
        <>
          <div className="row spread">
            <h3>{t('import.refusedRows')}</h3>
            <Button icon={<DownloadOutlined />} onClick={() => void download(downloadImportReport, { params: { id: job.id } })}>{t('import.report')}</Button>
          </div>
          <Table
            size="small" scroll={{ x: 'max-content' }} dataSource={report.refusedRows.map((row, key) => ({ ...row, key }))} pagination={{ pageSize: 20, hideOnSinglePage: true }}
            columns={[
              { title: t('import.row'), dataIndex: 'row', width: 70 },
              { title: t('import.column'), render: (_, r) => (r.field ? t(`import.field.${r.field}`, { defaultValue: r.field }) : '—') },
              { title: t('import.value'), dataIndex: 'value', width: 200 },
              { title: t('import.why'), render: (_, r) => say(r) },
              { title: t('import.mend'), render: (_, r) => say(r.remedy) },
            ]}
          />
          {report.refused > report.refusedRows.length ? <p className="faint">{t('import.shown', { count: report.refusedRows.length })}</p> : null}
        </>
      ) : null}
    </>
  );
}

function History({ onOpen }: { onOpen: (id: string) => void }): ReactNode {
  const { t } = useTranslation('market');
  const { page, pageSize, onPage } = usePaging(10);
  const answer = useAnswer(listImports, { query: { page, pageSize } }, { keepPrevious: true });
  return (
    <section className="stack">
      <h2>{t('import.history')}</h2>
      <PagedTable
        label={t('import.history')}
        answer={answer}
        rowKey={(row) => row.id}
        onPage={onPage}
        onRow={(row) => onOpen(row.id)}
        empty={<Empty title={t('import.noHistory')} />}
        columns={[
          { title: t('import.file'), dataIndex: 'fileName' },
          { title: t('import.kind'), render: (_, row) => t(`import.${row.kind}`) },
          { title: t('import.started'), render: (_, row) => <Instant at={row.startedAt} /> },
          { title: t('import.outcome'), render: (_, row) => t(`import.state.${row.status}`) },
        ]}
        card={(row) => (
          <div className="row spread">
            <strong>{row.fileName}</strong>
            <span>{t(`import.state.${row.status}`)}</span>
          </div>
        )}
      />
    </section>
  );
}

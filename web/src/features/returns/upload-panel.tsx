import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadAnnotated, downloadTemplate, getReturn, getUpload, listReturns, startUpload, type UploadView } from '../../../../src/modules/returns/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma } from '../../app/marks.ts';
import { keyOf, refresh, useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { FileDrop } from '../../components/file-drop.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { FindingsTable } from './findings-table.tsx';

const POLL_MS = 600;
const busy = (status: UploadView['status'] | undefined): boolean => status === 'CHECKING' || status === 'STORING';

/** Template out, filled workbook in, with progress and what was found. */
export function UploadPanel({ params, again }: { params: { collection: string; period: string; place: string }; again: boolean }): ReactNode {
  const { t } = useTranslation('returns');
  const [uploadId, setUploadId] = useState<string>();
  return (
    <div className="stack">
      <div className="row">
        <span className="grow">{t('fill.step1')}</span>
        <Button icon={<DownloadOutlined />} onClick={() => void download(downloadTemplate, { params })}>{t('one.template')}</Button>
      </div>
      <span>{t('fill.step2')} {again ? t('fill.replace') : ''}</span>
      <FileDrop contract={startUpload} accept={['.xlsx']} input={{ params }} onDone={(u) => setUploadId(u.id)} />
      {uploadId === undefined ? null : <UploadResult key={uploadId} id={uploadId} />}
    </div>
  );
}

function UploadResult({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('returns');
  const say = useSay();
  const client = useQueryClient();
  const known = client.getQueryData<UploadView>(keyOf(getUpload, { params: { id } }));
  const { data: upload, error } = useAnswer(getUpload, { params: { id } }, known && !busy(known.status) ? {} : { pollEvery: POLL_MS });
  const status = upload?.status;
  useEffect(() => {
    if (status !== undefined && !busy(status)) void refresh(client, [getReturn.id, listReturns.id]);
  }, [status, client]);
  if (!upload) return <ProblemAlert problem={error} />;
  if (busy(upload.status)) {
    const share = upload.rowsTotal ? Math.min(99, Math.round((upload.rowsDone / upload.rowsTotal) * 100)) : 0;
    return (
      <div role="status">
        <strong>{t(`upload.${upload.status}`)} {upload.fileName}</strong>
        <Progress percent={share} status="active" showInfo={upload.rowsTotal !== null} />
        <span className="faint">{t('upload.rows', { count: upload.rowsDone })} {upload.rowsTotal ? t('upload.of', { total: upload.rowsTotal }) : ''}</span>
      </div>
    );
  }
  const { outcome, problem } = upload;
  return (
    <div className="stack">
      <Alert
        showIcon type={upload.status === 'DONE' ? (outcome?.warnings ? 'warning' : 'success') : 'error'} title={`${upload.fileName}${colon()}${t(`upload.${upload.status}`)}`}
        description={problem ? <>{say(problem)}{problem.remedy ? <div>{say(problem.remedy)}</div> : null}<small className="faint">{problem.code}</small></> : outcome && outcome.errors > 0 ? t('upload.hint') : null}
      />
      {outcome ? (
        <>
          <div className="row spread">
            <div className="return-counts">
              {([['records', outcome.records], ['errorsCount', outcome.errors], ['warningsCount', outcome.warnings], ['normalised', outcome.normalised]] as const).map(([name, count]) => (
                <div key={name}><strong>{count.toLocaleString('en-US')}</strong><span className="faint">{t(`upload.${name}`)}</span></div>
              ))}
            </div>
            {outcome.findings.length > 0 ? (
              <Button type={outcome.errors > 0 ? 'primary' : 'default'} icon={<DownloadOutlined />} onClick={() => void download(downloadAnnotated, { params: { id } })}>{t('upload.annotated')}</Button>
            ) : null}
          </div>
          {outcome.unknownColumns.length > 0 ? <p className="faint">{t('upload.unknown', { columns: outcome.unknownColumns.join(comma()) })}</p> : null}
          {outcome.findings.length > 0 ? <FindingsTable findings={outcome.findings} /> : null}
          {outcome.findings.length < outcome.errors + outcome.warnings ? <p className="faint">{t('upload.shown', { count: outcome.findings.length })}</p> : null}
        </>
      ) : null}
    </div>
  );
}

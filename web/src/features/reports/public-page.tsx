import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadPublicReport, listPublicReports, type PublicReport } from '../../../../src/modules/reports/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { formatDay, Instant } from '../../components/time.tsx';
import { FileButtons } from './file-buttons.tsx';
import './reports.css';

/** Issued reports for everybody. */
export default function PublicReportsPage(): ReactNode {
  const { t } = useTranslation('reports');
  const go = useGo();
  const language = useLanguage();
  const { page, pageSize, onPage } = usePaging();
  const answer = useAnswer(listPublicReports, { query: { page, pageSize } }, { keepPrevious: true });
  const name = (r: PublicReport): ReactNode => (
    <div className="stack-tight">
      <AppLink to={`/reports/public/${r.id}`}><strong>{r.title}</strong></AppLink>
      <small className="faint">
        {r.number} · {t('asOf', { date: formatDay(r.asOf, language) })} · {r.issuedAt ? <Instant at={r.issuedAt} /> : null}
      </small>
    </div>
  );
  const files = (r: PublicReport): ReactNode => <FileButtons contract={downloadPublicReport} id={r.id} sizes={new Map(r.files.map((f) => [f.format, f.bytes]))} />;
  return (
    <div className="stack">
      <PageHead title={t('public.title')} lead={t('public.lead')} actions={<Button onClick={() => void go('/open-data')}>{t('data.title')}</Button>} />
      <PagedTable<PublicReport>
        label={t('public.title')}
        answer={answer}
        rowKey={(r) => r.id}
        onPage={onPage}
        empty={<Empty title={t('public.empty')} hint={t('public.emptyHint')} />}
        card={(r) => (
          <div className="stack">
            {name(r)}
            {files(r)}
          </div>
        )}
        columns={[
          { title: t('desk.report'), key: 'report', render: (_, r) => name(r) },
          { title: '', key: 'files', render: (_, r) => files(r) },
        ]}
      />
    </div>
  );
}

import { DownloadOutlined } from '@ant-design/icons';
import { Button, Collapse, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DatasetView, getCatalogue } from '../../../../src/modules/reports/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../components/time.tsx';
import './reports.css';

const NAMES: Record<DatasetView['formats'][number]['format'], string> = { csv: 'CSV', json: 'JSON', 'sdmx-json': 'SDMX-JSON' };

/** The catalogue: what there is, under which terms, and how a program fetches it. */
export default function OpenDataPage(): ReactNode {
  const { t } = useTranslation('reports');
  const say = useSay();
  const language = useLanguage();
  const answer = useAnswer(getCatalogue);
  const catalogue = answer.data;
  return (
    <div className="stack">
      <PageHead title={t('data.title')} lead={t('data.lead')} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {catalogue ? (
        <>
          <section className="panel stack-tight">
            <div>
              {t('data.licence')}{colon()}<a href={catalogue.licence.url} rel="noreferrer license">{catalogue.licence.id}</a> <span className="faint">{say(catalogue.licence)}</span>
            </div>
            <div>
              {t('data.publisher')}{colon()}{say(catalogue.publisher)} · {t('data.asOf')} {formatDay(catalogue.asOf, language)}
            </div>
            <div className="faint">
              <strong>{t('data.program')}</strong> <span className="dataset-address">GET /api/open-data</span> · {t('data.programHint')}
            </div>
          </section>
          {catalogue.datasets.map((d) => (
            <DatasetPanel key={d.id} dataset={d} />
          ))}
        </>
      ) : null}
    </div>
  );
}

function DatasetPanel({ dataset }: { dataset: DatasetView }): ReactNode {
  const { t } = useTranslation('reports');
  const say = useSay();
  const language = useLanguage();
  return (
    <section className="panel stack-tight" aria-label={say(dataset.title)}>
      <h2>{say(dataset.title)}</h2>
      <p className="faint">{say(dataset.description)}</p>
      <div className="row-tight">
        <Tag>{t('data.rows', { count: dataset.rows })}</Tag>
        <Tag>{t('data.version', { version: dataset.version })}</Tag>
        {dataset.date ? <Tag>{t('data.date', { date: formatDay(dataset.date, language) })}</Tag> : null}
      </div>
      <div className="dataset-formats">
        {dataset.formats.map((f) => (
          <Button key={f.format} icon={<DownloadOutlined />} href={f.address} download>
            {NAMES[f.format]}
          </Button>
        ))}
      </div>
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'columns',
            label: t('data.columns'),
            children: (
              <div className="report-scroll">
                <table className="report-table">
                  <thead>
                    <tr>
                      <th>{t('data.column')}</th>
                      <th>{t('data.name')}</th>
                      <th>{t('data.role')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {dataset.columns.map((c) => (
                      <tr key={c.id}>
                        <td>{c.id}</td>
                        <td>{say(c)}</td>
                        <td>{t(`data.roles.${c.role}`)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

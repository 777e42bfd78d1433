import { Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Figure, IndicatorDefinition } from '../../../../src/kernel/indicators/contract.ts';
import { usePhone } from '../../app/phone.ts';
import { ConfidenceTag } from './confidence-tag.tsx';
import { usePlanWords } from './words.ts';

interface FigureTableProps {
  figures: readonly Figure[];
  unit: IndicatorDefinition;
  label: string;
  /** Say for each why it is not the one in use. */
  withStanding?: boolean;
}

/** Every figure with where it comes from and how far it may be trusted. */
export function FigureTable({ figures, unit, label, withStanding = false }: FigureTableProps): ReactNode {
  const { t, figure } = usePlanWords();
  const value = (f: Figure): ReactNode => (
    <span className="row-tight">
      <span className="number">{figure(f, unit)}</span>
      <ConfidenceTag confidence={f.confidence} />
      {withStanding ? <Tag>{t(`standing.${f.standing}`)}</Tag> : null}
      {f.status === 'unstated' ? null : <small className="faint">{t(`status.${f.status}`)}</small>}
    </span>
  );
  const newestFirst = [...figures].reverse();
  if (usePhone()) {
    return (
      <div className="stack-tight" aria-label={label}>
        {newestFirst.map((f) => (
          <div key={keyOf(f)} className="card-row stack-tight">
            <div>
              <strong>{f.period}</strong> {value(f)}
            </div>
            <Source figure={f} />
          </div>
        ))}
      </div>
    );
  }
  return (
    <Table<Figure>
      aria-label={label}
      dataSource={newestFirst}
      rowKey={keyOf}
      pagination={false}
      size="small"
      columns={[
        { title: t('detail.period'), dataIndex: 'period', width: 90 },
        { title: t('detail.value'), key: 'value', width: 190, render: (_, f) => value(f) },
        { title: t('detail.source'), key: 'source', render: (_, f) => <Source figure={f} /> },
      ]}
    />
  );
}

const keyOf = (f: Figure): string => `${f.period} ${f.reading} ${f.vintage}`;

function Source({ figure }: { figure: Figure }): ReactNode {
  const { t } = usePlanWords();
  return (
    <div className="figure-source">
      <Tag>{t(`grade.${figure.grade}`)}</Tag>
      {figure.url ? (
        <a href={figure.url} target="_blank" rel="noreferrer noopener">
          {figure.source}
        </a>
      ) : (
        figure.source
      )}
      {figure.published ? <small className="faint"> · {t('detail.published', { date: figure.published })}</small> : null}
      {figure.note ? <small className="faint"> · {figure.note}</small> : null}
    </div>
  );
}

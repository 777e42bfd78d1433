import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useSay } from '../../app/i18n.ts';
import { usePhone } from '../../app/phone.ts';
import { type Matrix, type MatrixPlace, type MatrixRow, TargetCell } from './target-cell.tsx';
import { usePlanWords } from './words.ts';

/** Indicators down, places across; on a phone one card an indicator. */
export function MatrixTable({ rows, places, onOpen }: { rows: readonly MatrixRow[]; places: Matrix['places']; onOpen: (id: string) => void }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const phone = usePhone();
  const cellOf = (row: MatrixRow, place: MatrixPlace): ReactNode => {
    const cell = row.cells.find((c) => c.place === place.code);
    return cell ? <TargetCell cell={cell} row={row} place={place} onOpen={onOpen} /> : <span className="faint">{t('plan.noTarget')}</span>;
  };
  if (phone) {
    return (
      <div className="stack">
        {rows.map((row) => (
          <section key={row.indicator.code} className="card-row">
            <IndicatorName row={row} />
            <dl className="place-cells">
              {places.map((place) => (
                <div key={place.code}>
                  <dt>{say({ zh: place.shortZh, en: place.shortEn })}</dt>
                  <dd>{cellOf(row, place)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    );
  }
  return (
    <Table<MatrixRow>
      className="matrix"
      aria-label={t('plan.matrix')}
      dataSource={[...rows]}
      rowKey={(row) => row.indicator.code}
      pagination={false}
      size="small"
      tableLayout="fixed"
      scroll={{ x: 1000 }}
      columns={[
        { title: t('plan.indicator'), key: 'indicator', fixed: 'left', width: 170, render: (_, row) => <IndicatorName row={row} /> },
        ...places.map((place) => ({
          title: say({ zh: place.shortZh, en: place.shortEn }),
          key: place.code,
          render: (_: unknown, row: MatrixRow) => cellOf(row, place),
        })),
      ]}
    />
  );
}

function IndicatorName({ row: { indicator, year } }: { row: MatrixRow }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const unit = say({ zh: indicator.unit, en: indicator.unitEn });
  return (
    <div className="indicator-name">
      <strong>{say(indicator)}</strong>
      <small className="faint">
        {t('year', { year })} · {unit}
      </small>
    </div>
  );
}

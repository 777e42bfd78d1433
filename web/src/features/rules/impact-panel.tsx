import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Impact } from '../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { usePhone } from '../../app/phone.ts';
import { usePlaces } from '../../app/places.ts';
import { Chart } from '../../components/chart.tsx';

const COUNTS = ['noToYes', 'yesToNo', 'unchanged', 'amountChanged', 'unknown', 'total'] as const;
type Row = Impact['cities'][number];

/** Who wins and loses by the change, city by city, and what it costs; nothing that stands for fewer than five firms. */
export function ImpactPanel({ impact }: { impact: Impact }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const phone = usePhone();
  const { nameOf } = usePlaces();
  if (impact.whole.total === 0) return <span className="faint">{t('impact.nobody')}</span>;
  const shown = (n: number | null): string => (n === null ? t('impact.hidden') : n.toLocaleString('en-US', { maximumFractionDigits: 2 }));
  const rows: Row[] = impact.cities.length > 1 ? [...impact.cities, { city: '', ...impact.whole, amounts: impact.amounts }] : impact.cities;
  const cityOf = (row: Row): string => (row.city === '' ? t('impact.whole') : nameOf(row.city));
  const amountsOf = (row: Row): ReactNode => impact.amounts.map((a) => {
    const own = row.amounts.find((one) => one.id === a.id);
    return <div key={a.id}><span className="faint">{t('impact.amount', { name: say(a), unit: a.unit })}</span> {shown(own?.before ?? null)} → <strong>{shown(own?.after ?? null)}</strong></div>;
  });
  return (
    <div className="stack-tight" data-impact="">
      <span>{t('impact.on', { day: impact.on, total: impact.whole.total.toLocaleString('en-US') })}</span>
      {phone ? (
        rows.map((row) => (
          <div key={row.city} className="rule-part">
            <strong>{cityOf(row)}</strong>
            <div className="grid">{COUNTS.map((c) => <span key={c}><span className="faint">{t(`impact.${c}`)}</span> {shown(row[c])}</span>)}</div>
            {amountsOf(row)}
          </div>
        ))
      ) : (
        <Table<Row>
          size="small" pagination={false} dataSource={rows} rowKey={(r) => r.city} aria-label={t('draft.impact')}
          // Amounts stand below their city: beside seven columns of counts they are cut off.
          {...(impact.amounts.length > 0 && { expandable: { expandedRowKeys: rows.map((r) => r.city), expandedRowRender: amountsOf, showExpandColumn: false } })}
          columns={[
            { title: t('impact.city'), render: (_, r) => cityOf(r) },
            ...COUNTS.map((c) => ({ title: t(`impact.${c}`), align: 'right' as const, render: (_: unknown, r: Row) => shown(r[c]) })),
          ]}
        />
      )}
      {impact.cities.length > 1 && impact.cities.some((c) => (c.noToYes ?? 0) + (c.yesToNo ?? 0) > 0) ? (
        <Chart
          label={t('impact.chart')} height={200}
          option={{
            grid: { left: 8, right: 8, top: 30, bottom: 8, containLabel: true }, legend: { top: 0 }, tooltip: {},
            xAxis: { type: 'category', data: impact.cities.map(cityOf) }, yAxis: { type: 'value', minInterval: 1 },
            series: [
              { name: t('impact.noToYes'), type: 'bar', data: impact.cities.map((c) => c.noToYes), itemStyle: { color: '#389e0d' } },
              { name: t('impact.yesToNo'), type: 'bar', data: impact.cities.map((c) => c.yesToNo), itemStyle: { color: '#cf1322' } },
            ],
          }}
        />
      ) : null}
      <small className="faint">{t('impact.hidden')}{colon()}{t('impact.hiddenHint')}</small>
    </div>
  );
}

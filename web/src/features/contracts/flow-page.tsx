import { Alert, Button, Card, DatePicker, Select, Statistic, Table } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getFlow, getFlowFile } from '../../../../src/modules/contracts/contract.ts';
import type { CallAnswer, CallInput } from '../../app/api.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { download } from '../../app/transfer.ts';
import { Chart } from '../../components/chart.tsx';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

type Flow = CallAnswer<typeof getFlow>;
const FAMILIES = ['DEVELOPMENT', 'TRANSFER', 'LICENCE', 'CONSULTING', 'SERVICE'] as const;
const wan = (fen: number): number => Math.round(fen / 10_000) / 100;

/** Who sells to whom: seller region by buyer region, as counted on any day. */
export default function FlowPage(): ReactNode {
  const { t } = useTranslation('contracts');
  const [state, change] = useAddressState();
  const today = useToday();
  const year = Number(state.year ?? today.slice(0, 4));
  const family = FAMILIES.find((f) => f === state.family);
  const query: CallInput<typeof getFlow>['query'] = { year, ...(state.on ? { on: state.on } : {}), ...(family ? { family } : {}) };
  const { data, error } = useAnswer(getFlow, { query }, { keepPrevious: true });
  return (
    <div className="stack">
      <PageHead title={t('flow.title')} lead={t('flow.lead')} actions={<Button onClick={() => void download(getFlowFile, { query })}>{t('flow.download')}</Button>} />
      <div className="row">
        <DatePicker picker="year" allowClear={false} aria-label={t('turnover.year')} value={dayjs(`${year}-01-01`)} onChange={(v) => change({ year: v ? String(v.year()) : undefined })} />
        <DatePicker
          aria-label={t('flow.on')}
          placeholder={t('flow.on')}
          value={state.on ? dayjs(state.on) : null}
          onChange={(v) => change({ on: v ? v.format('YYYY-MM-DD') : undefined })}
        />
        <Select
          allowClear
          aria-label={t('flow.family')}
          placeholder={t('flow.allFamilies')}
          style={{ minWidth: 150 }}
          value={family ?? null}
          options={FAMILIES.map((value) => ({ value, label: t(`family.${value}`) }))}
          onChange={(v?: string | null) => change({ family: v ?? undefined })}
        />
      </div>
      <ProblemAlert problem={error} />
      {data?.demoIncluded ? <Alert type="info" showIcon title={t('turnover.demo')} /> : null}
      {data && data.totalFen === 0 ? <Empty title={t('turnover.empty')} /> : null}
      {data && data.totalFen > 0 ? <Figures flow={data} /> : null}
    </div>
  );
}

function Figures({ flow }: { flow: Flow }): ReactNode {
  const { t } = useTranslation('contracts');
  const say = useSay();
  return (
    <>
      <div className="grid">
        <Card>
          <Statistic title={t('turnover.zone')} valueRender={() => <Money fen={flow.zone.outputFen} />} />
        </Card>
        <Card>
          <Statistic title={t('flow.zoneAbsorption')} valueRender={() => <Money fen={flow.zone.absorptionFen} />} />
        </Card>
        <Card>
          <Statistic title={t('turnover.within')} valueRender={() => <Money fen={flow.zone.withinFen} />} />
        </Card>
        <Card>
          <Statistic title={t('flow.universities')} value={flow.universitySharePpm === null ? '—' : `${(flow.universitySharePpm / 10_000).toFixed(1)}%`} />
        </Card>
      </div>
      <Matrix flow={flow} />
      <div className="grid">
        <Breakdown title={t('flow.byFamily')} rows={flow.byFamily} name={(key) => t(`family.${key}`)} />
        <Breakdown title={t('flow.bySellerKind')} rows={flow.bySellerKind} name={(key) => t(`kind.${key}`)} />
        <Breakdown title={t('flow.byBuyerKind')} rows={flow.byBuyerKind} name={(key) => t(`kind.${key}`)} />
        <Breakdown
          title={t('flow.byField')}
          rows={flow.byField}
          name={(key) => {
            const field = flow.byField.find((f) => f.key === key);
            return field ? say(field) : key;
          }}
        />
        <Breakdown title={t('flow.byPricing')} rows={flow.byPricing} name={(key) => t(`pricingMode.${key}`, { defaultValue: key })} />
      </div>
      {flow.restated.length > 0 ? (
        <section className="panel stack-tight">
          <h3>{t('flow.restated', { on: flow.on })}</h3>
          <Table
            rowKey="contractId"
            size="small"
            scroll={{ x: 'max-content' }}
            pagination={{ pageSize: 10, hideOnSinglePage: true }}
            dataSource={flow.restated}
            columns={[
              { title: t('list.number'), dataIndex: 'number' },
              { title: t('versions.kind'), dataIndex: 'kind', render: (kind: string) => t(`versionKind.${kind}`) },
              { title: t('versions.effectiveOn'), dataIndex: 'effectiveOn' },
              { title: t('flow.before'), dataIndex: 'thenFen', align: 'right', render: (f: number) => <Money fen={f} unit="wan" /> },
              { title: t('flow.now'), dataIndex: 'nowFen', align: 'right', render: (f: number) => <Money fen={f} unit="wan" /> },
            ]}
          />
        </section>
      ) : null}
    </>
  );
}

function Matrix({ flow }: { flow: Flow }): ReactNode {
  const { t } = useTranslation('contracts');
  const language = useLanguage();
  const { nameOf } = usePlaces();
  const name = (code: string): string => (code === 'ELSEWHERE' || code === 'ABROAD' ? t(`flow.place.${code}`) : nameOf(code));
  const most = Math.max(1, ...flow.cells.flat().map((c) => c.fen));
  const unit = language === 'zh' ? '万元' : '10k yuan';
  return (
    <section className="panel stack" aria-label={t('flow.matrix')}>
      <h3>{t('flow.matrix')}</h3>
      <Chart
        label={t('flow.matrix')}
        height={340}
        option={{
          tooltip: {
            formatter: ({ value: [to, from, amount] }: { value: [number, number, number] }) => `${name(flow.places[from]!)} → ${name(flow.places[to]!)}<br>${amount.toLocaleString()} ${unit}`,
          },
          grid: { left: 8, right: 8, top: 8, bottom: 40, containLabel: true },
          xAxis: { type: 'category', name: t('turnover.absorption'), data: flow.places.map(name), splitArea: { show: true }, axisLabel: { interval: 0, rotate: 30 } },
          yAxis: { type: 'category', inverse: true, data: flow.places.map(name), splitArea: { show: true } },
          visualMap: { show: false, min: 0, max: wan(most), inRange: { color: ['#eef3fb', '#1f5fb8'] } },
          series: [
            {
              type: 'heatmap',
              data: flow.cells.flatMap((row, i) => row.map((c, j) => [j, i, wan(c.fen)])).filter(([, , amount]) => amount! > 0),
              label: { show: true, fontSize: 11, formatter: ({ value: [, , amount] }: { value: [number, number, number] }) => Math.round(amount).toLocaleString() },
            },
          ],
        }}
      />
      <Table
        rowKey="place"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={flow.cells.map((row, i) => ({ place: flow.places[i]!, row, output: flow.outputFen[i]! }))}
        columns={[
          { title: t('flow.corner'), dataIndex: 'place', fixed: 'left', render: (code: string) => <strong>{name(code)}</strong> },
          ...flow.places.map((code, j) => ({
            title: name(code), key: code, align: 'right' as const,
            render: (_: unknown, { row }: { row: Flow['cells'][number] }) => (row[j]!.fen === 0 ? <span className="faint">—</span> : <Money fen={row[j]!.fen} unit="wan" />),
          })),
          { title: t('flow.outputSum'), dataIndex: 'output', align: 'right', render: (f: number) => <strong><Money fen={f} unit="wan" /></strong> },
        ]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>
              <strong>{t('flow.absorptionSum')}</strong>
            </Table.Summary.Cell>
            {flow.absorptionFen.map((f, j) => (
              <Table.Summary.Cell key={flow.places[j]} index={j + 1} align="right">
                <Money fen={f} unit="wan" />
              </Table.Summary.Cell>
            ))}
            <Table.Summary.Cell index={flow.places.length + 1} align="right">
              <strong>
                <Money fen={flow.totalFen} unit="wan" />
              </strong>
            </Table.Summary.Cell>
          </Table.Summary.Row>
        )}
      />
    </section>
  );
}

function Breakdown({ title, rows, name }: { title: string; rows: Flow['byFamily']; name: (key: string) => string }): ReactNode {
  const { t } = useTranslation('contracts');
  return (
    <section className="panel stack-tight">
      <h3>{title}</h3>
      <Table
        rowKey="key"
        size="small"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: '', dataIndex: 'key', render: name },
          { title: t('list.amount'), dataIndex: 'fen', align: 'right', render: (f: number) => <Money fen={f} unit="wan" /> },
          { title: t('flow.count'), dataIndex: 'count', align: 'right' },
        ]}
      />
    </section>
  );
}

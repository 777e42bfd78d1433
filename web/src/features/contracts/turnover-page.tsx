import { Alert, Card, DatePicker, Statistic, Table } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getTurnover } from '../../../../src/modules/contracts/contract.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useToday } from '../../app/today.ts';
import { Chart } from '../../components/chart.tsx';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

export default function TurnoverPage(): ReactNode {
  const { t } = useTranslation('contracts');
  const language = useLanguage();
  const { nameOf } = usePlaces();
  const [state, change] = useAddressState();
  const today = useToday();
  const year = Number(state.year ?? today.slice(0, 4));
  const answer = useAnswer(getTurnover, { query: { year } }, { keepPrevious: true });
  const d = answer.data;
  const wan = (fen: number): number => Math.round(fen / 1_000_000);
  return (
    <div className="stack">
      <PageHead
        title={t('turnover.title')}
        lead={t('turnover.lead')}
        actions={
          <DatePicker
            picker="year"
            allowClear={false}
            aria-label={t('turnover.year')}
            value={dayjs(`${year}-01-01`)}
            onChange={(v) => change({ year: v ? String(v.year()) : undefined })}
          />
        }
      />
      <ProblemAlert problem={answer.error} />
      {d?.demoIncluded ? <Alert type="info" showIcon title={t('turnover.demo')} /> : null}
      {d && d.zone.count === 0 ? <Empty title={t('turnover.empty')} /> : null}
      {d && d.zone.count > 0 ? (
        <>
          <div className="grid">
            <Card>
              <Statistic title={t('turnover.zone')} valueRender={() => <Money fen={d.zone.outputFen} />} />
            </Card>
            <Card>
              <Statistic title={t('turnover.within')} valueRender={() => <Money fen={d.zone.withinZoneFen} />} />
            </Card>
            <Card>
              <Statistic title={t('turnover.outputCount')} value={d.zone.count} />
            </Card>
          </div>
          <Chart
            label={t('turnover.title')}
            height={280}
            option={{
              tooltip: { trigger: 'axis' },
              legend: { top: 0 },
              grid: { left: 8, right: 8, bottom: 8, top: 36, containLabel: true },
              xAxis: { type: 'category', data: d.regions.map((r) => nameOf(r.region)) },
              yAxis: { type: 'value', name: language === 'zh' ? '万元' : '10k yuan' },
              series: [
                { type: 'bar', name: t('turnover.output'), data: d.regions.map((r) => wan(r.outputFen)) },
                { type: 'bar', name: t('turnover.absorption'), data: d.regions.map((r) => wan(r.absorptionFen)) },
              ],
            }}
          />
          <Table
            rowKey="region"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={d.regions}
            columns={[
              { title: t('turnover.region'), dataIndex: 'region', render: nameOf },
              { title: t('turnover.output'), dataIndex: 'outputFen', align: 'right', render: (f: number) => <Money fen={f} unit="wan" /> },
              { title: t('turnover.outputCount'), dataIndex: 'outputCount', align: 'right' },
              { title: t('turnover.absorption'), dataIndex: 'absorptionFen', align: 'right', render: (f: number) => <Money fen={f} unit="wan" /> },
              { title: t('turnover.absorptionCount'), dataIndex: 'absorptionCount', align: 'right' },
            ]}
          />
        </>
      ) : null}
    </div>
  );
}

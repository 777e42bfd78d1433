import { Button, Skeleton, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contribute, getPools } from '../../../../src/modules/finance/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { Chart } from '../../components/chart.tsx';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { formatMoney, Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { NumberForm, useDone } from './number-form.tsx';

type Pools = CallAnswer<typeof getPools>;
type Product = Pools['products'][number];

/** The pools of each product, the rules they follow and how its banks stand against the stop line. */
export default function PoolsPage(): ReactNode {
  const { t } = useTranslation('finance');
  const answer = useAnswer(getPools);
  const [funding, setFunding] = useState<Product>();
  return (
    <div className="stack">
      <PageHead title={t('pools.title')} lead={t('pools.lead')} actions={<AppLink to="/finance/loans">{t('pools.loans')}</AppLink>} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {answer.data?.products.map((product) => (
        <ProductPanel key={product.id} product={product} pools={answer.data} onFund={() => setFunding(product)} />
      ))}
      {funding && answer.data ? <FundDialog product={funding} pools={answer.data} onClose={() => setFunding(undefined)} /> : null}
    </div>
  );
}

function ProductPanel({ product, pools, onFund }: { product: Product; pools: Pools; onFund: () => void }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const language = useLanguage();
  const place = (code: string): string => say(pools.regions.find((r) => r.code === code) ?? { zh: code, en: code });
  const money = (fen: number): string => formatMoney(fen, language);
  return (
    <section className="panel stack" aria-labelledby={`product-${product.id}`}>
      <div className="row spread">
        <h2 id={`product-${product.id}`}>{say(product)}</h2>
        {pools.mayFund.length > 0 ? (
          <Button size="small" onClick={onFund}>
            {t('pools.fund')}
          </Button>
        ) : null}
      </div>
      {product.pools.length === 0 ? <Empty title={t('pools.none')} hint={t('pools.noneHint')} /> : null}
      {product.pools.map((pool) => (
        <div key={pool.region} className="stack-tight">
          <strong>{place(pool.region)}</strong>
          <div className="grid">
            {(['available', 'reserved', 'contributed', 'compensated', 'recovered'] as const).map((key) => (
              <div key={key} className="fact">
                <span className="faint">{t(`pools.${key}`)}</span>
                <strong>
                  <Money fen={pool[`${key}Fen`]} />
                </strong>
              </div>
            ))}
          </div>
        </div>
      ))}
      {product.pools.length > 1 ? (
        <Chart
          height={220}
          label={t('pools.available')}
          option={{
            tooltip: { valueFormatter: (value: unknown) => money(Number(value) * 100) },
            legend: { bottom: 0 },
            grid: { left: 8, right: 16, top: 16, bottom: 40, containLabel: true },
            xAxis: { type: 'category', data: product.pools.map((p) => place(p.region)) },
            yAxis: { type: 'value', axisLabel: { formatter: (value: number) => money(value * 100) } },
            series: (['available', 'reserved', 'compensated'] as const).map((key) => ({ type: 'bar', name: t(`pools.${key}`), data: product.pools.map((p) => p[`${key}Fen`] / 100) })),
          }}
        />
      ) : null}
      <h3>{t('pools.banks')}</h3>
      {product.banks.length === 0 ? (
        <span className="faint">{t('pools.noBanks')}</span>
      ) : (
        <Table
          aria-label={t('pools.banks')}
          size="small"
          rowKey="bankId"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...product.banks]}
          columns={[
            { title: t('loans.bank'), dataIndex: 'bankName' },
            { title: t('pools.balance'), align: 'right', render: (_, b) => <Money fen={b.balanceFen} unit="wan" /> },
            { title: t('pools.overdue'), align: 'right', render: (_, b) => <Money fen={b.overdueFen} unit="wan" /> },
            { title: t('pools.rate'), align: 'right', render: (_, b) => `${(b.ratePpm / 10_000).toFixed(2)}%` },
            { title: t('loans.state'), render: (_, b) => <Light colour={b.stopped ? 'red' : 'green'} text={t(b.stopped ? 'pools.stopped' : 'pools.running')} /> },
            { title: '', render: (_, b) => <small className="faint">{t('pools.count', { n: b.loans, first: b.firstLoans })}</small> },
          ]}
        />
      )}
      <div className="stack-tight">
        {product.tiers.map((tier) => (
          <span key={tier.upToFen}>{t('pools.tier', { upTo: money(tier.upToFen), share: tier.fundSharePpm / 10_000 })}</span>
        ))}
        <span>{t('pools.terms', { months: product.maxTermMonths, bp: product.maxOverLprBp, days: product.overdueDays })}</span>
        <span>{t('pools.stop', { stop: product.stopAtPpm / 10_000, resume: product.resumeBelowPpm / 10_000, ceiling: money(product.bankYearCeilingFen) })}</span>
        <small className="faint">
          {product.documentNumber} · {say({ zh: product.sourceZh, en: product.sourceEn })} <Tag>{t(`pools.evidence.${product.evidence}`)}</Tag>
        </small>
      </div>
    </section>
  );
}

function FundDialog({ product, pools, onClose }: { product: Product; pools: Pools; onClose: () => void }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const done = useDone(onClose);
  const action = useAction(contribute, { onSuccess: () => done(t('fund.done')) });
  const options = pools.regions.filter((r) => pools.mayFund.includes(r.code)).map((r) => ({ value: r.code, label: say(r) }));
  return (
    <NumberForm
      title={`${t('fund.title')} · ${say(product)}`}
      action={action}
      onClose={onClose}
      fields={[
        { name: 'region', label: t('fund.region'), kind: 'choice', options, ...(options[0] && { initial: options[0].value }) },
        { name: 'amountFen', label: t('fund.amount'), kind: 'yuan' },
        { name: 'source', label: t('fund.source'), kind: 'text' },
        { name: 'reference', label: t('fund.reference'), kind: 'text' },
      ]}
      onSend={(v) => action.mutate({ body: { product: product.id, region: String(v['region']), amountFen: Number(v['amountFen']), source: String(v['source']), reference: String(v['reference']) } })}
    />
  );
}

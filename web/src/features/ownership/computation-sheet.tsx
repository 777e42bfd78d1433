import { Alert, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { computePlan } from '../../../../src/modules/ownership/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { usePhone } from '../../app/phone.ts';
import { Chart } from '../../components/chart.tsx';
import { formatMoney, Money } from '../../components/money.tsx';

type Computed = CallAnswer<typeof computePlan>;
const STRONG = new Set(['NET', 'POOL', 'RETAINED']);

/** A plan as a sheet: every line with its amount and clause, then who gets what, to the fen. */
export function ComputationSheet({ computed }: { computed: Computed }): ReactNode {
  const { t } = useTranslation('ownership');
  const say = useSay();
  const phone = usePhone();
  const language = useLanguage();
  const lines = computed.lines.filter((l) => l.code !== 'PART');
  const paid = [...computed.parts.map((p) => ({ name: p.name, value: p.fen / 100 })), { name: t('plans.retained'), value: computed.retainedFen / 100 }];
  return (
    <>
      <section className="panel stack">
        <h2>{t('plans.sheet')}</h2>
        {computed.evidence === 'NOT_VERIFIED' ? <Alert type="warning" showIcon title={t('plans.notVerified')} /> : null}
        <Table
          aria-label={t('plans.sheet')} size="small" pagination={false} rowKey={(l) => `${l.code}${l.zh}`} dataSource={[...lines]}
          columns={[
            { title: t('plans.line'), render: (_, l) => (STRONG.has(l.code) ? <strong>{say(l)}</strong> : <>{say(l)}{phone && l.clause ? <div className="faint">{l.clause}</div> : null}</>) },
            { title: t('plans.amount'), align: 'right', render: (_, l) => (l.fen === null ? null : STRONG.has(l.code) ? <strong><Money fen={l.fen} unit="yuan" /></strong> : <Money fen={l.fen} unit="yuan" />) },
            ...(phone ? [] : [{ title: t('plans.clause'), width: 360, render: (_: unknown, l: Computed['lines'][number]) => <span className="faint">{l.clause}</span> }]),
          ]}
        />
        <small className="faint">{t('plans.rule', { id: computed.ruleId, version: computed.rulesVersion })}</small>
      </section>
      <section className="panel stack">
        <h2>{t('plans.parts')}</h2>
        <Table
          aria-label={t('plans.parts')} size="small" pagination={false} rowKey={(p) => p.name} dataSource={[...computed.parts]}
          columns={[
            { title: t('name'), render: (_, p) => <>{p.name} {p.leader ? <Tag color="gold">{t('plans.leader')}</Tag> : null}{phone ? <div className="faint">{t(`plans.roles.${p.role}`)}</div> : null}</> },
            ...(phone ? [] : [{ title: t('plans.role'), render: (_: unknown, p: Computed['parts'][number]) => t(`plans.roles.${p.role}`) }]),
            { title: t('share'), align: 'right' as const, render: (_, p) => p.sharePpm / 10_000 },
            { title: t('plans.amount'), align: 'right' as const, render: (_, p) => <><Money fen={p.fen} unit="yuan" />{p.residualFen > 0 ? <div className="faint">{t('plans.residual', { n: p.residualFen })}</div> : null}</> },
          ]}
          summary={() => (
            <Table.Summary.Row>
              <Table.Summary.Cell index={0} colSpan={phone ? 2 : 3}><strong>{t('plans.sum')}</strong></Table.Summary.Cell>
              <Table.Summary.Cell index={1} align="right"><strong><Money fen={computed.poolFen} unit="yuan" /></strong></Table.Summary.Cell>
            </Table.Summary.Row>
          )}
        />
        <Chart height={240} label={t('plans.chart')} option={{ tooltip: { valueFormatter: (v: unknown) => formatMoney(Math.round(Number(v) * 100), language) }, series: [{ type: 'pie', radius: ['40%', '70%'], data: paid }] }} />
      </section>
    </>
  );
}

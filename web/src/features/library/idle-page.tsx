import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listIdleResults } from '../../../../src/modules/market/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';

type Row = CallAnswer<typeof listIdleResults>['items'][number];
const COLOUR = { NEAR: 'green', TOLD: 'yellow', MARKED: 'red' } as const;

/** Job results that lie idle, with the step of the one-year rule. */
export default function IdlePage(): ReactNode {
  const { t } = useTranslation('library');
  const [state, change] = useAddressState();
  const answer = useAnswer(listIdleResults, { query: { page: Number(state.page ?? 1), pageSize: 20 } }, { keepPrevious: true });
  const step = (r: Row): ReactNode => <Light colour={COLOUR[r.step]} text={t(`idle.step.${r.step}`)} />;
  const link = (r: Row): ReactNode => <AppLink to={`/market/results/${r.id}`}>{r.title}</AppLink>;
  return (
    <div className="stack">
      <PageHead
        title={t('idle.title')} lead={answer.data ? t('idle.lead', { tell: answer.data.tellAfter, mark: answer.data.markAfter }) : undefined}
        actions={<AppLink to="/market/funded-projects">{t('idle.projects')}</AppLink>}
      />
      <PagedTable<Row>
        label={t('idle.title')} answer={answer} rowKey={(r) => r.id} onPage={(page) => change({ page: String(page) })} empty={<Empty title={t('idle.none')} hint={t('idle.noneHint')} />}
        columns={[
          { title: t('idle.name'), width: 480, render: (_, r) => link(r) },
          { title: t('idle.unit'), render: (_, r) => r.organisationName },
          { title: t('idle.months'), render: (_, r) => t('idle.monthsValue', { n: r.months }) },
          { title: t('idle.state'), render: (_, r) => step(r) },
          { title: t('idle.self'), render: (_, r) => (r.selfStatus ? t(`idle.selfState.${r.selfStatus}`) : '—') },
        ]}
        card={(r) => <div className="stack-tight">{link(r)}<div className="faint">{r.organisationName} · {t('idle.monthsValue', { n: r.months })}</div>{step(r)}</div>}
      />
    </div>
  );
}

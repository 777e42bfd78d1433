import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listGrants } from '../../../../src/modules/ownership/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';

type Row = CallAnswer<typeof listGrants>['items'][number];

export default function GrantsPage(): ReactNode {
  const { t } = useTranslation('ownership');
  const go = useGo();
  const mayApply = useCan('ownership.grant.apply');
  const [state, change] = useAddressState();
  const answer = useAnswer(listGrants, { query: { page: Number(state.page ?? 1), pageSize: 20 } }, { keepPrevious: true });
  const terms = (r: Row): string => (r.kind === 'LONG_TERM_USE' ? t('grants.years', { n: r.termYears }) : `${t('unit')} ${r.unitSharePpm / 10_000}%`);
  const link = (r: Row): ReactNode => <AppLink to={`/ownership/grants/${r.id}`}>{r.resultTitle}</AppLink>;
  return (
    <div className="stack">
      <PageHead title={t('grants.title')} lead={t('grants.lead')} actions={mayApply ? <Button type="primary" onClick={() => go('/ownership/grants/new')}>{t('grants.new')}</Button> : null} />
      <PagedTable<Row>
        label={t('grants.title')} answer={answer} rowKey={(r) => r.id} onPage={(page) => change({ page: String(page) })} empty={<Empty title={t('grants.none')} hint={t('grants.noneHint')} />}
        columns={[
          { title: t('grants.result'), width: 420, render: (_, r) => link(r) },
          { title: t('unit'), render: (_, r) => r.organisationName },
          { title: t('grants.kindLabel'), render: (_, r) => `${t(`kind.${r.kind}`)} · ${terms(r)}` },
          { title: t('grants.persons'), render: (_, r) => t('grants.people', { count: r.persons }) },
          { title: t('state'), render: (_, r) => <Tag color="blue">{t(`status.${r.status}`)}</Tag> },
        ]}
        card={(r) => <div className="stack-tight">{link(r)}<div className="faint">{r.organisationName} · {t(`kind.${r.kind}`)} · {terms(r)}</div><div><Tag color="blue">{t(`status.${r.status}`)}</Tag></div></div>}
      />
    </div>
  );
}

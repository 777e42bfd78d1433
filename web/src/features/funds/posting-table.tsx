import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type getFund, listPostings } from '../../../../src/modules/funds/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';
import { TraceDrawer } from './trace-drawer.tsx';

type Posting = CallAnswer<typeof listPostings>['items'][number];
const kinds = ['appropriation', 'budget', 'contribution', 'allocation', 'payment', 'return'] as const;

export interface PostingFilter {
  kind?: (typeof kinds)[number];
  region?: string;
}

/** The postings of a fund, each of which can be traced. */
export function PostingTable({ fund, filter, onFilter }: { fund: CallAnswer<typeof getFund>; filter: PostingFilter; onFilter: (to: PostingFilter) => void }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const { page, pageSize, onPage } = usePaging();
  const { kind, region } = filter;
  const [traced, setTraced] = useState<string>();
  const answer = useAnswer(listPostings, { params: { id: fund.fund.id }, query: { page, pageSize, kind, region } }, { keepPrevious: true });
  const city = (code: string | null): string => (code ? say(fund.regions.find((r) => r.code === code) ?? { zh: code, en: code }) : '');
  const follow = (p: Posting): ReactNode => (
    <Button size="small" onClick={() => setTraced(p.transfer)}>
      {t('fund.trace')}
    </Button>
  );
  return (
    <div className="stack">
      <div className="row">
        <Select
          aria-label={t('fund.kind')}
          style={{ minWidth: 160 }}
          value={kind ?? ''}
          options={[{ value: '', label: t('fund.all') }, ...kinds.map((k) => ({ value: k, label: t(`fund.kinds.${k}`) }))]}
          onChange={(value) => onFilter({ ...filter, kind: kinds.find((k) => k === value) })}
        />
        <Select
          aria-label={t('fund.region')}
          style={{ minWidth: 160 }}
          value={region ?? ''}
          options={[{ value: '', label: t('fund.allCities') }, ...fund.regions.map((r) => ({ value: r.code, label: say(r) }))]}
          onChange={(value) => onFilter({ ...filter, region: value || undefined })}
        />
      </div>
      <PagedTable<Posting>
        answer={answer}
        label={t('fund.postings')}
        rowKey={(p) => p.transfer}
        onPage={onPage}
        empty={<Empty title={t('fund.noPosting')} />}
        columns={[
          { title: t('fund.when'), render: (_, p) => <Instant at={p.at} /> },
          { title: t('fund.kind'), render: (_, p) => t(`fund.kinds.${p.kind}`) },
          { title: t('fund.task'), render: (_, p) => p.task ?? say({ zh: p.programmeZh ?? '', en: p.programmeEn ?? '' }) },
          { title: t('fund.region'), render: (_, p) => city(p.region) },
          { title: t('batch.amount'), align: 'right', render: (_, p) => <Money fen={p.amountFen} unit="yuan" /> },
          { title: '', render: (_, p) => follow(p) },
        ]}
        card={(p) => (
          <div className="stack-tight">
            <div className="row spread">
              <strong>{t(`fund.kinds.${p.kind}`)}</strong>
              <Money fen={p.amountFen} unit="yuan" />
            </div>
            <span>{p.task ?? say({ zh: p.programmeZh ?? '', en: p.programmeEn ?? '' })} {city(p.region)}</span>
            <div className="row spread">
              <small className="faint"><Instant at={p.at} /></small>
              {follow(p)}
            </div>
          </div>
        )}
      />
      {traced ? <TraceDrawer key={traced} transfer={traced} onClose={() => setTraced(undefined)} /> : null}
    </div>
  );
}

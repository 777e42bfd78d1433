import { Segmented, Skeleton, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listReturns, periodName, type ReturnItem } from '../../../../src/modules/returns/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import './returns.css';
import { DaysLeft, StateTag } from './state-tag.tsx';

const SCOPES = ['mine', 'desk', 'overdue', 'all'] as const;
type Scope = (typeof SCOPES)[number];
const EMPTY: Record<Scope, string> = { mine: 'noneMine', desk: 'noneDesk', overdue: 'noneOverdue', all: 'noneAll' };

export const addressOf = (item: Pick<ReturnItem, 'collection' | 'period' | 'place'>): string => `/returns/${item.collection.id}/${item.period}/${item.place.code}`;

export default function ListPage(): ReactNode {
  const { t } = useTranslation('returns');
  const [state, change] = useAddressState();
  const counts = useAnswer(listReturns, { query: {} }).data?.counts;
  // Whoever only approves should not open an empty list of things to fill.
  const first: Scope = counts && counts.mine === 0 ? (counts.desk > 0 ? 'desk' : 'all') : 'mine';
  const scope = SCOPES.find((s) => s === state.scope) ?? first;
  const answer = useAnswer(listReturns, { query: scope === 'overdue' ? { overdue: 'true' } : { scope } }, { keepPrevious: true });
  return (
    <div className="stack">
      <PageHead title={t('list.title')} lead={t('list.lead')} />
      <div>
        <Segmented
          aria-label={t('list.scope')} value={scope} onChange={(value) => change({ scope: value })}
          options={SCOPES.map((value) => ({ value, label: counts ? `${t(`list.${value}`)} ${counts[value]}` : t(`list.${value}`) }))}
        />
      </div>
      <ProblemAlert problem={answer.error} />
      {answer.data ? <Items items={answer.data.items} empty={<Empty title={t(`list.${EMPTY[scope]}`)} hint={t('list.noneHint')} />} /> : answer.error ? null : <Skeleton active />}
    </div>
  );
}

function Items({ items, empty }: { items: readonly ReturnItem[]; empty: ReactNode }): ReactNode {
  const { t } = useTranslation('returns');
  const say = useSay();
  const phone = usePhone();
  if (items.length === 0) return empty;
  const name = (i: ReturnItem): ReactNode => <AppLink to={addressOf(i)}>{say(i.collection)}</AppLink>;
  const last = (i: ReturnItem): ReactNode => (i.last ? <small className="faint">{t(`action.${i.last.action}`)} · {i.last.byName} · <Instant at={i.last.at} /></small> : null);
  if (phone) {
    return (
      <div className="stack">
        {items.map((i) => (
          <div key={addressOf(i)} className="card-row stack-tight">
            <div className="row spread"><strong>{name(i)}</strong><StateTag state={i.state} /></div>
            <span>{say(periodName(i.period))} · {say(i.place)}</span>
            <span className="row"><CalendarDay date={i.dueOn} /><DaysLeft item={i} /></span>
            {last(i)}
          </div>
        ))}
      </div>
    );
  }
  return (
    <Table<ReturnItem>
      rowKey={addressOf} dataSource={[...items]} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('list.collection'), render: (_, i) => name(i) },
        { title: t('list.period'), render: (_, i) => say(periodName(i.period)), width: 170 },
        { title: t('list.place'), render: (_, i) => say(i.place), width: 260 },
        { title: t('list.due'), render: (_, i) => <span className="row-tight"><CalendarDay date={i.dueOn} /> <DaysLeft item={i} /></span>, width: 220 },
        { title: t('list.state'), render: (_, i) => <StateTag state={i.state} />, width: 130 },
        { title: t('list.last'), render: (_, i) => last(i) },
      ]}
    />
  );
}

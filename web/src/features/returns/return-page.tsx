import { Alert, Segmented, Skeleton, Steps, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractAnswer } from '../../../../src/kernel/base/route-contract.ts';
import { getReturn, periodName, type ReturnState } from '../../../../src/modules/returns/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { AppLink, useAddressState, useRouteParam } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { DecidePanel, ReviseButton, SubmitPanel } from './decide-panel.tsx';
import { FormGrid } from './form-grid.tsx';
import { HistoryPanel, PublishedPanel } from './history-panel.tsx';
import './returns.css';
import { DaysLeft, StateTag } from './state-tag.tsx';
import { UploadPanel } from './upload-panel.tsx';
import { ValuesPanel } from './values-panel.tsx';

export type ReturnPageAnswer = ContractAnswer<typeof getReturn>;

const POSITION: Record<ReturnState, number> = { NONE: 0, DRAFT: 0, SUBMITTED: 1, FIRST_APPROVED: 2, LOCKED: 4 };

export default function ReturnPage(): ReactNode {
  const { t } = useTranslation('returns');
  const say = useSay();
  const phone = usePhone();
  const params = { collection: useRouteParam('collection'), period: useRouteParam('period'), place: useRouteParam('place') };
  const [state] = useAddressState();
  const revision = Number(state.revision) || undefined;
  const { data: page, error } = useAnswer(getReturn, { params, query: revision ? { revision } : {} }, { keepPrevious: true });
  if (!page) return error ? <ProblemAlert problem={error} /> : <Skeleton active paragraph={{ rows: 10 }} />;
  const { item, collection } = page;
  const newest = revision === undefined || revision === page.revisions[0]?.revision;
  const lastReturned = item.state === 'DRAFT' && item.last?.action === 'RETURNED' ? item.last : null;
  return (
    <div className="stack">
      <PageHead
        title={say(collection)}
        lead={`${say(periodName(item.period))} · ${say(item.place)}`}
        actions={newest && item.may.revise ? <ReviseButton page={page} params={params} /> : undefined}
      />
      <div className="row">
        <AppLink to="/returns">{t('one.back')}</AppLink>
        <StateTag state={item.state} />
        <span>{t('about.due')} <CalendarDay date={item.dueOn} /></span>
        <DaysLeft item={item} />
        {item.revision > 1 ? <Tag>{t('one.revision', { n: item.revision })}</Tag> : null}
        {item.demo ? <Tag color="gold">{t('one.demo')}</Tag> : null}
      </div>
      <Steps className="return-steps" size="small" orientation={phone ? 'vertical' : 'horizontal'} current={POSITION[item.state]} items={['fill', 'first', 'second', 'locked'].map((step) => ({ title: t(`steps.${step}`) }))} />
      {lastReturned ? <Alert type="warning" showIcon title={`${t('action.RETURNED')}${colon()}${lastReturned.byName}`} description={lastReturned.reason} /> : null}
      {newest && item.may.fill ? <FillPanel page={page} params={params} /> : null}
      {newest && (item.may.approve || item.may.giveBack) ? <DecidePanel key={`decide ${page.version}`} page={page} params={params} /> : null}
      <ValuesPanel page={page} params={params} revision={revision} />
      {newest && item.may.submit && page.submission ? <SubmitPanel key={page.submission.id} page={page} params={params} /> : null}
      <PublishedPanel page={page} />
      <HistoryPanel page={page} />
      <section className="panel stack-tight">
        <h2>{t('about.title')}</h2>
        <p>{say({ zh: collection.descriptionZh, en: collection.descriptionEn })}</p>
        <p className="faint">{t('about.source')}：{say({ zh: collection.sourceZh, en: collection.sourceEn })}</p>
        <p className="faint">{say({ zh: page.parameters.sourceZh, en: page.parameters.sourceEn })}</p>
      </section>
    </div>
  );
}

function FillPanel({ page, params }: { page: ReturnPageAnswer; params: { collection: string; period: string; place: string } }): ReactNode {
  const { t } = useTranslation('returns');
  const [way, setWay] = useState<'workbook' | 'grid'>('workbook');
  const form = page.collection.layout === 'form';
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t('fill.title')}</h2>
        {form ? <Segmented aria-label={t('fill.title')} value={way} onChange={setWay} options={(['workbook', 'grid'] as const).map((value) => ({ value, label: t(`fill.${value}`) }))} /> : null}
      </div>
      {!form || way === 'workbook' ? <UploadPanel params={params} again={page.submission !== null} /> : <FormGrid key={page.submission?.id ?? 'new'} page={page} params={params} />}
    </section>
  );
}

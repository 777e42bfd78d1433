import { Alert, App, Button, Checkbox, Input, Modal, Pagination, Segmented, Select, Skeleton, Steps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginNotice, type CandidateView, decideCandidate, getListEdition, proposeCandidates } from '../../../../src/modules/enterprises/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma } from '../../app/marks.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { usePaging } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CandidateCard } from './candidate-card.tsx';
import './growth.css';
import { ReportButtons } from './report-buttons.tsx';

const STATES = ['CALL', 'FIRM_FORM', 'PARK_RECOMMEND', 'CITY_SUM', 'DATA_CHECK', 'VALUATION_CHECK', 'EXPERT', 'LIST', 'NOTICE', 'PUBLISHED'] as const;

/** The desk of an edition: where it stands, its candidates, and what the reader may do. */
export default function ListDeskPage(): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  const phone = usePhone();
  const id = useRouteParam('id');
  const { message } = App.useApp();
  const { page, pageSize, onPage, first } = usePaging(20);
  const [city, setCity] = useState<string>();
  const [shown, setShown] = useState<'all' | 'true' | 'false'>('all');
  const [q, setQ] = useState('');
  const [deciding, setDeciding] = useState<{ candidate: CandidateView; kept: boolean }>();
  const [noticing, setNoticing] = useState(false);
  const answer = useAnswer(getListEdition, { params: { id }, query: { page, pageSize, city, standing: shown === 'all' ? undefined : shown, q: q || undefined } }, { keepPrevious: true });
  const propose = useAction(proposeCandidates, { onSuccess: (done) => void message.success(t('lists.proposed', { ...done })) });
  const { data, error, isPending } = answer;
  const states = STATES.filter((s) => s !== 'VALUATION_CHECK' || data?.kind.valued);
  return (
    <div className="stack">
      <PageHead
        title={data?.edition.title ?? '…'} lead={data ? `${say(data.kind)} · ${t('lists.on')} ${data.edition.on}` : undefined}
        actions={data ? (
          <>
            {data.may.propose ? <Button loading={propose.isPending} onClick={() => propose.mutate({ params: { id } })}>{t('lists.propose')}</Button> : null}
            {data.may.run && data.edition.state === 'LIST' ? <Button type="primary" onClick={() => setNoticing(true)}>{t('lists.notice')}</Button> : null}
            {data.edition.state === 'PUBLISHED' ? <ReportButtons id={id} /> : null}
            <AppLink to={`/cases/${data.edition.caseId}`}>{t('lists.toCase')}</AppLink>
          </>
        ) : null}
      />
      <ProblemAlert problem={error ?? propose.error} />
      {isPending ? <Skeleton active /> : null}
      {data ? (
        <>
          <section className="panel growth-steps">
            {phone ? <strong>{t(`state.${data.edition.state}`)}</strong> : <Steps size="small" titlePlacement="vertical" current={(states as readonly string[]).indexOf(data.edition.state)} items={states.map((s) => ({ title: t(`state.${s}`) }))} />}
          </section>
          {data.notice ? <Alert type={data.notice.openObjections > 0 ? 'warning' : 'info'} showIcon title={t('lists.noticeRunning', { from: data.notice.from, until: data.notice.until })} description={data.notice.openObjections > 0 ? t('lists.objections', { count: data.notice.openObjections }) : undefined} /> : null}
          <div className="row">
            <span>{t('lists.candidates')} <strong className="number">{data.edition.candidates}</strong></span>
            <span>{t('lists.standing')} <strong className="number">{data.edition.standing}</strong></span>
            <span>{t('lists.removed')} <strong className="number">{data.edition.removed}</strong></span>
          </div>
          <div className="filters">
            <Select allowClear aria-label={t('lists.city')} placeholder={t('lists.city')} value={city} onChange={(c) => { setCity(c); first(); }} options={data.cities.map((c) => ({ value: c.code, label: say(c) }))} />
            <Segmented<'all' | 'true' | 'false'> aria-label={t('lists.standing')} value={shown} onChange={(v) => { setShown(v); first(); }} options={[{ value: 'all', label: t('lists.showAll') }, { value: 'true', label: t('lists.showStanding') }, { value: 'false', label: t('lists.showRemoved') }]} />
            <Input.Search allowClear aria-label={t('lists.search')} placeholder={t('lists.search')} onSearch={(text) => { setQ(text.trim()); first(); }} />
          </div>
          {data.candidates.items.length === 0 ? <Empty title={t('lists.noCandidates')} hint={t('lists.noCandidatesHint')} /> : null}
          {data.candidates.items.map((c) => <CandidateCard key={c.id} candidate={c} onDecide={(kept) => setDeciding({ candidate: c, kept })} />)}
          {data.candidates.total > pageSize ? <Pagination simple={phone} current={page} pageSize={pageSize} total={data.candidates.total} onChange={onPage} /> : null}
        </>
      ) : null}
      {deciding ? <DecideDialog {...deciding} onDone={() => setDeciding(undefined)} /> : null}
      {noticing ? <NoticeDialog id={id} firms={data?.noticeFirms ?? []} onDone={() => setNoticing(false)} /> : null}
    </div>
  );
}

function DecideDialog({ candidate, kept, onDone }: { candidate: CandidateView; kept: boolean; onDone: () => void }): ReactNode {
  const { t } = useTranslation('growth');
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [falseData, setFalseData] = useState(false);
  const decide = useAction(decideCandidate, {
    onSuccess: () => {
      void message.success(t('lists.decided'));
      onDone();
    },
  });
  return (
    <Modal
      open title={`${t(kept ? 'lists.keep' : 'lists.remove')}${colon()}${candidate.name}`} okText={t('lists.ok')} cancelText={t('lists.cancel')} confirmLoading={decide.isPending} okButtonProps={{ danger: !kept, disabled: reason.trim().length < 4 }}
      onCancel={onDone} onOk={() => decide.mutate({ params: { id: candidate.id }, body: { kept, falseData, reason } })}
    >
      <div className="stack-tight">
        <label className="stack-tight">{t('lists.reason')}<Input.TextArea rows={3} maxLength={1000} value={reason} onChange={(e) => setReason(e.target.value)} /></label>
        {kept ? null : <Checkbox checked={falseData} onChange={(e) => setFalseData(e.target.checked)}>{t('lists.falseData')}</Checkbox>}
        <ProblemAlert problem={decide.error} />
      </div>
    </Modal>
  );
}

function NoticeDialog({ id, firms, onDone }: { id: string; firms: readonly string[]; onDone: () => void }): ReactNode {
  const { t } = useTranslation('growth');
  const { message } = App.useApp();
  const [contact, setContact] = useState('');
  const begin = useAction(beginNotice, {
    onSuccess: (done) => {
      void message.success(t('lists.noticed', done));
      onDone();
    },
  });
  return (
    <Modal open title={t('lists.notice')} okText={t('lists.ok')} cancelText={t('lists.cancel')} confirmLoading={begin.isPending} okButtonProps={{ disabled: contact.trim().length < 4 }} onCancel={onDone} onOk={() => begin.mutate({ params: { id }, body: { contact } })}>
      <div className="stack-tight">
        <span>{t('published.firms', { count: firms.length })}{colon()}{firms.slice(0, 8).join(comma())}{firms.length > 8 ? '…' : ''}</span>
        <label className="stack-tight">{t('lists.contact')}<Input maxLength={200} value={contact} onChange={(e) => setContact(e.target.value)} /></label>
        <ProblemAlert problem={begin.error} />
      </div>
    </Modal>
  );
}

import { Alert, Button, Drawer, Radio, Skeleton, Table } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BankConsent, type ConsentedFirm, listBankConsents, readConsentedFirm } from '../../../../../src/modules/finance/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { usePlaces } from '../../../app/places.ts';
import { useAction, useAnswer } from '../../../app/query.ts';
import { Empty } from '../../../components/empty.tsx';
import { PagedTable, usePaging } from '../../../components/paged-table.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AnswerLine, ConsentLight } from './state-light.tsx';

/** The desk of a bank: firms that consent, what they let it read, and its answers. */
export default function BankPage(): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const { nameOf } = usePlaces();
  const { page, pageSize, onPage, first } = usePaging();
  const [live, setLive] = useState(true);
  const [open, setOpen] = useState<BankConsent>();
  const answer = useAnswer(listBankConsents, { query: { page, pageSize, standing: live ? 'LIVE' : 'OVER' } }, { keepPrevious: true });
  const last = (c: BankConsent): ReactNode => (c.answers.length > 0 ? <AnswerLine answer={c.answers.at(-1)!} /> : <span className="faint">{t('whiteList.bank.noAnswer')}</span>);
  return (
    <div className="stack">
      <PageHead title={t('whiteList.bank.title')} lead={t('whiteList.bank.lead')} />
      <Radio.Group optionType="button" aria-label={t('whiteList.bank.title')} value={live} onChange={(e) => { setLive(e.target.value as boolean); first(); }} options={[{ value: true, label: t('whiteList.bank.live') }, { value: false, label: t('whiteList.bank.ended') }]} />
      <PagedTable<BankConsent>
        answer={answer}
        label={t('whiteList.bank.title')}
        rowKey={(c) => c.id}
        onPage={onPage}
        empty={<Empty title={t('whiteList.bank.empty')} hint={t('whiteList.bank.emptyHint')} />}
        columns={[
          { title: t('whiteList.list.firm'), render: (_, c) => <><div>{c.firmName ?? <span className="faint">{t('whiteList.bank.endedFirm')}</span>}</div><small className="faint">{c.firmCreditCode}</small></> },
          { title: t('whiteList.list.city'), render: (_, c) => (c.city ? nameOf(c.city) : '—') },
          { title: t('whiteList.own.purpose'), render: (_, c) => <>{say(c.purpose)} <small className="faint">{t('whiteList.bank.until', { day: c.until })}</small></> },
          { title: t('whiteList.list.stateHead'), render: (_, c) => <ConsentLight state={c.state} /> },
          { title: t('whiteList.bank.answer'), render: (_, c) => last(c) },
          { title: '', render: (_, c) => (c.state === 'LIVE' ? <Button size="small" onClick={() => setOpen(c)}>{t('whiteList.bank.open')}</Button> : null) },
        ]}
        card={(c) => (
          <div className="stack-tight">
            <span className="row spread"><strong>{c.firmName ?? t('whiteList.bank.endedFirm')}</strong><ConsentLight state={c.state} /></span>
            <span>{say(c.purpose)} · {t('whiteList.bank.until', { day: c.until })}</span>
            {last(c)}
            {c.state === 'LIVE' ? <div><Button size="small" onClick={() => setOpen(c)}>{t('whiteList.bank.open')}</Button></div> : null}
          </div>
        )}
      />
      <Drawer open={open !== undefined} size={640} title={open?.firmName} onClose={() => setOpen(undefined)}>
        {open && answer.data ? <ConsentedPanel key={open.id} consent={open} declines={answer.data.declines} onDone={() => setOpen(undefined)} /> : null}
      </Drawer>
    </div>
  );
}

function ConsentedPanel({ consent, declines, onDone }: { consent: BankConsent; declines: { id: string; zh: string; en: string }[]; onDone: () => void }): ReactNode {
  const { t } = useTranslation('finance');
  const [firm, setFirm] = useState<ConsentedFirm>();
  const { mutate, error, isPending } = useAction(readConsentedFirm, { onSuccess: setFirm });
  // One opening is one read: what the firm sees in its log is what was looked at.
  useEffect(() => mutate({ params: { id: consent.id } }), [mutate, consent.id]);
  return (
    <div className="stack">
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : null}
      {firm ? (
        <>
          <Alert type="info" showIcon title={t('whiteList.bank.read')} />
          <Values firm={firm} />
          {consent.answers.map((a) => <AnswerLine key={a.id} answer={a} />)}
          <h3>{t('whiteList.bank.answer')}</h3>
          <AnswerForm consentId={consent.id} loans={firm.loans} declines={declines} onDone={onDone} />
        </>
      ) : null}
    </div>
  );
}

function Values({ firm }: { firm: ConsentedFirm }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const shown = ({ value, unit }: ConsentedFirm['values'][number]): string => {
    if (value === null) return t('whiteList.bank.unknown');
    if (typeof value === 'boolean') return t(value ? 'whiteList.bank.yes' : 'whiteList.bank.no');
    return `${typeof value === 'number' ? value.toLocaleString('en-US') : value}${unit ? ` ${unit}` : ''}`;
  };
  return (
    <Table
      aria-label={t('whiteList.bank.values')}
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={firm.values}
      columns={[
        { title: t('whiteList.bank.values'), render: (_, v) => say(v) },
        { title: t('whiteList.bank.value'), align: 'right', render: (_, v) => shown(v) },
        { title: t('whiteList.bank.source'), render: (_, v) => <small className="faint">{v.source ?? '—'} {v.asOf ?? ''}</small> },
      ]}
    />
  );
}

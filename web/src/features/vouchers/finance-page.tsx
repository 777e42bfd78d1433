import { App, Button, DatePicker, Form, Input, InputNumber, Modal, Select, Skeleton, Table } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { addBudget, getBudget, listOrders, payBatch } from '../../../../src/modules/vouchers/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useLanguage } from '../../app/i18n.ts';
import { inBrackets, pause } from '../../app/marks.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useToday } from '../../app/today.ts';
import { Empty } from '../../components/empty.tsx';
import { formatMoney, Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../components/time.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import { OrderList } from './order-table.tsx';
import { StatusTag } from './tags.tsx';
import './vouchers.css';
import { useVoucherWords } from './words.ts';

type Line = CallAnswer<typeof getBudget>['regions'][number];

/** The city's voucher money: where the budget stands, who waits for it, and what is to be paid. */
export default function FinancePage(): ReactNode {
  const { t } = useVoucherWords();
  const [state, change] = useAddressState();
  const today = useToday();
  const maySet = useCan('vouchers.budget.set');
  const mayPay = useCan('vouchers.payment.make');
  const [giving, setGiving] = useState(false);
  const year = Number(state.year ?? today.slice(0, 4));
  const answer = useAnswer(getBudget, { query: { year } }, { keepPrevious: true });
  return (
    <div className="stack">
      <PageHead
        title={t('finance.title')}
        lead={t('finance.lead')}
        actions={
          <>
            <DatePicker picker="year" allowClear={false} aria-label={t('common.year')} value={dayjs(`${year}-01-01`)} onChange={(v) => change({ year: v ? String(v.year()) : undefined })} />
            {maySet ? <Button onClick={() => setGiving(true)}>{t('finance.give')}</Button> : null}
          </>
        }
      />
      <ProblemAlert problem={answer.error} />
      {answer.data ? <div className="stack">{answer.data.regions.map((line) => <BudgetLine key={line.region} line={line} />)}</div> : <Skeleton active />}
      {mayPay ? <ToPay /> : null}
      {giving && answer.data ? <GiveBudget regions={answer.data.regions.map((r) => r.region)} year={year} onClose={() => setGiving(false)} /> : null}
    </div>
  );
}

const PARTS = ['paid', 'payable', 'reserved', 'free'] as const;

function BudgetLine({ line }: { line: Line }): ReactNode {
  const { t } = useVoucherWords();
  const language = useLanguage();
  const { nameOf } = usePlaces();
  const parts = PARTS.map((part) => ({ part, fen: line[`${part}Fen`] }));
  return (
    <section className="panel stack-tight">
      <div className="row spread">
        <h2>{nameOf(line.region)} <Money fen={line.budgetFen} /></h2>
        <small className="faint">{line.nextCutOff ? t('finance.cutOff', { date: formatDay(line.nextCutOff, language) }) : ''}</small>
      </div>
      {line.budgetFen > 0 ? (
        <>
          <div className="quota-parts" role="img" aria-label={parts.map((p) => `${t(`finance.${p.part}`)} ${formatMoney(p.fen, language)}`).join(pause())}>
            {parts.filter((p) => p.fen > 0).map((p) => <span key={p.part} className={`money-${p.part}`} style={{ width: `${(p.fen / line.budgetFen) * 100}%` }} />)}
          </div>
          <div className="legend">{parts.map((p) => <span key={p.part}><i className={`money-${p.part}`} />{t(`finance.${p.part}`)} <Money fen={p.fen} /></span>)}{line.receivableFen > 0 ? <span>{t('finance.receivable')} <Money fen={line.receivableFen} /></span> : null}</div>
        </>
      ) : <p className="faint">{t('finance.noBudget')}</p>}
      {line.queue.length > 0 ? (
        <>
          <h3>{t('finance.queue')}</h3>
          <small className="faint">{t('finance.queueHint')}</small>
          <Table
            size="small" rowKey="orderId" pagination={false} scroll={{ x: 'max-content' }} dataSource={line.queue} aria-label={t('finance.queue')}
            columns={[
              { title: t('common.number'), key: 'n', render: (_, q) => <AppLink to={`/vouchers/orders/${q.orderId}`}>{q.number}</AppLink> },
              { title: t('common.claimant'), dataIndex: 'claimantName' },
              { title: t('common.status'), dataIndex: 'status', render: (s: string) => <StatusTag status={s} /> },
              { title: t('finance.need'), dataIndex: 'needFen', align: 'right', render: (f: number) => <Money fen={f} unit="yuan" /> },
              { title: t('finance.since'), dataIndex: 'since' },
            ]}
          />
        </>
      ) : null}
    </section>
  );
}

function ToPay(): ReactNode {
  const { t } = useVoucherWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const [selected, select] = useState<string[]>([]);
  const [paying, setPaying] = useState(false);
  const [reference, setReference] = useState('');
  const answer = useAnswer(listOrders, { query: { page: 1, pageSize: 200, status: 'APPROVED' } });
  const action = useAction(payBatch, {
    onSuccess: ({ orders }) => {
      void message.success(t('finance.payDone', { count: orders }));
      setPaying(false);
      select([]);
      setReference('');
    },
  });
  const orders = answer.data?.items ?? [];
  const sum = orders.filter((o) => selected.includes(o.id)).reduce((total, o) => total + (o.grantFen ?? 0), 0);
  const told = { count: selected.length, amount: formatMoney(sum, language) };
  return (
    <section className="stack-tight">
      <div className="row spread">
        <h2>{t('finance.toPay')}</h2>
        <span className="row-tight">{selected.length > 0 ? <span className="faint">{t('finance.selected', told)}</span> : null}<Button type="primary" disabled={selected.length === 0} onClick={() => setPaying(true)}>{t('finance.pay')}</Button></span>
      </div>
      <ProblemAlert problem={answer.error} />
      <OrderList
        label={t('finance.toPay')} orders={orders} empty={answer.data ? <Empty title={t('finance.noToPay')} /> : <Skeleton active />}
        selection={{ selectedRowKeys: selected, onChange: (keys) => select(keys.map(String)), getCheckboxProps: (o) => ({ disabled: !o.funded && o.grantFen !== 0, 'aria-label': o.number }) }}
      />
      <Modal open={paying} title={t('finance.payTitle', told)} onCancel={() => setPaying(false)} okText={t('finance.pay')} okButtonProps={{ disabled: reference.trim().length < 2, loading: action.isPending }} onOk={() => action.mutate({ body: { orderIds: selected, paymentReference: reference } })}>
        <div className="stack"><Input aria-label={t('finance.reference')} placeholder={t('finance.reference')} value={reference} onChange={(e) => setReference(e.target.value)} maxLength={100} /><ProblemAlert problem={action.error} /></div>
      </Modal>
    </section>
  );
}

function GiveBudget({ regions, year, onClose }: { regions: readonly string[]; year: number; onClose: () => void }): ReactNode {
  const { t } = useVoucherWords();
  const { nameOf } = usePlaces();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ region: string; year: number; amount: number; documentNumber: string }>();
  const action = useAction(addBudget, {
    onSuccess: ({ served }) => {
      void message.success(t('finance.given', { count: served }));
      onClose();
    },
  });
  return (
    <Modal open title={t('finance.giveTitle')} onCancel={onClose} okText={t('finance.give')} okButtonProps={{ loading: action.isPending }} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" initialValues={{ region: regions[0], year }} onFinish={({ amount, ...f }) => action.mutate({ body: { ...f, amountFen: Math.round(amount * 100) } })}>
        <Form.Item name="region" label={t('common.region')} rules={[{ required: true }]}><Select options={regions.map((r) => ({ value: r, label: nameOf(r) }))} /></Form.Item>
        <Form.Item name="year" label={t('common.year')} rules={[{ required: true }]}><InputNumber min={2000} max={2200} precision={0} /></Form.Item>
        <Form.Item name="amount" label={`${t('common.amount')}${inBrackets(t('common.yuan'))}`} rules={[{ required: true }]}><YuanInput min={1} /></Form.Item>
        <Form.Item name="documentNumber" label={t('finance.documentNumber')} rules={[{ required: true, min: 2 }]}><Input maxLength={100} /></Form.Item>
      </Form>
      <ProblemAlert problem={action.error} />
    </Modal>
  );
}

import { App, Button, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enterBonus, getRules, listBonuses, payBonus } from '../../../../src/modules/ownership/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';

type Row = CallAnswer<typeof listBonuses>['items'][number];

export default function BonusesPage(): ReactNode {
  const { t } = useTranslation('ownership');
  const mayEnter = useCan('ownership.plan.prepare');
  const rules = useAnswer(getRules);
  const [state, change] = useAddressState();
  const answer = useAnswer(listBonuses, { query: { page: Number(state.page ?? 1), pageSize: 20 } }, { keepPrevious: true });
  const [asking, setAsking] = useState<Row | 'new'>();
  const b = rules.data?.patentBonus;
  const standing = (r: Row): ReactNode => (r.paidOn ? <Light colour="green" text={`${t('bonuses.paid')} ${r.paidOn}`} /> : r.overdue ? <Light colour="red" text={t('plans.overdue')} /> : <CalendarDay date={r.dueOn} />);
  const pay = (r: Row): ReactNode => (r.mayPay ? <Button size="small" onClick={() => setAsking(r)}>{t('bonuses.pay')}</Button> : null);
  return (
    <div className="stack">
      <PageHead
        title={t('bonuses.title')} lead={b ? <>{t('bonuses.lead', { invention: b.invention / 100, utility: b.utility / 100, months: b.within })} <small className="faint">{b.clause}</small></> : undefined}
        actions={mayEnter ? <Button type="primary" onClick={() => setAsking('new')}>{t('bonuses.enter')}</Button> : null}
      />
      <PagedTable<Row>
        label={t('bonuses.title')} answer={answer} rowKey={(r) => r.id} onPage={(page) => change({ page: String(page) })} empty={<Empty title={t('bonuses.none')} hint={t('bonuses.noneHint')} />}
        columns={[
          { title: t('bonuses.patent'), render: (_, r) => r.patentNumber },
          { title: t('bonuses.name'), render: (_, r) => r.title },
          { title: t('bonuses.kindLabel'), render: (_, r) => t(`bonuses.kind.${r.kind}`) },
          { title: t('bonuses.inventors'), render: (_, r) => r.inventors },
          { title: t('plans.amount'), align: 'right', render: (_, r) => <Money fen={r.amountFen} /> },
          { title: t('bonuses.due'), render: (_, r) => standing(r) },
          { title: '', render: (_, r) => pay(r) },
        ]}
        card={(r) => <div className="stack-tight"><strong>{r.title}</strong><div className="faint">{r.patentNumber} · {r.inventors}</div><div><Money fen={r.amountFen} /> {standing(r)}</div>{pay(r)}</div>}
      />
      {asking === 'new' ? <EnterDialog onClose={() => setAsking(undefined)} /> : null}
      {asking && asking !== 'new' ? <PayDialog bonus={asking} onClose={() => setAsking(undefined)} /> : null}
    </div>
  );
}

interface Entry {
  patentNumber: string;
  title: string;
  kind: 'invention' | 'utility' | 'design';
  grantedOn: string;
  inventors: string;
  amount?: number | null;
  agreement?: string;
}

function EnterDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('ownership');
  const { message } = App.useApp();
  const [form] = Form.useForm<Entry>();
  const enter = useAction(enterBonus, { onSuccess: () => { void message.success(t('bonuses.done')); onClose(); } });
  const send = ({ amount, agreement, ...rest }: Entry): void => enter.mutate({ body: { ...rest, agreement: agreement ?? '', amountFen: amount === null || amount === undefined ? null : Math.round(amount * 100) } });
  const required = [{ required: true }];
  return (
    <Modal open title={t('bonuses.enter')} okText={t('ok')} cancelText={t('cancel')} confirmLoading={enter.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={{ kind: 'invention' }} onFinish={send}>
        <Form.Item name="patentNumber" label={t('bonuses.patent')} rules={[{ required: true, min: 4 }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="title" label={t('bonuses.name')} rules={[{ required: true, min: 2 }]}><Input maxLength={300} /></Form.Item>
        <Form.Item name="kind" label={t('bonuses.kindLabel')} rules={required}><Select options={(['invention', 'utility', 'design'] as const).map((value) => ({ value, label: t(`bonuses.kind.${value}`) }))} /></Form.Item>
        <Form.Item name="grantedOn" label={t('bonuses.grantedOn')} rules={required}><Input type="date" /></Form.Item>
        <Form.Item name="inventors" label={t('bonuses.inventors')} rules={required}><Input maxLength={500} /></Form.Item>
        <Form.Item name="amount" label={t('bonuses.amount')}><YuanInput min={0} /></Form.Item>
        <Form.Item name="agreement" label={t('bonuses.agreement')}><Input maxLength={200} /></Form.Item>
      </Form>
      <ProblemAlert problem={enter.error} />
    </Modal>
  );
}

function PayDialog({ bonus, onClose }: { bonus: Row; onClose: () => void }): ReactNode {
  const { t } = useTranslation('ownership');
  const [form] = Form.useForm<{ reference: string }>();
  const pay = useAction(payBonus, { onSuccess: onClose });
  return (
    <Modal open title={`${t('bonuses.pay')} · ${bonus.title}`} okText={t('ok')} cancelText={t('cancel')} confirmLoading={pay.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={(body) => pay.mutate({ params: { id: bonus.id }, body })}>
        <Form.Item name="reference" label={t('bonuses.reference')} rules={[{ required: true, min: 4 }]}><Input maxLength={60} /></Form.Item>
      </Form>
      <ProblemAlert problem={pay.error} />
    </Modal>
  );
}

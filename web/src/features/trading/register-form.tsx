import { App, Button, Checkbox, Form, Input, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BidderView, registerBidder } from '../../../../src/modules/trading/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useAction } from '../../app/query.ts';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../components/time.tsx';
import type { Sale } from './sale-page.tsx';

interface Fields {
  organisationId: string;
  related?: boolean;
  relation?: string;
  bankReference: string;
}

/** A firm registers with its statement on relations. */
export function RegisterForm({ sale }: { sale: Sale }): ReactNode {
  const { t } = useTranslation('trading');
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const related = Form.useWatch('related', form) === true;
  const action = useAction(registerBidder, { onSuccess: () => void message.success(t('register.done')) });
  const send = ({ organisationId, relation, bankReference }: Fields): void => {
    action.mutate({ params: { id: sale.id }, body: { organisationId, related, relation: related ? (relation ?? null) : null, bankReference } });
  };
  return (
    <section className="panel stack">
      <h2>{t('register.title')}</h2>
      <span className="faint">{t('register.lead')}</span>
      <Form<Fields> form={form} layout="vertical" onFinish={send} initialValues={{ organisationId: sale.may.register[0]?.id }}>
        <div className="grid">
          <Form.Item name="organisationId" label={t('register.organisation')} rules={[{ required: true }]}>
            <Select options={sale.may.register.map((o) => ({ value: o.id, label: o.name }))} />
          </Form.Item>
          <Form.Item name="bankReference" label={t('register.reference')} rules={[{ required: true, min: 4 }]}>
            <Input maxLength={60} />
          </Form.Item>
        </div>
        <Form.Item name="related" valuePropName="checked"><Checkbox>{t('register.related')}</Checkbox></Form.Item>
        {related ? <Form.Item name="relation" label={t('register.relation')} rules={[{ required: true, min: 4 }]}><Input maxLength={500} /></Form.Item> : null}
        <ProblemAlert problem={action.error} />
        <Button type="primary" htmlType="submit" loading={action.isPending}>{t('register.send')}</Button>
      </Form>
    </section>
  );
}

export function MyRegistration({ bidder }: { bidder: BidderView }): ReactNode {
  const { t } = useTranslation('trading');
  const language = useLanguage();
  return (
    <section className="panel stack-tight">
      <h2>{t('register.mine')}</h2>
      <div className="row">
        <Tag>{t(`register.state.${bidder.status}`)}</Tag>
        {bidder.alias ? <Tag color="blue">{t('register.alias', { alias: bidder.alias })}</Tag> : null}
        <span>{t('sale.deposit')} <Money fen={bidder.depositFen} /> {t(`register.deposit.${bidder.deposit}`)}</span>
        {bidder.returnBy && bidder.deposit === 'HELD' ? <span className="faint">{t('register.returnBy', { day: formatDay(bidder.returnBy, language) })}</span> : null}
      </div>
      {bidder.reason && bidder.status === 'REFUSED' ? <span>{bidder.reason}</span> : null}
    </section>
  );
}

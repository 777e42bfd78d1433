import { App, Button, Card, Drawer, Form, Input, Select, Skeleton, Statistic, Switch, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { applyListing, getProviderDesk, type ProviderView, saveItem, type ServiceItem } from '../../../../src/modules/vouchers/contract.ts';
import { usePhone } from '../../app/phone.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import { OrderList } from './order-table.tsx';
import { DemoTag } from './tags.tsx';
import './vouchers.css';
import { useVoucherWords } from './words.ts';

/** States in which the provider is waited for. */
const TURN = new Set(['PLACED', 'QUOTA_RESERVED', 'CONTRACTED', 'DISPUTED']);

export default function ProviderPage(): ReactNode {
  const { t } = useVoucherWords();
  const [listing, setListing] = useState(false);
  const [item, setItem] = useState<ServiceItem | 'new'>();
  const answer = useAnswer(getProviderDesk);
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!answer.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const d = answer.data;
  const claims = d.orders.filter((o) => o.form === 'PROVIDER' && (o.status === 'CONFIRMED' || o.status === 'RETURNED'));
  const turn = [...claims, ...d.orders.filter((o) => TURN.has(o.status))];
  return (
    <div className="stack">
      <PageHead title={t('provider.title')} lead={`${d.organisation.name} · ${t('provider.lead')}`} actions={<Button onClick={() => setListing(true)}>{t(d.listing ? 'provider.edit' : 'provider.apply')}</Button>} />
      {d.listing ? (
        <div className="tiles">
          <Card><Statistic title={t('provider.received')} valueRender={() => <Money fen={d.receivedFen} />} /></Card>
          <Card><Statistic title={t('provider.open')} valueRender={() => <Money fen={d.openFen} />} /></Card>
          <Card><Statistic title={t('provider.rating')} value={d.listing.rating ?? '—'} /></Card>
        </div>
      ) : <Empty title={t('provider.notListed')} hint={t('provider.notListedHint')} action={<Button type="primary" onClick={() => setListing(true)}>{t('provider.apply')}</Button>} />}
      {turn.length > 0 ? <section className="stack-tight"><h2>{t('provider.turn')}</h2><OrderList side="provider" label={t('provider.turn')} orders={turn} empty={null} /></section> : null}
      <section className="stack-tight">
        <h2>{t('provider.orders')}</h2>
        <OrderList side="provider" label={t('provider.orders')} orders={d.orders} empty={<Empty title={t('provider.noOrders')} hint={t('provider.noOrdersHint')} />} />
      </section>
      {d.listing ? <Items listing={d.listing} onOpen={setItem} /> : null}
      {listing ? <ListingDrawer listing={d.listing} onClose={() => setListing(false)} /> : null}
      {item ? <ItemDrawer item={item === 'new' ? undefined : item} onClose={() => setItem(undefined)} /> : null}
    </div>
  );
}

function Items({ listing, onOpen }: { listing: ProviderView; onOpen: (item: ServiceItem | 'new') => void }): ReactNode {
  const { t, className } = useVoucherWords();
  return (
    <section className="panel stack-tight">
      <div className="row spread">
        <h2>{t('provider.items')} <Tag color={listing.status === 'ACCEPTED' ? 'green' : 'gold'}>{t(`providerStatus.${listing.status}`)}</Tag> <DemoTag demo={listing.demo} /></h2>
        <Button onClick={() => onOpen('new')}>{t('provider.addItem')}</Button>
      </div>
      {listing.statusReason ? <p className="faint">{listing.statusReason}</p> : null}
      {listing.items.map((i) => (
        <div key={i.id} className="row spread">
          <span><strong>{i.name}</strong> <span className="faint">{className(i.serviceClass)} · <Money fen={i.priceFen} unit="yuan" /> / {i.unit}</span></span>
          <Button size="small" onClick={() => onOpen(i)}>{t('provider.editItem')}</Button>
        </div>
      ))}
    </section>
  );
}

function ListingDrawer({ listing, onClose }: { listing: ProviderView | null; onClose: () => void }): ReactNode {
  const { t } = useVoucherWords();
  const phone = usePhone();
  const { message } = App.useApp();
  const action = useAction(applyListing, {
    onSuccess: () => {
      void message.success(t(listing ? 'provider.saved' : 'provider.applyDone'));
      onClose();
    },
  });
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 480} title={t('provider.listing')} destroyOnHidden>
      <Form layout="vertical" initialValues={{ introduction: listing?.introduction ?? '', qualification: listing?.qualification ?? '' }} onFinish={(body: { introduction: string; qualification: string }) => action.mutate({ body })}>
        <Form.Item name="introduction" label={t('provider.introduction')} rules={[{ required: true, min: 10 }]}><Input.TextArea rows={4} maxLength={2000} /></Form.Item>
        <Form.Item name="qualification" label={t('provider.qualification')}><Input maxLength={500} /></Form.Item>
        <div className="stack"><ProblemAlert problem={action.error} /><div><Button type="primary" htmlType="submit" loading={action.isPending}>{t(listing ? 'provider.edit' : 'provider.apply')}</Button></div></div>
      </Form>
    </Drawer>
  );
}

interface ItemFields {
  serviceClass: string;
  name: string;
  description: string;
  unit: string;
  price: number;
  active: boolean;
}

function ItemDrawer({ item, onClose }: { item: ServiceItem | undefined; onClose: () => void }): ReactNode {
  const { t, classes, say } = useVoucherWords();
  const phone = usePhone();
  const { message } = App.useApp();
  const action = useAction(saveItem, {
    onSuccess: () => {
      void message.success(t('provider.saved'));
      onClose();
    },
  });
  const send = ({ price, ...f }: ItemFields): void => action.mutate({ body: { ...f, priceFen: Math.round(price * 100), qualification: item?.qualification ?? '', ...(item ? { id: item.id } : {}) } });
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 480} title={t(item ? 'provider.editItem' : 'provider.addItem')} destroyOnHidden>
      <Form<ItemFields> layout="vertical" onFinish={send} initialValues={item ? { ...item, price: item.priceFen / 100 } : { active: true, description: '' }}>
        <Form.Item name="serviceClass" label={t('provider.class')} rules={[{ required: true }]}><Select options={classes.map((c) => ({ value: c.id, label: say(c) }))} /></Form.Item>
        <Form.Item name="name" label={t('provider.itemName')} rules={[{ required: true }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="description" label={t('provider.itemDescription')}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
        <Form.Item name="unit" label={t('provider.unit')} rules={[{ required: true }]}><Input maxLength={20} /></Form.Item>
        <Form.Item name="price" label={t('provider.price')} rules={[{ required: true }]}><YuanInput min={0.01} /></Form.Item>
        <Form.Item name="active" label={t('provider.active')} valuePropName="checked"><Switch /></Form.Item>
        <div className="stack"><ProblemAlert problem={action.error} /><div><Button type="primary" htmlType="submit" loading={action.isPending}>{t(item ? 'provider.editItem' : 'provider.addItem')}</Button></div></div>
      </Form>
    </Drawer>
  );
}

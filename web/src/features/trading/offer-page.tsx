import { App, Button, Form, Input, Radio, Select, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listResults } from '../../../../src/modules/market/contract.ts';
import { getRules, offerSale, type SaleOfferInput } from '../../../../src/modules/trading/contract.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import { saveReceipt, seal } from './seal.ts';

interface Fields {
  resultId: string;
  kind: SaleOfferInput['kind'];
  method: SaleOfferInput['method'];
  scope: string;
  contractType: SaleOfferInput['contractType'];
  paymentMode: SaleOfferInput['paymentMode'];
  price: number;
  appraisal?: number | null;
  basisNote: string;
  step: number;
  deposit: number;
  reserve?: number | null;
  auctioneer?: string;
  auctioneerLicence?: string;
  displayPlace?: string;
  displayFrom?: string;
  displayUntil?: string;
}

const fen = (yuan: number): number => Math.round(yuan * 100);
const TYPES = ['TRANSFER_PATENT', 'TRANSFER_KNOWHOW', 'LICENCE_PATENT'] as const;
const required = [{ required: true }];

/** A unit offers one of its results; a secret reserve is sealed here and leaves as a hash alone. */
export default function OfferPage(): ReactNode {
  const { t } = useTranslation('trading');
  const go = useGo();
  const { message } = App.useApp();
  const [q, setQ] = useState('');
  const rules = useAnswer(getRules);
  const results = useAnswer(listResults, { query: { page: 1, pageSize: 20, scope: 'mine', q: q || undefined } }, { keepPrevious: true });
  const [form] = Form.useForm<Fields>();
  const auction = Form.useWatch('kind', form) === 'AUCTION';
  const action = useAction(offerSale, {
    onSuccess: ({ id }) => {
      void message.success(t('offer.done'));
      void go(`/trading/sales/${id}`);
    },
  });
  const send = (v: Fields): void => {
    const sealed = v.reserve ? seal(v.resultId, fen(v.reserve), { result: v.resultId }) : undefined;
    if (sealed) saveReceipt(`reserve-${v.resultId.slice(0, 8)}`, sealed.receipt);
    action.mutate({
      body: {
        kind: v.kind, property: 'RESULT', method: v.method, resultId: v.resultId, scope: v.scope, contractType: v.contractType, paymentMode: v.paymentMode, priceFen: fen(v.price), appraisalFen: v.appraisal ? fen(v.appraisal) : null,
        basisNote: v.basisNote, stepFen: fen(v.step), depositFen: fen(v.deposit), reserveHash: sealed?.hash ?? null,
        auctioneer: auction ? (v.auctioneer ?? null) : null, auctioneerLicence: auction ? (v.auctioneerLicence ?? null) : null, displayPlace: auction ? (v.displayPlace ?? null) : null,
        displayFrom: auction ? (v.displayFrom ?? null) : null, displayUntil: auction ? (v.displayUntil ?? null) : null,
      },
    });
  };
  if (!rules.data) return <Skeleton active />;
  return (
    <div className="stack">
      <PageHead title={t('offer.title')} lead={t('offer.lead')} />
      <section className="panel">
        <Form<Fields> form={form} layout="vertical" onFinish={send} initialValues={{ kind: 'LISTING', method: 'ASCENDING', contractType: 'TRANSFER_PATENT', paymentMode: 'LUMP_SUM' }}>
          <Form.Item name="resultId" label={t('offer.result')} rules={required}>
            <Select
              showSearch filterOption={false} onSearch={setQ} placeholder={t('offer.search')} loading={results.isFetching}
              options={(results.data?.items ?? []).filter((r) => ['PUBLISHED', 'NEGOTIATING'].includes(r.status)).map((r) => ({ value: r.id, label: r.title }))}
            />
          </Form.Item>
          <div className="grid">
            <Form.Item name="kind" label={t('offer.kind')}>
              <Radio.Group options={(['LISTING', 'AUCTION'] as const).map((k) => ({ value: k, label: t(`kind.${k}`) }))} />
            </Form.Item>
            <Form.Item name="method" label={t('offer.method')}>
              <Radio.Group options={(['ASCENDING', 'SEALED'] as const).map((m) => ({ value: m, label: t(`method.${m}`) }))} />
            </Form.Item>
            <Form.Item name="contractType" label={t('offer.contractType')}>
              <Select options={TYPES.map((c) => ({ value: c, label: t(`offer.${c}`) }))} />
            </Form.Item>
            <Form.Item name="paymentMode" label={t('offer.paymentMode')}>
              <Select options={[{ value: 'LUMP_SUM', label: t('offer.lump') }, { value: 'INSTALMENT', label: t('offer.instalment') }]} />
            </Form.Item>
            <Form.Item name="price" label={t('offer.price')} rules={required}><YuanInput min={0.01} /></Form.Item>
            <Form.Item name="appraisal" label={t('offer.appraisal')}><YuanInput min={0.01} /></Form.Item>
            <Form.Item name="step" label={t('offer.step')} rules={required}><YuanInput min={0.01} /></Form.Item>
            <Form.Item name="deposit" label={t('offer.deposit', { percent: rules.data.depositCeilingPpm / 10_000 })} rules={required}><YuanInput min={0.01} /></Form.Item>
            <Form.Item name="reserve" label={t('offer.reserve')} extra={t('offer.reserveHint', { hours: rules.data.reserveRevealHours })}><YuanInput min={0.01} /></Form.Item>
          </div>
          {auction ? (
            <div className="grid">
              <Form.Item name="auctioneer" label={t('offer.auctioneer')} rules={required}><Input maxLength={200} /></Form.Item>
              <Form.Item name="auctioneerLicence" label={t('offer.licence')} rules={required}><Input maxLength={100} /></Form.Item>
              <Form.Item name="displayPlace" label={t('offer.place')} rules={required}><Input maxLength={300} /></Form.Item>
              <Form.Item name="displayFrom" label={t('offer.from')} rules={required}><Input type="date" /></Form.Item>
              <Form.Item name="displayUntil" label={t('offer.to')} rules={required}><Input type="date" /></Form.Item>
            </div>
          ) : null}
          <Form.Item name="scope" label={t('offer.scope')} rules={required}><Input maxLength={500} /></Form.Item>
          <Form.Item name="basisNote" label={t('offer.basis')} rules={[{ required: true, min: 4 }]}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
          <ProblemAlert problem={action.error} />
          <Button type="primary" htmlType="submit" loading={action.isPending}>{t('offer.send')}</Button>
        </Form>
      </section>
    </div>
  );
}

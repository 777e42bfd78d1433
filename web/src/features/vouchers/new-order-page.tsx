import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Radio, Skeleton, Spin } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { listServices, placeOrder, previewOrder, voucherForms } from '../../../../src/modules/vouchers/contract.ts';
import { call, type CallAnswer } from '../../app/api.ts';
import { inBrackets } from '../../app/marks.ts';
import { useGo, useRouteParam } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import { ComputationTable, EligibilityList, FindingList } from './judgement.tsx';
import { ConfidenceTag } from './tags.tsx';
import './vouchers.css';
import { useVoucherWords } from './words.ts';

interface Fields {
  form: (typeof voucherForms)[number];
  quantity: number;
  amount: number;
  description: string;
  noOtherSupport: boolean;
  truthful: boolean;
}
type Preview = CallAnswer<typeof previewOrder>;
type Service = CallAnswer<typeof listServices>['items'][number];

/** Pause after the last key before the server computes. */
const PAUSE_MS = 350;

export default function NewOrderPage(): ReactNode {
  const { t } = useVoucherWords();
  const id = useRouteParam('id');
  const services = useAnswer(listServices, { query: { page: 1, pageSize: 200 } });
  if (services.error) return <ProblemAlert problem={services.error} />;
  if (!services.data) return <Skeleton active />;
  const item = services.data.items.find((i) => i.id === id);
  return item ? <PlaceOrder item={item} /> : <Empty title={t('services.empty')} />;
}

function PlaceOrder({ item }: { item: Service }): ReactNode {
  const { t } = useVoucherWords();
  const { nameOf } = usePlaces();
  const go = useGo();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const values = Form.useWatch([], form) as Partial<Fields> | undefined;
  const [amountTouched, touchAmount] = useState(false);
  const { preview, problem, computing } = usePreview(item.id, values);
  const action = useAction(placeOrder, {
    onSuccess: ({ id }) => {
      void message.success(t('place.done'));
      go(`/vouchers/orders/${id}`);
    },
  });
  const allowed = voucherForms.filter((f) => !preview || preview.rule.forms.includes(f));
  const send = (f: Fields): void =>
    action.mutate({ body: { itemId: item.id, form: f.form, quantity: f.quantity, amountFen: Math.round(f.amount * 100), description: f.description, noOtherSupport: true, truthful: true } });
  return (
    <div className="stack">
      <PageHead title={`${t('place.title')} · ${item.name}`} lead={`${item.providerName}${inBrackets(nameOf(item.region))}`} />
      <div className="place-grid">
        <section className="panel">
          <Form<Fields>
            form={form} layout="vertical" onFinish={send}
            initialValues={{ form: 'PROVIDER', quantity: 1, amount: item.priceFen / 100 }}
            onValuesChange={(changed: Partial<Fields>) => {
              if (changed.amount !== undefined) touchAmount(true);
              // The price list proposes the amount until somebody writes another.
              if (changed.quantity && !amountTouched) form.setFieldValue('amount', (changed.quantity * item.priceFen) / 100);
            }}
          >
            <Form.Item name="form" label={t('place.form')} rules={[{ required: true }]} extra={values?.form ? t(`formHint.${values.form}`) : undefined}>
              <Radio.Group options={allowed.map((value) => ({ value, label: t(`form.${value}`) }))} />
            </Form.Item>
            <Form.Item name="quantity" label={t('place.quantity', { unit: item.unit })} rules={[{ required: true }]}>
              <InputNumber min={0.5} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="amount" label={t('place.amount')} rules={[{ required: true }]}>
              <YuanInput min={1} />
            </Form.Item>
            <Form.Item name="description" label={t('place.description')} extra={t('place.descriptionHint')} rules={[{ required: true, min: 4 }]}>
              <Input.TextArea rows={3} maxLength={2000} />
            </Form.Item>
            {(['noOtherSupport', 'truthful'] as const).map((name) => (
              <Form.Item key={name} name={name} valuePropName="checked" rules={[{ validator: (_, checked) => (checked ? Promise.resolve() : Promise.reject(new Error(t(`place.${name}`)))) }]}>
                <Checkbox>{t(`place.${name}`)}</Checkbox>
              </Form.Item>
            ))}
            <div className="stack">
              <ProblemAlert problem={action.error} />
              <div><Button type="primary" htmlType="submit" loading={action.isPending} disabled={preview?.eligibility.answer === 'NO'}>{t('place.submit')}</Button></div>
            </div>
          </Form>
        </section>
        <section className="panel stack" aria-live="polite">
          <div className="row spread"><h2>{t('place.live')}</h2>{computing ? <Spin size="small" /> : null}</div>
          <ProblemAlert problem={problem} />
          {preview ? (
            <>
              <div className="place-sum">
                <div>{t('place.grant')}<strong><Money fen={preview.computation.grantFen} unit="yuan" /></strong></div>
                <div>{t('place.own')}<strong><Money fen={preview.ownShareFen} unit="yuan" /></strong></div>
              </div>
              {preview.eligibility.answer === 'NO' ? <Alert type="error" showIcon title={t('place.stops')} /> : null}
              {preview.findings.length > 0 ? <FindingList findings={preview.findings} /> : null}
              <ComputationTable computation={preview.computation} />
              <div className="row-tight"><ConfidenceTag confidence={preview.rule.confidence} /><small className="faint">{t(`payer.${preview.payer}`)}</small></div>
              <EligibilityList eligibility={preview.eligibility} />
            </>
          ) : problem ? null : <span className="faint">{t('place.calculating')}</span>}
        </section>
      </div>
    </div>
  );
}

/** What the voucher would pay for what stands in the form, asked of the server after a pause. */
function usePreview(itemId: string, values: Partial<Fields> | undefined): { preview: Preview | undefined; problem: unknown; computing: boolean } {
  const [state, setState] = useState<{ preview: Preview | undefined; problem: unknown; computing: boolean }>({ preview: undefined, problem: null, computing: false });
  const { form, quantity, amount, description } = values ?? {};
  useEffect(() => {
    if (!form || !quantity || !amount) return undefined;
    let stale = false;
    const timer = setTimeout(() => {
      setState((s) => ({ ...s, computing: true }));
      call(previewOrder, { body: { itemId, form, quantity, amountFen: Math.round(amount * 100), description: description ?? '' } }).then(
        (preview) => (stale ? undefined : setState({ preview, problem: null, computing: false })),
        (problem: unknown) => (stale ? undefined : setState({ preview: undefined, problem, computing: false })),
      );
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [itemId, form, quantity, amount, description]);
  return state;
}

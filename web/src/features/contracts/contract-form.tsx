import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getContractRules, updateContract } from '../../../../src/modules/contracts/contract.ts';
import type { CallInput } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { useRegions } from '../../app/regions.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { AmountsSection } from './amounts-section.tsx';
import type { Contract } from './contract-page.tsx';

type Draft = CallInput<typeof updateContract>['body'];

type Item = NonNullable<Draft['nonTechnicalItems']>[number];

/** The form speaks yuan, percent and picked dates; the API fen, parts per million and texts. */
interface Values extends Omit<Draft, 'contractAmountFen' | 'technologyTransactionAmountFen' | 'signDate' | 'startDate' | 'endDate' | 'nonTechnicalItems' | 'parties' | 'foreignAmount'> {
  contractYuan: number;
  technologyYuan: number;
  signDate: Dayjs | null;
  startDate: Dayjs | null;
  endDate: Dayjs | null;
  items: { name: string; yuan: number; kind?: Item['kind'] }[];
  isForeign: boolean;
  foreign?: { code: string; amount: number; rate: number; source: string };
  parties: (Omit<Draft['parties'][number], 'sharePpm'> & { share: number })[];
}

const day = (text: string | null | undefined): Dayjs | null => (text ? dayjs(text) : null);
const fen = (yuan: number | null | undefined): number => Math.round((yuan ?? 0) * 100);

function valuesOf(c: Contract): Values {
  return {
    ...c,
    contractYuan: c.contractAmountFen / 100,
    technologyYuan: c.technologyTransactionAmountFen / 100,
    signDate: day(c.signDate),
    startDate: day(c.startDate),
    endDate: day(c.endDate),
    items: c.nonTechnicalItems.map((i) => ({ name: i.name, yuan: i.amountFen / 100, kind: i.kind ?? 'OTHER' })),
    isForeign: Boolean(c.foreignAmount),
    ...(c.foreignAmount
      ? { foreign: { code: c.foreignAmount.code, amount: c.foreignAmount.amountMinor / 100, rate: c.foreignAmount.yuanPer100E4 / 10_000, source: c.foreignAmount.rateSource } }
      : {}),
    parties: c.parties.map(({ sharePpm, ...p }) => ({ ...p, share: sharePpm / 10_000 })),
  };
}

function draftOf(v: Values, before: Contract): Draft {
  return {
    name: v.name,
    type: v.type,
    signDate: v.signDate?.format('YYYY-MM-DD') ?? null,
    startDate: v.startDate?.format('YYYY-MM-DD') ?? null,
    endDate: v.endDate?.format('YYYY-MM-DD') ?? null,
    contractAmountFen: fen(v.contractYuan),
    technologyTransactionAmountFen: fen(v.technologyYuan),
    actualAmountFen: before.actualAmountFen,
    nonTechnicalItems: (v.items ?? []).map((i) => ({ name: i.name, amountFen: fen(i.yuan), kind: i.kind ?? 'OTHER' })),
    paymentMode: v.paymentMode,
    intellectualProperty: v.intellectualProperty ?? [],
    projectSource: v.projectSource ?? 'none',
    relatedParties: v.relatedParties ?? false,
    relatedPartiesNote: v.relatedPartiesNote ?? null,
    subject: v.subject ?? '',
    documentNumber: v.documentNumber ?? null,
    field: v.field ?? null,
    royaltyTerms: v.royaltyTerms ?? null,
    // The rate is that of the signing day; the server refuses another.
    foreignAmount:
      v.isForeign && v.foreign && v.signDate
        ? { code: v.foreign.code, amountMinor: fen(v.foreign.amount), yuanPer100E4: Math.round(v.foreign.rate * 10_000), rateOn: v.signDate.format('YYYY-MM-DD'), rateSource: v.foreign.source }
        : null,
    parties: v.parties.map(({ share, ...p }, i) => ({
      ...p,
      organisationId: p.organisationId ?? before.parties[i]?.organisationId ?? null,
      sharePpm: Math.round(share * 10_000),
    })),
  };
}

const TYPES = [
  'DEVELOPMENT_COMMISSIONED', 'DEVELOPMENT_COOPERATIVE', 'TRANSFER_PATENT', 'TRANSFER_PATENT_APPLICATION', 'TRANSFER_KNOWHOW',
  'TRANSFER_SOFTWARE', 'TRANSFER_IC_LAYOUT', 'TRANSFER_VARIETY', 'LICENCE_PATENT', 'LICENCE_KNOWHOW', 'CONSULTING', 'SERVICE',
  'SERVICE_TRAINING', 'SERVICE_INTERMEDIARY',
];

export function ContractForm({ contract }: { contract: Contract }): ReactNode {
  const { t } = useTranslation('contracts');
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const related = Form.useWatch('relatedParties', form);
  const save = useAction(updateContract, { onSuccess: () => void message.success(t('one.saved')) });
  const { options: regions } = useRegions();
  const say = useSay();
  const fields = useAnswer(getContractRules).data?.fields ?? [];
  const options = (group: string, keys: readonly string[]) => keys.map((value) => ({ value, label: t(`${group}.${value}`) }));
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="stack"
      initialValues={valuesOf(contract)}
      onFinish={(v) => save.mutate({ params: { id: contract.id }, body: draftOf({ ...valuesOf(contract), ...v }, contract) })}
    >
      <section className="panel stack-tight">
        <h3>{t('one.basics')}</h3>
        <div className="grid">
          <Form.Item name="name" label={t('one.name')} rules={[{ required: true }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="type" label={t('one.type')} rules={[{ required: true }]}>
            <Select options={options('type', TYPES)} />
          </Form.Item>
          <Form.Item name="documentNumber" label={t('one.documentNumber')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="field" label={t('one.field')}>
            <Select allowClear options={fields.map((f) => ({ value: f.code, label: say(f) }))} />
          </Form.Item>
          <Form.Item name="signDate" label={t('one.signDate')}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="startDate" label={t('one.startDate')}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="endDate" label={t('one.endDate')}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="paymentMode" label={t('one.paymentMode')}>
            <Select options={options('payment', ['LUMP_SUM', 'INSTALMENT', 'ROYALTY', 'ENTRY_FEE_AND_ROYALTY'])} />
          </Form.Item>
          <Form.Item name="projectSource" label={t('one.projectSource')}>
            <Select options={options('source', ['none', 'national', 'provincial', 'city'])} />
          </Form.Item>
        </div>
        <Form.Item name="subject" label={t('one.subject')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="relatedParties" valuePropName="checked">
          <Checkbox>{t('one.relatedParties')}</Checkbox>
        </Form.Item>
        {related ? (
          <Form.Item name="relatedPartiesNote" label={t('one.relatedNote')}>
            <Input maxLength={500} />
          </Form.Item>
        ) : null}
      </section>

      <AmountsSection />

      <section className="panel stack-tight">
        <h3>{t('one.parties')}</h3>
        <Form.List name="parties">
          {(fields, { add, remove }) => (
            <div className="stack">
              {fields.map((f) => (
                <div className="row" key={f.key}>
                  <Form.Item name={[f.name, 'side']} noStyle>
                    <Select options={options('side', ['seller', 'buyer'])} aria-label={t('one.side')} style={{ width: 100 }} />
                  </Form.Item>
                  <Form.Item name={[f.name, 'name']} rules={[{ required: true }]} noStyle>
                    <Input placeholder={t('one.partyName')} aria-label={t('one.partyName')} style={{ width: 260 }} />
                  </Form.Item>
                  <Form.Item name={[f.name, 'creditCode']} noStyle>
                    <Input placeholder={t('one.creditCode')} aria-label={t('one.creditCode')} style={{ width: 200 }} maxLength={18} />
                  </Form.Item>
                  <Form.Item name={[f.name, 'region']} noStyle>
                    <Select
                      options={regions}
                      showSearch={{ optionFilterProp: 'label' }}
                      placeholder={t('one.region')}
                      aria-label={t('one.region')}
                      style={{ width: 130 }}
                    />
                  </Form.Item>
                  <Form.Item name={[f.name, 'kind']} noStyle>
                    <Select options={options('kind', ['firm', 'university', 'institute', 'person', 'other'])} aria-label={t('one.kind')} style={{ width: 110 }} />
                  </Form.Item>
                  <Form.Item name={[f.name, 'share']} noStyle>
                    <InputNumber min={0.0001} max={100} aria-label={t('one.share')} suffix="%" style={{ width: 100 }} />
                  </Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label={t('one.remove')} onClick={() => remove(f.name)} />
                </div>
              ))}
              <div>
                <Button icon={<PlusOutlined />} onClick={() => add({ side: 'seller', name: '', country: 'CN', kind: 'firm', share: 100 })}>
                  {t('one.addParty')}
                </Button>
              </div>
            </div>
          )}
        </Form.List>
      </section>

      <section className="panel stack-tight">
        <h3>{t('one.ip')}</h3>
        <Form.List name="intellectualProperty">
          {(fields, { add, remove }) => (
            <div className="stack-tight">
              {fields.map((f) => (
                <div className="row" key={f.key}>
                  <Form.Item name={[f.name, 'kind']} noStyle>
                    <Select
                      options={options('ipKind', ['patent', 'patentApplication', 'knowHow', 'software', 'layout', 'variety'])}
                      aria-label={t('one.ipKind')}
                      style={{ width: 170 }}
                    />
                  </Form.Item>
                  <Form.Item name={[f.name, 'number']} rules={[{ required: true }]} noStyle>
                    <Input placeholder={t('one.ipNumber')} aria-label={t('one.ipNumber')} style={{ width: 240 }} />
                  </Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label={t('one.remove')} onClick={() => remove(f.name)} />
                </div>
              ))}
              <div>
                <Button icon={<PlusOutlined />} onClick={() => add({ kind: 'patent', number: '' })}>
                  {t('one.addIp')}
                </Button>
              </div>
            </div>
          )}
        </Form.List>
      </section>

      <ProblemAlert problem={save.error} />
      <div>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('one.save')}
        </Button>
      </div>
    </Form>
  );
}

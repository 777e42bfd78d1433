import { Button, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askForChange } from '../../../../src/modules/contracts/contract.ts';
import type { CallInput } from '../../app/api.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction } from '../../app/query.ts';
import { useRegions } from '../../app/regions.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import type { Contract } from './contract-page.tsx';

type Proposal = CallInput<typeof askForChange>['body']['proposal'];
type Kind = Proposal['kind'];

interface Values {
  contractYuan?: number;
  technologyYuan?: number;
  endDate?: Dayjs;
  year?: number;
  royaltyYuan?: number;
  basis?: string;
  receivedOn?: Dayjs;
  bankReference?: string;
  dissolvedOn?: Dayjs;
  regions?: (string | null)[];
  reason: string;
}

const fen = (yuan: number): number => Math.round(yuan * 100);
const day = (d: Dayjs): string => d.format('YYYY-MM-DD');

/** Only what differs from the contract is asked for. */
function proposalOf(kind: Kind, v: Values, contract: Contract): Proposal {
  if (kind === 'SUPPLEMENT') return { kind, year: v.year!, royaltyFen: fen(v.royaltyYuan!), basis: v.basis!, receivedOn: day(v.receivedOn!), bankReference: v.bankReference! };
  if (kind === 'CANCELLATION') return { kind, dissolvedOn: day(v.dissolvedOn!) };
  const now = contract.recognition!;
  const amounts = {
    ...(v.contractYuan !== undefined && fen(v.contractYuan) !== now.contractAmountFen ? { contractAmountFen: fen(v.contractYuan) } : {}),
    ...(v.technologyYuan !== undefined && fen(v.technologyYuan) !== now.technologyTransactionAmountFen ? { technologyTransactionAmountFen: fen(v.technologyYuan) } : {}),
  };
  if (kind === 'OBJECTION') return { kind, by: 'PARTY', ...amounts };
  const moved = v.regions?.some((region, i) => region !== (contract.parties[i]?.region ?? null)) ?? false;
  return {
    kind,
    ...amounts,
    ...(v.endDate && day(v.endDate) !== contract.endDate ? { endDate: day(v.endDate) } : {}),
    ...(moved ? { parties: contract.parties.map((p, i) => ({ ...p, region: v.regions?.[i] ?? null })) } : {}),
  };
}

/** What a seller may ask for after registration. The officers decide on the case page. */
export function ChangeForm({ contract, onClose }: { contract: Contract; onClose: () => void }): ReactNode {
  const { t } = useTranslation('contracts');
  const go = useGo();
  const { options: regions } = useRegions();
  const royalty = contract.paymentMode === 'ROYALTY' || contract.paymentMode === 'ENTRY_FEE_AND_ROYALTY';
  const [kind, setKind] = useState<Kind>(royalty ? 'SUPPLEMENT' : 'AMENDMENT');
  const action = useAction(askForChange, { onSuccess: ({ caseId }) => go(`/cases/${caseId}`) });
  const now = contract.recognition!;
  const kinds: Kind[] = ['AMENDMENT', ...(royalty ? (['SUPPLEMENT'] as const) : []), 'CANCELLATION', 'OBJECTION'];
  const required = [{ required: true }];
  return (
    <Form<Values>
      layout="vertical"
      initialValues={{
        contractYuan: now.contractAmountFen / 100, technologyYuan: now.technologyTransactionAmountFen / 100, endDate: contract.endDate ? dayjs(contract.endDate) : undefined,
        regions: contract.parties.map((p) => p.region ?? null),
      }}
      onFinish={(v) => action.mutate({ params: { id: contract.id }, body: { proposal: proposalOf(kind, v, contract), reason: v.reason } })}
    >
      <Form.Item label={t('change.kind')}>
        <Radio.Group value={kind} onChange={(e) => setKind(e.target.value as Kind)} options={kinds.map((value) => ({ value, label: t(`changeKind.${value}`) }))} />
      </Form.Item>
      <p className="page-lead">{t(`change.hint.${kind}`)}</p>
      <div className="grid">
        {kind === 'AMENDMENT' || kind === 'OBJECTION' ? (
          <>
            <Form.Item name="contractYuan" label={t('one.contractAmount')} rules={required}>
              <YuanInput min={0} />
            </Form.Item>
            <Form.Item name="technologyYuan" label={t('one.technologyAmount')} rules={required}>
              <YuanInput min={0} />
            </Form.Item>
          </>
        ) : null}
        {kind === 'AMENDMENT' ? (
          <>
            <Form.Item name="endDate" label={t('one.endDate')}>
              <DatePicker style={{ width: '100%' }} />
            </Form.Item>
            {contract.parties.map((p, i) => (
              <Form.Item key={`${p.side}${p.name}`} name={['regions', i]} label={t('change.regionOf', { name: p.name })}>
                <Select options={regions} showSearch={{ optionFilterProp: 'label' }} allowClear />
              </Form.Item>
            ))}
          </>
        ) : null}
        {kind === 'SUPPLEMENT' ? (
          <>
            <Form.Item name="year" label={t('change.year')} rules={required}>
              <InputNumber min={2000} max={2100} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="royaltyYuan" label={t('change.royalty')} rules={required}>
              <YuanInput min={0} />
            </Form.Item>
            <Form.Item name="basis" label={t('change.basis')} rules={required}>
              <Input maxLength={500} />
            </Form.Item>
            <Form.Item name="receivedOn" label={t('one.receivedOn')} rules={required}>
              <DatePicker style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="bankReference" label={t('one.bankReference')} rules={[{ required: true, min: 4 }]}>
              <Input maxLength={100} />
            </Form.Item>
          </>
        ) : null}
        {kind === 'CANCELLATION' ? (
          <Form.Item name="dissolvedOn" label={t('change.dissolvedOn')} rules={required}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        ) : null}
      </div>
      <Form.Item name="reason" label={t('change.reason')} rules={[{ required: true, min: 4 }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <ProblemAlert problem={action.error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={action.isPending}>
          {t('change.submit')}
        </Button>
        <Button onClick={onClose}>{t('change.close')}</Button>
      </div>
    </Form>
  );
}

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, type FormInstance, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { demandDraft, type DemandDraft, demandTypes, ipWishes, operators, secrecyLevels } from '../../../../src/modules/market/contract.ts';
import { useNarrow } from '../../app/phone.ts';
import { CheckUpPanel } from './check-up-panel.tsx';
import './market.css';

/** The form speaks 万元 and picked dates; the API fen and texts. */
export interface DemandValues extends Omit<DemandDraft, 'budgetFen' | 'deadline'> {
  budgetWan: number | null;
  deadline: Dayjs | null;
}

const FEN_PER_WAN = 1_000_000;

export function valuesOf(draft: DemandDraft): DemandValues {
  const { budgetFen, deadline, ...rest } = draft;
  return { ...rest, budgetWan: budgetFen === null ? null : budgetFen / FEN_PER_WAN, deadline: deadline ? dayjs(deadline) : null };
}

export function draftOf({ budgetWan, deadline, ...rest }: DemandValues): DemandDraft {
  return {
    ...rest,
    budgetFen: budgetWan === null || budgetWan === undefined ? null : Math.round(budgetWan * FEN_PER_WAN),
    deadline: deadline ? deadline.format('YYYY-MM-DD') : null,
    ipWish: rest.ipWish ?? null,
    indicators: (rest.indicators ?? []).map((i) => ({ ...i, present: i.present ?? '', target: i.target ?? '', unit: i.unit ?? '', testMethod: i.testMethod ?? '' })),
  };
}

export const EMPTY_DEMAND: DemandDraft = demandDraft.parse({});

/** The demand beside its check-up. Everything may stay open until it is handed in. */
export function DemandForm({ form, initial, onChange, children }: { form: FormInstance<DemandValues>; initial: DemandDraft; onChange?: () => void; children: ReactNode }): ReactNode {
  const { t } = useTranslation('market');
  const watched = Form.useWatch([], form) as DemandValues | undefined;
  const current = draftOf({ ...valuesOf(initial), ...watched });
  const narrow = useNarrow();
  const panel = <CheckUpPanel draft={current} />;
  const choices = (group: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  return (
    <div className="write-and-check">
      <Form<DemandValues> form={form} layout="vertical" className="stack" initialValues={valuesOf(initial)} {...(onChange ? { onValuesChange: onChange } : {})}>
        <section className="panel">
          <Form.Item name="title" label={t('demand.heading')} extra={t('demand.headingHint')}>
            <Input maxLength={200} showCount />
          </Form.Item>
          <Form.Item name="problem" label={t('demand.problem')} extra={t('demand.problemHint')}>
            <Input.TextArea autoSize={{ minRows: 7, maxRows: 22 }} maxLength={20_000} />
          </Form.Item>
          <Form.Item name="constraints" label={t('demand.constraints')} extra={t('demand.constraintsHint')} style={{ marginBottom: 0 }}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5_000} />
          </Form.Item>
        </section>
        {narrow ? panel : null}
        <section className="panel">
          <h3>{t('demand.indicators')}</h3>
          <p className="faint" style={{ marginBottom: 12 }}>{t('demand.indicatorsHint')}</p>
          <Form.List name="indicators">
            {(rows, { add, remove }) => (
              <>
                {rows.map((row) => (
                  <div className="indicator-row" key={row.key}>
                    {(['name', 'present', 'operator', 'target', 'unit', 'testMethod'] as const).map((field) => {
                      const label = t(field === 'name' ? 'demand.indicator' : `demand.${field}`);
                      return (
                        <Form.Item key={field} name={[row.name, field]} noStyle>
                          {field === 'operator' ? <Select aria-label={label} options={choices('operator', operators)} /> : <Input aria-label={label} placeholder={label} />}
                        </Form.Item>
                      );
                    })}
                    <Button type="text" icon={<DeleteOutlined />} aria-label={t('demand.removeIndicator')} onClick={() => remove(row.name)} />
                  </div>
                ))}
                <Button icon={<PlusOutlined />} disabled={rows.length >= 50} onClick={() => add({ name: '', present: '', operator: 'AT_LEAST', target: '', unit: '', testMethod: '' })}>
                  {t('demand.addIndicator')}
                </Button>
              </>
            )}
          </Form.List>
        </section>
        <section className="panel">
          <div className="grid fields">
            <Form.Item name="budgetWan" label={t('demand.budget')}>
              <InputNumber min={0} max={900_000_000} precision={2} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="deadline" label={t('demand.deadline')}>
              <DatePicker style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="type" label={t('demand.type')}>
              <Select options={choices('demandType', demandTypes)} />
            </Form.Item>
            <Form.Item name="field" label={t('demand.field')}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="ipWish" label={t('demand.ipWish')}>
              <Select allowClear options={choices('ipWish', ipWishes)} />
            </Form.Item>
            <Form.Item name="secrecy" label={t('demand.secrecy')}>
              <Select options={choices('secrecy', secrecyLevels)} />
            </Form.Item>
            <Form.Item name="contact" label={t('demand.contact')} extra={t('demand.contactHint')}>
              <Input maxLength={200} />
            </Form.Item>
          </div>
        </section>
        {children}
      </Form>
      {narrow ? null : panel}
    </div>
  );
}

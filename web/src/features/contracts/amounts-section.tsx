import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../components/money.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';

const ITEM_KINDS = ['EQUIPMENT', 'INSTRUMENT', 'PARTS', 'MATERIAL', 'PLANT_SETS', 'OTHER'];

/** The amounts sheet of a contract: what it agrees, what is no technology, royalties and foreign currency. Inside a form. */
export function AmountsSection(): ReactNode {
  const { t } = useTranslation('contracts');
  const paymentMode = Form.useWatch<string | undefined>('paymentMode');
  const contract = Form.useWatch<number | undefined>('contractYuan') ?? 0;
  const technology = Form.useWatch<number | undefined>('technologyYuan') ?? 0;
  const items = Form.useWatch<({ yuan?: number } | undefined)[] | undefined>('items') ?? [];
  const foreign = Form.useWatch<boolean | undefined>('isForeign') ?? false;
  const fen = (yuan: number): number => Math.round(yuan * 100);
  const listed = items.reduce((sum, i) => sum + fen(i?.yuan ?? 0), 0);
  const left = fen(contract) - fen(technology) - listed;
  const royalty = paymentMode === 'ROYALTY' || paymentMode === 'ENTRY_FEE_AND_ROYALTY';
  return (
    <section className="panel stack-tight">
      <h3>{t('one.amounts')}</h3>
      <p className="page-lead">{t('one.amountsHint')}</p>
      {royalty ? <Alert type="info" showIcon title={t('one.royaltyHint')} /> : null}
      <div className="grid">
        <Form.Item name="contractYuan" label={t('one.contractAmount')}>
          <YuanInput min={0} />
        </Form.Item>
        <Form.Item name="technologyYuan" label={t('one.technologyAmount')}>
          <YuanInput min={0} />
        </Form.Item>
      </div>
      {royalty ? (
        <Form.Item name="royaltyTerms" label={t('one.royaltyTerms')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} />
        </Form.Item>
      ) : null}
      <strong>{t('one.nonTechnical')}</strong>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <div className="stack-tight">
            {fields.map((f) => (
              <div className="row" key={f.key}>
                <Form.Item name={[f.name, 'kind']} noStyle>
                  <Select options={ITEM_KINDS.map((value) => ({ value, label: t(`itemKind.${value}`) }))} aria-label={t('one.itemKind')} style={{ width: 150 }} />
                </Form.Item>
                <Form.Item name={[f.name, 'name']} rules={[{ required: true }]} noStyle>
                  <Input placeholder={t('one.itemName')} aria-label={t('one.itemName')} style={{ width: 220 }} />
                </Form.Item>
                <Form.Item name={[f.name, 'yuan']} rules={[{ required: true }]} noStyle>
                  <YuanInput min={0} placeholder={t('one.itemAmount')} aria-label={t('one.itemAmount')} style={{ width: 160 }} />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('one.remove')} onClick={() => remove(f.name)} />
              </div>
            ))}
            <div className="row">
              <Button icon={<PlusOutlined />} onClick={() => add({ name: '', yuan: 0, kind: 'EQUIPMENT' })}>
                {t('one.addItem')}
              </Button>
              {left === 0 ? <span className="faint">{t('one.itemsTie')}</span> : null}
              {left === 0 ? null : (
                <span>
                  {t('one.itemsLeft')} <Money fen={left} unit="yuan" />
                </span>
              )}
            </div>
          </div>
        )}
      </Form.List>
      <Form.Item name="isForeign" valuePropName="checked" noStyle>
        <Checkbox>{t('one.foreign')}</Checkbox>
      </Form.Item>
      {foreign ? <ForeignFields /> : null}
    </section>
  );
}

function ForeignFields(): ReactNode {
  const { t } = useTranslation('contracts');
  const required = [{ required: true }];
  return (
    <>
      <p className="page-lead">{t('one.foreignHint')}</p>
      <div className="grid">
        <Form.Item name={['foreign', 'code']} label={t('one.currency')} rules={[{ required: true, pattern: /^[A-Z]{3}$/ }]}>
          <Input maxLength={3} placeholder="USD" />
        </Form.Item>
        <Form.Item name={['foreign', 'amount']} label={t('one.foreignAmount')} rules={required}>
          <YuanInput min={0.01} />
        </Form.Item>
        <Form.Item name={['foreign', 'rate']} label={t('one.rate')} rules={required}>
          <InputNumber min={0.0001} precision={4} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={['foreign', 'source']} label={t('one.rateSource')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
    </>
  );
}

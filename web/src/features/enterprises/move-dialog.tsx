import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DossierView, moveFirm } from '../../../../src/modules/enterprises/contract.ts';
import { usePlaces } from '../../app/places.ts';
import { useAction } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { ActDialog, useDone } from './act-dialog.tsx';

interface Values {
  toCity: string;
  park?: string;
  movedOn: string;
  reference: string;
}

/** A firm leaves for another city of the zone. */
export function MoveDialog({ firm, onMoved, onClose }: { firm: DossierView['firm']; onMoved: () => void; onClose: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { cities, parks, nameOf } = usePlaces();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const toCity = Form.useWatch('toCity', form);
  const done = useDone(onMoved);
  const action = useAction(moveFirm, { onSuccess: () => done(t('acts.moved')) });
  const others = cities.filter((c) => c.code !== firm.city);
  return (
    <ActDialog<Values>
      title={`${t('firm.move')} · ${firm.name}`} follows={t('acts.moveFollows', { from: nameOf(firm.city) })} danger form={form} initial={{ movedOn: today }} action={action} onClose={onClose}
      onSend={({ park, ...v }) => action.mutate({ params: { id: firm.id }, body: { ...v, park: park ?? null } })}
      summary={(v) => [
        { label: t('acts.toCity'), value: `${nameOf(firm.city)} → ${nameOf(v.toCity)}${v.park ? ` · ${nameOf(v.park)}` : ''}` }, { label: t('acts.movedOn'), value: v.movedOn }, { label: t('acts.reference'), value: v.reference },
      ]}
    >
      <Form.Item name="toCity" label={t('acts.toCity')} rules={[{ required: true }]}><Select options={others.map((c) => ({ value: c.code, label: nameOf(c.code) }))} onChange={() => form.setFieldValue('park', undefined)} /></Form.Item>
      <Form.Item name="park" label={t('funnel.park')}><Select allowClear disabled={!toCity} options={parks.filter((p) => p.city === toCity).map((p) => ({ value: p.code, label: nameOf(p.code) }))} placeholder={t('acts.noPark')} /></Form.Item>
      <Form.Item name="movedOn" label={t('acts.movedOn')} rules={[{ required: true }]}><Input type="date" max={today} /></Form.Item>
      <Form.Item name="reference" label={t('acts.reference')} rules={[{ required: true, min: 2 }]}><Input maxLength={100} placeholder={t('acts.referenceHint')} /></Form.Item>
    </ActDialog>
  );
}

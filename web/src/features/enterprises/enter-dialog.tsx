import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { enterFirm } from '../../../../src/modules/enterprises/contract.ts';
import { useGo } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { useToday } from '../../app/today.ts';
import { ActDialog, useDone } from './act-dialog.tsx';

const SECTORS = ['MANUFACTURING', 'TECHNOLOGY_SME', 'EXCLUDED', 'OTHER'] as const;

interface Values {
  creditCode: string;
  name: string;
  city: string;
  park?: string;
  sector: (typeof SECTORS)[number];
  foundedOn?: string;
  recordsCheckedOn?: string;
}

/** Opens the dossier of a firm, and goes to it. */
export function EnterDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const go = useGo();
  const { me } = useSession();
  const { cities, parks, nameOf } = usePlaces();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const city = Form.useWatch('city', form);
  const done = useDone(onClose);
  const action = useAction(enterFirm, { onSuccess: ({ id }) => { done(t('acts.entered')); void go(`/enterprises/firms/${id}`); } });
  const own = me?.assignments.flatMap((a) => a.regions) ?? [];
  const mine = own.length > 0 ? cities.filter((c) => own.includes(c.code)) : cities;
  return (
    <ActDialog<Values>
      title={t('acts.enter')} follows={t('acts.enterFollows')} form={form} initial={{ sector: 'MANUFACTURING', ...(mine.length === 1 ? { city: mine[0]!.code } : {}) }} action={action} onClose={onClose}
      onSend={({ park, foundedOn, recordsCheckedOn, ...v }) => action.mutate({ body: { ...v, creditCode: v.creditCode.trim().toUpperCase(), park: park ?? null, field: null, foundedOn: foundedOn || null, recordsCheckedOn: recordsCheckedOn || null, organisationId: null } })}
      summary={(v) => [
        { label: t('list.name'), value: v.name }, { label: t('list.code'), value: v.creditCode.trim().toUpperCase() }, { label: t('list.place'), value: `${nameOf(v.city)}${v.park ? ` · ${nameOf(v.park)}` : ''}` }, { label: t('firm.sector'), value: t(`sector.${v.sector}`) },
        { label: t('list.founded'), value: v.foundedOn || t('firm.unregistered') }, { label: t('firm.checked'), value: v.recordsCheckedOn || t('firm.never') },
      ]}
    >
      <Form.Item name="creditCode" label={t('list.code')} rules={[{ required: true, len: 18, transform: (v: string) => v?.trim() }]}><Input maxLength={18} autoFocus /></Form.Item>
      <Form.Item name="name" label={t('list.name')} rules={[{ required: true, min: 2 }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="city" label={t('list.place')} rules={[{ required: true }]}><Select options={mine.map((c) => ({ value: c.code, label: nameOf(c.code) }))} onChange={() => form.setFieldValue('park', undefined)} /></Form.Item>
      <Form.Item name="park" label={t('funnel.park')}><Select allowClear disabled={!city} placeholder={t('acts.noPark')} options={parks.filter((p) => p.city === city).map((p) => ({ value: p.code, label: nameOf(p.code) }))} /></Form.Item>
      <Form.Item name="sector" label={t('firm.sector')} rules={[{ required: true }]}><Select options={SECTORS.map((s) => ({ value: s, label: t(`sector.${s}`) }))} /></Form.Item>
      <Form.Item name="foundedOn" label={t('list.founded')} help={t('acts.foundedHint')}><Input type="date" max={today} /></Form.Item>
      <Form.Item name="recordsCheckedOn" label={t('firm.checked')}><Input type="date" max={today} /></Form.Item>
    </ActDialog>
  );
}

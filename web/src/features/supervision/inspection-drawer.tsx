import { App, Button, Drawer, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { getBoard, type Inspection, inspectionKinds, inspectionManners, planInspection } from '../../../../src/modules/supervision/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useGo } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useSupervisionWords } from './words.ts';

interface Fields {
  title: string;
  kind: Inspection['kind'];
  manner: Inspection['manner'];
  purpose: string;
  document: string;
  clause: string;
  fromOn: string;
  toOn: string;
  tasks?: string[];
  places?: string[];
  units: string[];
  repeatReason?: string;
}

/** The plan of an inspection; units are the bodies that answer for tasks. */
export function InspectionDrawer({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const go = useGo();
  const phone = usePhone();
  const { message } = App.useApp();
  const { cities } = usePlaces();
  const board = useAnswer(getBoard);
  const action = useAction(planInspection, {
    onSuccess: ({ inspectionId }) => {
      void message.success(t('inspection.planned'));
      go(`/supervision/inspections/${inspectionId}`);
    },
  });
  const items = board.data?.items ?? [];
  const units = new Map(items.flatMap((i) => (i.organisation ? [[i.organisation.id, i.organisation.name] as const] : [])));
  const send = ({ tasks = [], places = [], repeatReason, ...rest }: Fields): void => action.mutate({ body: { ...rest, tasks, places, repeatReason: repeatReason?.trim() || null } });
  const required = [{ required: true }];
  const choose = <T extends string>(values: readonly T[], group: string): { value: T; label: string }[] => values.map((value) => ({ value, label: t(`inspection.${group}.${value}`) }));
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 680} title={t('inspection.plan')} destroyOnHidden>
      <Form<Fields> layout="vertical" onFinish={send} initialValues={{ kind: 'SPECIAL', manner: 'BOTH', document: '002', clause: '六/（三）' }}>
        <Form.Item name="title" label={t('inspection.name')} rules={[{ required: true, min: 4 }]}><Input maxLength={200} /></Form.Item>
        <div className="milestone-fields">
          <Form.Item name="kind" label={t('inspection.kind')} rules={required}><Select options={choose(inspectionKinds, 'kinds')} /></Form.Item>
          <Form.Item name="manner" label={t('inspection.manner')} rules={required}><Select options={choose(inspectionManners, 'manners')} /></Form.Item>
          <Form.Item name="fromOn" label={t('inspection.from')} rules={required}><Input type="date" /></Form.Item>
          <Form.Item name="toOn" label={t('inspection.to')} rules={required}><Input type="date" /></Form.Item>
          <Form.Item name="document" label={t('inspection.document')} rules={required}><Input maxLength={200} /></Form.Item>
          <Form.Item name="clause" label={t('inspection.clause')} rules={required}><Input maxLength={200} /></Form.Item>
        </div>
        <Form.Item name="purpose" label={t('inspection.purpose')} rules={[{ required: true, min: 4 }]}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
        <Form.Item name="units" label={t('inspection.units')} rules={required}><Select mode="multiple" loading={board.isPending} options={[...units].map(([value, label]) => ({ value, label }))} /></Form.Item>
        <Form.Item name="tasks" label={t('inspection.scope')}>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={items.map(({ task }) => ({ value: task.id, label: `${task.no}. ${say(task)}` }))} />
        </Form.Item>
        <Form.Item name="places" label={t('inspection.places')}><Select mode="multiple" options={cities.map((c) => ({ value: c.code, label: say({ zh: c.shortZh, en: c.shortEn }) }))} /></Form.Item>
        <Form.Item name="repeatReason" label={t('inspection.repeat')}><Input maxLength={1000} /></Form.Item>
        <div className="stack">
          <ProblemAlert problem={action.error} />
          <div><Button type="primary" htmlType="submit" loading={action.isPending}>{t('inspection.submit')}</Button></div>
        </div>
      </Form>
    </Drawer>
  );
}

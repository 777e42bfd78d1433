import { App, Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchOrganisations } from '../../../../src/kernel/identity/contract.ts';
import { draftEngagement, type Engagement, listSchemes, type Section, sections, subjectKinds } from '../../../../src/modules/assessment/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useGo } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

interface Fields {
  title: string;
  subjectKind: Engagement['subjectKind'];
  subjectId: string;
  yearFrom: number;
  yearTo: number;
  places?: string[];
  opens: Section[];
  terms: string;
  startsOn: string;
  endsOn: string;
  assessorId: string;
  assessed: string[];
  schemeId: string;
}

const INDEX = 'index';

/** What is agreed with an assessor; another person of the secretariat signs it. */
export function EngagementDrawer({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('assessment');
  const say = useSay();
  const go = useGo();
  const phone = usePhone();
  const { message } = App.useApp();
  const { cities } = usePlaces();
  const [form] = Form.useForm<Fields>();
  const subject = Form.useWatch('subjectKind', form);
  const schemes = useAnswer(listSchemes);
  const action = useAction(draftEngagement, {
    onSuccess: ({ engagementId }) => {
      void message.success(t('form.done'));
      go(`/assessment/engagements/${engagementId}`);
    },
  });
  const required = [{ required: true }];
  const send = ({ places = [], ...rest }: Fields): void => action.mutate({ body: { ...rest, subjectId: rest.subjectKind === 'INDEX' ? INDEX : rest.subjectId, places } });
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 680} title={t('draft')} destroyOnHidden>
      <Form<Fields> form={form} layout="vertical" onFinish={send} initialValues={{ subjectKind: 'PLAN', subjectId: '002', opens: ['TARGETS', 'FIGURES', 'PROGRESS', 'EVIDENCE'] }}>
        <Form.Item name="title" label={t('form.title')} rules={[{ required: true, min: 4 }]}><Input maxLength={200} /></Form.Item>
        <div className="grid">
          <Form.Item name="subjectKind" label={t('form.subjectKind')} rules={required}>
            <Select options={subjectKinds.map((value) => ({ value, label: t(`subject.${value}`) }))} onChange={() => form.resetFields(['schemeId'])} />
          </Form.Item>
          {subject === 'INDEX' ? null : <Form.Item name="subjectId" label={t('form.subjectId')} rules={required}><Input maxLength={60} /></Form.Item>}
          <Form.Item name="schemeId" label={t('form.scheme')} rules={required}>
            <Select options={(schemes.data?.schemes ?? []).filter((s) => s.subject === subject).map((s) => ({ value: s.id, label: say(s) }))} />
          </Form.Item>
          <Form.Item name="yearFrom" label={t('form.yearFrom')} rules={required}><InputNumber min={2000} max={2100} precision={0} /></Form.Item>
          <Form.Item name="yearTo" label={t('form.yearTo')} rules={required}><InputNumber min={2000} max={2100} precision={0} /></Form.Item>
          <Form.Item name="startsOn" label={t('form.startsOn')} rules={required}><Input type="date" /></Form.Item>
          <Form.Item name="endsOn" label={t('form.endsOn')} rules={required}><Input type="date" /></Form.Item>
        </div>
        <Form.Item name="places" label={t('form.places')}><Select mode="multiple" options={cities.map((c) => ({ value: c.code, label: say({ zh: c.shortZh, en: c.shortEn }) }))} /></Form.Item>
        <Form.Item name="opens" label={t('form.opens')} rules={required}><Select mode="multiple" options={sections.map((value) => ({ value, label: t(`sections.${value}`) }))} /></Form.Item>
        <Form.Item name="assessorId" label={t('form.assessor')} rules={required}><Organisations /></Form.Item>
        <Form.Item name="assessed" label={t('form.assessed')} rules={required}><Organisations many /></Form.Item>
        <Form.Item name="terms" label={t('form.terms')} rules={[{ required: true, min: 4 }]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
        <div className="stack">
          <ProblemAlert problem={action.error} />
          <div><Button type="primary" htmlType="submit" loading={action.isPending}>{t('form.submit')}</Button></div>
        </div>
      </Form>
    </Drawer>
  );
}

/** Organisations by name; `value` and `onChange` come from the form. */
function Organisations({ many = false, ...field }: { many?: boolean; id?: string; value?: string | string[]; onChange?: (value: string | string[]) => void }): ReactNode {
  const { t } = useTranslation('assessment');
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [known, setKnown] = useState(new Map<string, string>());
  const q = useDeferredValue(typed.trim());
  const found = useAnswer(searchOrganisations, { query: { q: q || undefined, pageSize: 20 } }, { keepPrevious: true, enabled: q !== '' });
  const options = new Map([...known, ...(found.data?.items ?? []).map((o) => [o.id, say({ zh: o.nameZh, en: o.nameEn })] as const)]);
  return (
    <Select<string | string[]>
      {...field}
      mode={many ? 'multiple' : undefined}
      placeholder={t('form.search')}
      notFoundContent={t('form.search')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={[...options].map(([value, label]) => ({ value, label }))}
      onSelect={() => setKnown(options)}
    />
  );
}

import { App, Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { addFinding, type Finding, findingSeverities } from '../../../../src/modules/supervision/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { usePhone } from '../../app/phone.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { InspectionAnswer } from './inspection-page.tsx';
import { useSupervisionWords } from './words.ts';

interface Fields {
  title: string;
  fact: string;
  document: string;
  clause: string;
  severity: Finding['severity'];
  evidence: string;
  organisationId: string;
  taskId: string;
  workingDays: number;
}

/** What an inspector found: the fact, the clause that is not kept, the evidence, and how long the unit has. */
export function FindingDrawer({ page, onClose }: { page: InspectionAnswer; onClose: () => void }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const phone = usePhone();
  const { message } = App.useApp();
  const action = useAction(addFinding, {
    onSuccess: () => {
      void message.success(t('inspection.recorded'));
      onClose();
    },
  });
  const send = ({ evidence, taskId, ...rest }: Fields): void =>
    action.mutate({
      params: { id: page.id },
      body: { ...rest, taskId: taskId || null, evidence: evidence.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((text) => ({ text, fileName: null, fileSha256: null })) },
    });
  const required = [{ required: true }];
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 680} title={t('inspection.addFinding')} destroyOnHidden>
      <Form<Fields>
        layout="vertical"
        onFinish={send}
        initialValues={{ severity: 'MINOR', organisationId: page.units[0]?.organisationId, taskId: page.tasks[0] ?? '', workingDays: page.defaultWorkingDays, document: page.document, clause: page.clause }}
      >
        <Form.Item name="title" label={t('inspection.findingTitle')} rules={[{ required: true, min: 4 }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="fact" label={t('inspection.fact')} rules={[{ required: true, min: 10 }]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
        <div className="milestone-fields">
          <Form.Item name="document" label={t('inspection.document')} rules={required}><Input maxLength={200} /></Form.Item>
          <Form.Item name="clause" label={t('inspection.clause')} rules={required}><Input maxLength={200} /></Form.Item>
          <Form.Item name="severity" label={t('inspection.severity')} rules={required}><Select options={findingSeverities.map((value) => ({ value, label: t(`inspection.severities.${value}`) }))} /></Form.Item>
          <Form.Item name="workingDays" label={t('inspection.days')} rules={required}><InputNumber min={1} max={60} precision={0} /></Form.Item>
        </div>
        <Form.Item name="organisationId" label={t('inspection.unit')} rules={required}><Select options={page.units.map((u) => ({ value: u.organisationId, label: u.organisationName }))} /></Form.Item>
        <Form.Item name="taskId" label={t('inspection.task')}>
          <Select options={[{ value: '', label: t('inspection.noTask') }, ...page.tasksNamed.map((task) => ({ value: task.id, label: `${task.no}. ${say(task)}` }))]} />
        </Form.Item>
        <Form.Item name="evidence" label={`${t('inspection.evidence')}${inBrackets(t('inspection.evidenceEach'))}`} rules={[{ required: true, min: 2 }]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
        <div className="stack">
          <ProblemAlert problem={action.error} />
          <div><Button type="primary" htmlType="submit" loading={action.isPending}>{t('inspection.save')}</Button></div>
        </div>
      </Form>
    </Drawer>
  );
}

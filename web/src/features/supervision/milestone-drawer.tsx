import { App, Button, Checkbox, DatePicker, Drawer, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { proposeMilestones, type PlanMilestone } from '../../../../src/modules/supervision/contract.ts';
import { usePhone } from '../../app/phone.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { TaskAnswer } from './task-page.tsx';
import { useSupervisionWords } from './words.ts';

type Row = Omit<PlanMilestone, 'dueOn' | 'parent'> & { dueOn: Dayjs; parent?: string };

interface Fields {
  startOn: Dayjs;
  public: boolean;
  reason: string;
  milestones: Row[];
}

const DAY = 'YYYY-MM-DD';

/** Milestones and weights, proposed as a whole: weights make sense only together. */
export function MilestoneDrawer({ page, onClose }: { page: TaskAnswer; onClose: () => void }): ReactNode {
  const { t } = useSupervisionWords();
  const phone = usePhone();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const action = useAction(proposeMilestones, {
    onSuccess: () => {
      void message.success(t('plan.done'));
      onClose();
    },
  });
  const rows = Form.useWatch('milestones', form);
  const sum = (rows ?? []).filter((row) => row && !row.parent).reduce((total, row) => total + (row.weight ?? 0), 0);
  const send = ({ startOn, milestones, ...rest }: Fields): void =>
    action.mutate({
      params: { id: page.item.task.id },
      body: { ...rest, startOn: startOn.format(DAY), milestones: milestones.map((row) => ({ ...row, parent: row.parent?.trim() || null, dueOn: row.dueOn.format(DAY) })) },
    });
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 820} title={t('plan.title')} destroyOnHidden>
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={send}
        initialValues={{
          startOn: page.plan ? dayjs(page.plan.startOn) : dayjs(page.today),
          public: page.plan?.public ?? true,
          milestones: (page.plan?.milestones ?? []).map((m) => ({ ...m, parent: m.parent ?? undefined, dueOn: dayjs(m.dueOn) })),
        }}
      >
        <div className="milestone-fields">
          <Form.Item name="startOn" label={t('plan.startOn')} rules={[{ required: true }]}>
            <DatePicker />
          </Form.Item>
          <Form.Item name="public" valuePropName="checked" label=" " colon={false}>
            <Checkbox>{t('plan.public')}</Checkbox>
          </Form.Item>
        </div>
        <Form.Item name="reason" label={t('plan.reason')} rules={[{ required: true, min: 4 }]}>
          <Input maxLength={1000} />
        </Form.Item>
        <Form.List name="milestones">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="claim-block">
                  <div className="milestone-fields">
                    <Form.Item name={[name, 'key']} label={t('plan.key')} rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{0,30}$/ }]}>
                      <Input />
                    </Form.Item>
                    <Form.Item name={[name, 'zh']} label={t('plan.zh')} rules={[{ required: true, min: 2 }]}>
                      <Input maxLength={200} />
                    </Form.Item>
                    <Form.Item name={[name, 'en']} label={t('plan.en')} rules={[{ required: true, min: 2 }]}>
                      <Input maxLength={200} />
                    </Form.Item>
                    <Form.Item name={[name, 'weight']} label={t('task.weight')} rules={[{ required: true }]}>
                      <InputNumber min={1} max={100} precision={0} suffix="%" />
                    </Form.Item>
                    <Form.Item name={[name, 'dueOn']} label={t('task.dueOn')} rules={[{ required: true }]}>
                      <DatePicker />
                    </Form.Item>
                    <Form.Item name={[name, 'evidenceKind']} label={t('task.evidenceKind')} rules={[{ required: true }]}>
                      <Select options={(['DOCUMENT', 'DATA', 'SITE', 'ACCEPTANCE'] as const).map((value) => ({ value, label: t(`evidenceKinds.${value}`) }))} />
                    </Form.Item>
                    <Form.Item name={[name, 'parent']} label={t('plan.parent')}>
                      <Input />
                    </Form.Item>
                  </div>
                  <Button size="small" onClick={() => remove(name)}>
                    {t('plan.remove')}
                  </Button>
                </div>
              ))}
              <Button onClick={() => add({ key: `m${fields.length + 1}`, evidenceKind: 'DOCUMENT' })}>{t('plan.add')}</Button>
            </>
          )}
        </Form.List>
        <div className="stack">
          {sum === 100 ? null : <p className="faint">{t('plan.sum', { sum })}</p>}
          <ProblemAlert problem={action.error} />
          <div>
            <Button type="primary" htmlType="submit" loading={action.isPending}>
              {t('plan.submit')}
            </Button>
          </div>
        </div>
      </Form>
    </Drawer>
  );
}

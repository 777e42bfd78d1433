import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, DatePicker, Drawer, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { moneyKinds, type ResolutionRef, resolutionKinds, setTaskDetail, type TaskView } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePhone } from '../../app/phone.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { usePlanWords } from './words.ts';

interface MoneyFields {
  kind: (typeof moneyKinds)[number];
  yuan: number | null;
  per: 'YEAR' | 'TOTAL';
  shared: boolean;
  document: string;
  clause: string;
  zh: string;
  en: string;
}

interface Fields {
  parent: string | null;
  weight: number;
  dueOn: Dayjs | null;
  indicators: string[];
  money: MoneyFields[];
  resolutionKind: ResolutionRef['kind'] | null;
  resolutionZh?: string;
  resolutionEn?: string;
  resolutionOn?: Dayjs | null;
}

interface TaskDrawerProps {
  task: TaskView | undefined;
  tasks: readonly TaskView[];
  indicators: readonly { code: string; zh: string; en: string }[];
  onClose: () => void;
}

/** What the secretariat adds to a task: parent, weight, day, indicators, money and decision. */
export function TaskDrawer({ task, tasks, indicators, onClose }: TaskDrawerProps): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const phone = usePhone();
  return (
    <Drawer open={task !== undefined} onClose={onClose} size={phone ? '100%' : 720} title={task ? t('tasks.editOf', { no: task.no, name: say(task) }) : ' '} destroyOnHidden>
      {task ? <DetailForm task={task} tasks={tasks} indicators={indicators} onClose={onClose} /> : null}
    </Drawer>
  );
}

function DetailForm({ task, tasks, indicators, onClose }: TaskDrawerProps & { task: TaskView }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const decided = Form.useWatch('resolutionKind', form);
  const action = useAction(setTaskDetail, {
    onSuccess: () => {
      void message.success(t('tasks.saved'));
      onClose();
    },
  });
  const rules = [{ required: true, whitespace: true, message: t('tasks.required') }];
  const save = (fields: Fields): void => action.mutate({ params: { id: task.id }, body: bodyOf(fields, task) });
  return (
    <Form<Fields> form={form} layout="vertical" initialValues={fieldsOf(task)} onFinish={save}>
      <p className="faint">{t('tasks.editLead')}</p>
      <Form.Item name="parent" label={t('tasks.parent')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('tasks.noParent')}
          options={tasks.filter((other) => other.id !== task.id).map((other) => ({ value: other.id, label: `${other.document} ${other.no}. ${say(other)}` }))}
        />
      </Form.Item>
      <div className="grid">
        <Form.Item name="weight" label={t('tasks.weight')}>
          <InputNumber min={1} max={1000} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('tasks.dueOn')}>
          <DatePicker />
        </Form.Item>
      </div>
      <Form.Item name="indicators" label={t('tasks.moves')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={indicators.map((i) => ({ value: i.code, label: say(i) }))} />
      </Form.Item>
      <h3>{t('tasks.money')}</h3>
      <Form.List name="money">
        {(fields, { add, remove }) => (
          <div className="stack">
            {fields.map(({ key, name }) => (
              <div key={key} className="card-row">
                <div className="grid">
                  <Form.Item name={[name, 'kind']} label={t('tasks.kind')}>
                    <Select options={moneyKinds.map((kind) => ({ value: kind, label: t(`tasks.moneyKind.${kind}`) }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'yuan']} label={t('tasks.yuan')}>
                    <InputNumber className="wide" min={0} max={90_000_000_000_000} precision={2} />
                  </Form.Item>
                  <Form.Item name={[name, 'per']} label={t('tasks.period')}>
                    <Select options={(['YEAR', 'TOTAL'] as const).map((per) => ({ value: per, label: t(`tasks.per.${per}`) }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'document']} label={t('tasks.lineDocument')} rules={rules}>
                    <Input maxLength={120} />
                  </Form.Item>
                  <Form.Item name={[name, 'clause']} label={t('tasks.lineClause')} rules={rules}>
                    <Input maxLength={120} />
                  </Form.Item>
                  <Form.Item name={[name, 'zh']} label={t('tasks.lineZh')} rules={rules}>
                    <Input maxLength={200} />
                  </Form.Item>
                  <Form.Item name={[name, 'en']} label={t('tasks.lineEn')} rules={rules}>
                    <Input maxLength={300} />
                  </Form.Item>
                </div>
                <div className="row spread">
                  <Form.Item name={[name, 'shared']} valuePropName="checked" noStyle>
                    <Checkbox>{t('tasks.sharedQuestion')}</Checkbox>
                  </Form.Item>
                  <Button icon={<DeleteOutlined />} onClick={() => remove(name)}>
                    {t('tasks.remove')}
                  </Button>
                </div>
              </div>
            ))}
            <div>
              <Button icon={<PlusOutlined />} onClick={() => add({ kind: 'BUDGET', yuan: null, per: 'YEAR', shared: false, document: task.document, clause: '', zh: '', en: '' } satisfies MoneyFields)}>
                {t('tasks.addMoney')}
              </Button>
            </div>
          </div>
        )}
      </Form.List>
      <h3>{t('tasks.resolution')}</h3>
      <div className="grid">
        <Form.Item name="resolutionKind" label={t('tasks.kind')}>
          <Select allowClear placeholder={t('tasks.noResolution')} options={resolutionKinds.map((kind) => ({ value: kind, label: t(`tasks.resolutionKind.${kind}`) }))} />
        </Form.Item>
        {decided ? (
          <>
            <Form.Item name="resolutionZh" label={t('tasks.resolutionZh')} rules={rules}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="resolutionEn" label={t('tasks.resolutionEn')} rules={rules}>
              <Input maxLength={300} />
            </Form.Item>
            <Form.Item name="resolutionOn" label={t('tasks.resolutionOn')}>
              <DatePicker />
            </Form.Item>
          </>
        ) : null}
      </div>
      <ProblemAlert problem={action.error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={action.isPending}>
          {t('tasks.save')}
        </Button>
        <Button onClick={onClose}>{t('tasks.cancel')}</Button>
      </div>
    </Form>
  );
}

function fieldsOf(task: TaskView): Fields {
  const { resolution } = task;
  return {
    parent: task.parent ?? null,
    weight: task.weight ?? 1,
    dueOn: task.dueOn ? dayjs(task.dueOn) : null,
    indicators: task.indicators,
    money: (task.money ?? []).map(({ fen, ...line }) => ({ ...line, yuan: fen === null ? null : fen / 100 })),
    resolutionKind: resolution?.kind ?? null,
    resolutionZh: resolution?.zh ?? '',
    resolutionEn: resolution?.en ?? '',
    resolutionOn: resolution?.on ? dayjs(resolution.on) : null,
  };
}

const day = (value: Dayjs | null | undefined): string | null => (value ? value.format('YYYY-MM-DD') : null);

function bodyOf(fields: Fields, task: TaskView): Parameters<ReturnType<typeof useAction<typeof setTaskDetail>>['mutate']>[0]['body'] {
  return {
    seen: task.detailVersion,
    parent: fields.parent ?? null,
    weight: fields.weight,
    dueOn: day(fields.dueOn),
    indicators: fields.indicators,
    money: (fields.money ?? []).map(({ yuan, ...line }) => ({ ...line, fen: yuan === null || yuan === undefined ? null : Math.round(yuan * 100) })),
    resolution: fields.resolutionKind
      ? {
          kind: fields.resolutionKind, zh: fields.resolutionZh!, en: fields.resolutionEn!, on: day(fields.resolutionOn),
          // What the document itself says keeps its clause.
          document: task.resolution?.document ?? null, clause: task.resolution?.clause ?? null,
        }
      : null,
  };
}

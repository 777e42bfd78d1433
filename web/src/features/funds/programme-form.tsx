import { Alert, Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addProgramme } from '../../../../src/modules/funds/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { useAction } from '../../app/query.ts';
import { formatMoney } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import { useDone } from './ask-dialog.tsx';
import type { FundView } from './fund-page.tsx';

interface Share {
  party: string;
  nameZh: string;
  kind: 'province' | 'city' | 'private';
  amount: number;
}
interface Task {
  title: string;
  planTask?: string;
  kind: 'project' | 'award';
  planned: number;
  indicator?: string;
  target?: number;
  unit?: string;
}
interface Programme {
  code: string;
  nameZh: string;
  nameEn: string;
  purpose: string;
  total: number;
  own: number;
  shares?: Partial<Share>[];
  tasks?: Partial<Task>[];
}

const fen = (yuan: number | null | undefined): number => Math.round((yuan ?? 0) * 100);
const wide = { width: '100%' };

/** A major programme with everybody's share and its task list; both must come to the whole, and the form says what is missing. */
export function ProgrammeForm({ fund, onClose }: { fund: FundView; onClose: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const language = useLanguage();
  const done = useDone(onClose);
  const action = useAction(addProgramme, { onSuccess: () => done(t('fund.done')) });
  const [form] = Form.useForm<Programme>();
  const { total, own, shares = [], tasks = [] } = Form.useWatch([], form) ?? {};
  const sharesLeft = fen(total) - fen(own) - shares.reduce((sum, s) => sum + fen(s?.amount), 0);
  const tasksLeft = fen(total) - tasks.reduce((sum, x) => sum + fen(x?.planned), 0);
  const send = (v: Programme): void => {
    const rows = (v.shares ?? []) as Share[];
    action.mutate({
      params: { id: fund.fund.id },
      body: {
        code: v.code, nameZh: v.nameZh, nameEn: v.nameEn || v.nameZh, purpose: v.purpose, totalFen: fen(v.total),
        shares: [
          { party: 'fund', nameZh: fund.fund.nameZh, nameEn: fund.fund.nameEn, kind: 'fund', amountFen: fen(v.own) },
          ...rows.map((s) => ({ party: s.party, nameZh: s.nameZh, nameEn: s.nameZh, kind: s.kind, amountFen: fen(s.amount) })),
        ],
        tasks: ((v.tasks ?? []) as Task[]).map((x) => ({
          title: x.title, planTask: x.planTask ?? null, kind: x.kind, plannedFen: fen(x.planned), indicator: x.indicator || null, target: x.target ?? null, unit: x.unit || null,
        })),
      },
    });
  };
  const required = [{ required: true }];
  const left = (amount: number, what: 'sharesLeft' | 'tasksLeft'): ReactNode =>
    amount === 0 ? null : <Alert type="warning" showIcon title={t(`programme.${what}`, { amount: formatMoney(amount, language) })} />;
  return (
    <Drawer open size="min(900px, 100vw)" title={t('programme.new')} onClose={onClose} extra={<Button type="primary" loading={action.isPending} disabled={!total || sharesLeft !== 0 || tasksLeft !== 0} onClick={() => form.submit()}>{t('ok')}</Button>}>
      <Form form={form} layout="vertical" onFinish={send} initialValues={{ purpose: fund.purposes[0]?.id, tasks: [{ kind: 'project' }] }} className="stack">
        <ProblemAlert problem={action.error} />
        <div className="programme-row">
          <Form.Item name="nameZh" label={t('funds.nameZh')} rules={required}><Input maxLength={200} /></Form.Item>
          <Form.Item name="nameEn" label={t('funds.nameEn')}><Input maxLength={200} /></Form.Item>
          <Form.Item name="code" label={t('funds.code')} rules={[{ required: true, pattern: /^[a-z][a-z0-9-]*$/, message: t('programme.code') }]}><Input maxLength={40} /></Form.Item>
          <Form.Item name="purpose" label={t('funds.purposes')} rules={required}><Select options={fund.purposes.map((p) => ({ value: p.id, label: say(p) }))} /></Form.Item>
          <Form.Item name="total" label={t('programme.total')} rules={required}><YuanInput min={0.01} /></Form.Item>
        </div>
        <h3>{t('fund.shares')}</h3>
        <div className="programme-row">
          <Form.Item name="own" label={t('programme.own')} rules={required}><YuanInput min={0.01} /></Form.Item>
        </div>
        <Form.List name="shares">
          {(fields, { add, remove }) => (
            <div className="stack">
              {fields.map(({ key, name }) => (
                <div key={key} className="programme-row panel">
                  <Form.Item name={[name, 'kind']} label={t('programme.partyKind')} rules={required}>
                    <Select options={(['province', 'city', 'private'] as const).map((k) => ({ value: k, label: t(`programme.kinds.${k}`) }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'nameZh']} label={t('fund.party')} rules={required}><Input maxLength={200} /></Form.Item>
                  <Form.Item name={[name, 'party']} label={t('programme.partyCode')} rules={required}><Input maxLength={60} /></Form.Item>
                  <Form.Item name={[name, 'amount']} label={t('fund.amount')} rules={required}><YuanInput min={0.01} /></Form.Item>
                  <Button type="text" onClick={() => remove(name)}>{t('programme.remove')}</Button>
                </div>
              ))}
              <Button type="dashed" onClick={() => add({ kind: 'city' })}>{t('programme.addShare')}</Button>
            </div>
          )}
        </Form.List>
        {left(sharesLeft, 'sharesLeft')}
        <h3>{t('programme.tasks')}</h3>
        <Form.List name="tasks">
          {(fields, { add, remove }) => (
            <div className="stack">
              {fields.map(({ key, name }) => (
                <div key={key} className="programme-row panel">
                  <Form.Item name={[name, 'title']} label={`${name + 1}. ${t('fund.task')}`} rules={required}><Input maxLength={200} /></Form.Item>
                  <Form.Item name={[name, 'kind']} label={t('fund.kind')} rules={required}>
                    <Select options={(['project', 'award'] as const).map((k) => ({ value: k, label: t(`programme.taskKinds.${k}`) }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'planned']} label={t('fund.amount')} rules={required}><YuanInput min={0.01} /></Form.Item>
                  <Form.Item name={[name, 'planTask']} label={t('fund.planTask')}>
                    <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={fund.planTasks.map((p) => ({ value: p.id, label: p.title }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'indicator']} label={t('fund.indicator')}><Input maxLength={200} /></Form.Item>
                  <Form.Item name={[name, 'target']} label={t('programme.target')}><InputNumber min={0} style={wide} /></Form.Item>
                  <Form.Item name={[name, 'unit']} label={t('programme.unit')}><Input maxLength={20} /></Form.Item>
                  {fields.length > 1 ? <Button type="text" onClick={() => remove(name)}>{t('programme.remove')}</Button> : null}
                </div>
              ))}
              <Button type="dashed" onClick={() => add({ kind: 'project' })}>{t('programme.addTask')}</Button>
            </div>
          )}
        </Form.List>
        {left(tasksLeft, 'tasksLeft')}
      </Form>
    </Drawer>
  );
}

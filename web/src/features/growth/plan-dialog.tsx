import { App, Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createGrowthPlan, findPlanFirms, type PlanDraft, type PlanView, saveGrowthPlan } from '../../../../src/modules/enterprises/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

type Measure = Omit<PlanDraft['measures'][number], 'pointerKind' | 'pointer'> & { pointerKind?: 'RULE' | 'CLAUSE' | null; pointer?: string | null };
type Fields = Omit<PlanDraft, 'measures'> & { enterpriseId: string; measures: Measure[] };

/** Makes or changes the plan of a firm: goals and measures line by line. */
export function PlanDialog({ plan, goalKinds, onDone }: { plan?: PlanView; goalKinds: readonly { id: string; zh: string; en: string; unit: string }[]; onDone: (id?: string) => void }): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  const year = Number(useToday().slice(0, 4));
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [typed, setTyped] = useState('');
  const firms = useAnswer(findPlanFirms, { query: { q: typed } }, { enabled: !plan && typed !== '', keepPrevious: true });
  const told = (id?: string): void => {
    void message.success(t('plans.saved'));
    onDone(id);
  };
  const create = useAction(createGrowthPlan, { onSuccess: ({ id }) => told(id) });
  const save = useAction(saveGrowthPlan, { onSuccess: () => told() });
  const finish = ({ enterpriseId, ...draft }: Fields): void => {
    const body: PlanDraft = { ...draft, measures: draft.measures.map((m) => ({ ...m, pointerKind: m.pointerKind ?? null, pointer: m.pointerKind ? (m.pointer ?? null) : null })) };
    if (plan) save.mutate({ params: { id: plan.id }, body: { ...body, version: plan.version, status: plan.status } });
    else create.mutate({ body: { ...body, enterpriseId } });
  };
  const initial = plan ?? { fromYear: year, toYear: year + 2, goals: [{ baseYear: year - 1, targetYear: year + 2 }], measures: [{}] };
  const needed = [{ required: true }];
  return (
    <Modal open width={760} title={t(plan ? 'plans.edit' : 'plans.make')} okText={t('plans.save')} cancelText={t('plans.cancel')} confirmLoading={create.isPending || save.isPending} onOk={() => form.submit()} onCancel={() => onDone()}>
      <Form<Fields> form={form} layout="vertical" initialValues={initial} onFinish={finish}>
        {plan ? null : (
          <Form.Item name="enterpriseId" label={t('plans.firm')} extra={t('plans.searchFirm')} rules={needed}>
            <Select showSearch={{ filterOption: false, onSearch: setTyped }} loading={firms.isFetching} options={(firms.data?.items ?? []).map((f) => ({ value: f.id, label: f.name }))} />
          </Form.Item>
        )}
        <div className="growth-form-grid">
          <Form.Item name="title" label={t('plans.name')} rules={[{ required: true, min: 4 }]}><Input maxLength={200} /></Form.Item>
          <Form.Item name="leadUnit" label={t('plans.leadUnit')} rules={[{ required: true, min: 2 }]}><Input maxLength={100} /></Form.Item>
          <Form.Item name="fromYear" label={t('plans.fromYear')} rules={needed}><InputNumber min={2000} max={2200} /></Form.Item>
          <Form.Item name="toYear" label={t('plans.toYear')} rules={needed}><InputNumber min={2000} max={2200} /></Form.Item>
        </div>
        <h3>{t('plans.goals')}</h3>
        <Form.List name="goals">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="growth-form-grid">
                  <Form.Item name={[name, 'kind']} label={t('plans.goal')} rules={needed}><Select options={goalKinds.map((k) => ({ value: k.id, label: `${say(k)}${inBrackets(k.unit)}` }))} /></Form.Item>
                  <Form.Item name={[name, 'base']} label={t('plans.base')} rules={needed}><InputNumber style={{ width: '100%' }} /></Form.Item>
                  <Form.Item name={[name, 'baseYear']} label={t('plans.baseYear')} rules={needed}><InputNumber min={1990} max={2200} /></Form.Item>
                  <Form.Item name={[name, 'target']} label={t('plans.target')} rules={needed}><InputNumber style={{ width: '100%' }} /></Form.Item>
                  <Form.Item name={[name, 'targetYear']} label={t('plans.targetYear')} rules={needed}><InputNumber min={1990} max={2200} /></Form.Item>
                  <Form.Item label=" "><Button size="small" disabled={fields.length === 1} onClick={() => remove(name)}>{t('plans.remove')}</Button></Form.Item>
                </div>
              ))}
              <Button onClick={() => add({ baseYear: year - 1, targetYear: year + 2 })}>{t('plans.addGoal')}</Button>
            </>
          )}
        </Form.List>
        <h3>{t('plans.measures')}</h3>
        <Form.List name="measures">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="growth-form-grid">
                  <Form.Item name={[name, 'id']} hidden><Input /></Form.Item>
                  <Form.Item name={[name, 'title']} label={t('plans.measureTitle')} rules={[{ required: true, min: 4 }]}><Input maxLength={300} /></Form.Item>
                  <Form.Item name={[name, 'unit']} label={t('plans.unit')} rules={[{ required: true, min: 2 }]}><Input maxLength={100} /></Form.Item>
                  <Form.Item name={[name, 'dueOn']} label={t('plans.dueOn')} rules={needed}><Input type="date" /></Form.Item>
                  <Form.Item name={[name, 'pointerKind']} label={t('plans.basis')}><Select allowClear placeholder={t('plans.noBasis')} options={(['RULE', 'CLAUSE'] as const).map((k) => ({ value: k, label: t(`plans.${k}`) }))} /></Form.Item>
                  <Form.Item name={[name, 'pointer']} label={t('plans.pointer')}><Input maxLength={200} /></Form.Item>
                  <Form.Item label=" "><Button size="small" disabled={fields.length === 1} onClick={() => remove(name)}>{t('plans.remove')}</Button></Form.Item>
                </div>
              ))}
              <Button onClick={() => add({})}>{t('plans.addMeasure')}</Button>
            </>
          )}
        </Form.List>
      </Form>
      <ProblemAlert problem={create.error ?? save.error} />
    </Modal>
  );
}

import { App, Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { reportProgress } from '../../../../src/modules/supervision/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePhone } from '../../app/phone.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { TaskAnswer } from './task-page.tsx';
import { useSupervisionWords } from './words.ts';

interface Fields {
  period: string;
  text: string;
  items: Record<string, { percent: number; kind: 'TEXT' | 'LINK' | 'FILE'; text?: string; link?: string; fileName?: string }>;
}

/** The unit's monthly report: percent and evidence for each milestone. */
export function ReportDrawer({ page, onClose }: { page: TaskAnswer; onClose: () => void }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const phone = usePhone();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const action = useAction(reportProgress, {
    onSuccess: () => {
      void message.success(t('report.done'));
      onClose();
    },
  });
  const leaves = page.nodes.filter((n) => n.leaf);
  const items = Form.useWatch('items', form);
  const send = (fields: Fields): void => {
    action.mutate({
      params: { id: page.item.task.id },
      body: {
        period: fields.period,
        text: fields.text,
        claims: leaves.map((n) => ({ milestone: n.key, percent: fields.items[n.key]!.percent })),
        evidence: leaves.flatMap((n) => {
          const { kind, text, link, fileName } = fields.items[n.key]!;
          if (!text?.trim()) return [];
          return [{ milestone: n.key, kind, text, link: kind === 'LINK' ? (link ?? null) : null, fileName: kind === 'FILE' ? (fileName ?? null) : null, fileSha256: null }];
        }),
      },
    });
  };
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 680} title={t('report.title')} destroyOnHidden>
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={send}
        initialValues={{
          period: page.item.reportDue?.period ?? page.reportable.at(-1),
          items: Object.fromEntries(leaves.map((n) => [n.key, { percent: Math.max(n.claimed, n.verified), kind: 'TEXT' }])),
        }}
      >
        <p className="faint">{t('report.hint')}</p>
        <Form.Item name="period" label={t('report.period')} rules={[{ required: true }]}>
          <Select options={page.reportable.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="text" label={t('report.text')} rules={[{ required: true, min: 10 }]}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        {leaves.map((n) => {
          const kind = items?.[n.key]?.kind ?? 'TEXT';
          const above = (items?.[n.key]?.percent ?? 0) > n.verified;
          return (
            <fieldset key={n.key} className="claim-block">
              <legend>
                <strong>{say(n)}</strong> <small className="faint">{t('report.verifiedNow', { value: n.verified })}</small>
              </legend>
              <div className="milestone-fields">
                <Form.Item name={['items', n.key, 'percent']} label={`${t('report.claim')} · ${say(n)}`} rules={[{ required: true }]}>
                  <InputNumber min={0} max={100} precision={0} suffix="%" />
                </Form.Item>
                <Form.Item name={['items', n.key, 'kind']} label={t('report.evidenceForm')}>
                  <Select options={(['TEXT', 'LINK', 'FILE'] as const).map((value) => ({ value, label: t(`evidenceForms.${value}`) }))} />
                </Form.Item>
              </div>
              <Form.Item name={['items', n.key, 'text']} label={`${t('report.evidenceText')} · ${say(n)}`} rules={[{ required: above, min: 2 }]}>
                <Input maxLength={2000} />
              </Form.Item>
              {kind === 'LINK' ? (
                <Form.Item name={['items', n.key, 'link']} label={t('report.link')} rules={[{ required: above, type: 'url' }]}>
                  <Input maxLength={500} />
                </Form.Item>
              ) : null}
              {kind === 'FILE' ? (
                <Form.Item name={['items', n.key, 'fileName']} label={t('report.fileName')} rules={[{ required: above }]}>
                  <Input maxLength={200} />
                </Form.Item>
              ) : null}
            </fieldset>
          );
        })}
        <div className="stack">
          <ProblemAlert problem={action.error} />
          <div>
            <Button type="primary" htmlType="submit" loading={action.isPending}>
              {t('report.submit')}
            </Button>
          </div>
        </div>
      </Form>
    </Drawer>
  );
}

import { App, Button, Drawer, Form, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { verifyProgress } from '../../../../src/modules/supervision/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { usePhone } from '../../app/phone.ts';
import { useAction } from '../../app/query.ts';
import { validValues } from '../../app/valid-values.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ReportCard } from './report-card.tsx';
import type { TaskAnswer } from './task-page.tsx';
import { useSupervisionWords } from './words.ts';

interface Fields {
  opinion: string;
  found: Record<string, number>;
}

/** Another person's finding, milestone by milestone. */
export function VerifyDrawer({ page, onClose }: { page: TaskAnswer; onClose: () => void }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const phone = usePhone();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [outcome, setOutcome] = useState<'VERIFIED' | 'RETURNED'>('VERIFIED');
  const action = useAction(verifyProgress, {
    onSuccess: ({ before, light }) => {
      void message.success(outcome === 'RETURNED' ? t('verify.returned') : t('verify.done', { before: t(`light.${before}`), after: t(`light.${light}`) }));
      onClose();
    },
  });
  const report = page.reports.find((r) => r.verification === null);
  if (!report) return null;
  const at = (key: string): number => page.nodes.findIndex((n) => n.key === key);
  const claims = report.claims.toSorted((a, b) => at(a.milestone) - at(b.milestone));
  const nameOf = (key: string): string => say(page.nodes.find((n) => n.key === key) ?? { zh: key });
  const send = async (chosen: 'VERIFIED' | 'RETURNED'): Promise<void> => {
    const values = await validValues(form);
    if (!values) return;
    const { opinion, found } = values;
    setOutcome(chosen);
    action.mutate({
      params: { id: report.id },
      body: { outcome: chosen, opinion, items: chosen === 'VERIFIED' ? report.claims.map((c) => ({ milestone: c.milestone, percent: found[c.milestone]! })) : [] },
    });
  };
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 680} title={t('verify.title')} destroyOnHidden>
      <div className="stack">
        <ReportCard report={report} nodes={page.nodes} />
        <p className="faint">{t('verify.hint')}</p>
        <Form<Fields> form={form} layout="vertical" initialValues={{ found: Object.fromEntries(report.claims.map((c) => [c.milestone, c.percent])) }}>
          {claims.map((c) => (
            <Form.Item key={c.milestone} name={['found', c.milestone]} label={`${t('verify.found')} · ${nameOf(c.milestone)}${inBrackets(t('verify.claimed', { value: c.percent }))}`} rules={[{ required: true }]}>
              <InputNumber min={0} max={c.percent} precision={0} suffix="%" />
            </Form.Item>
          ))}
          <Form.Item name="opinion" label={t('verify.opinion')} rules={[{ required: true, min: 4 }]}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </Form>
        <ProblemAlert problem={action.error} />
        <div className="row">
          <Button type="primary" loading={action.isPending} onClick={() => void send('VERIFIED')}>
            {t('verify.accept')}
          </Button>
          <Button danger disabled={action.isPending} onClick={() => void send('RETURNED')}>
            {t('verify.sendBack')}
          </Button>
        </div>
      </div>
    </Drawer>
  );
}

import { App, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { recordQualification } from '../../../../src/modules/enterprises/contract.ts';
import { useAction } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { validValues } from '../../app/valid-values.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useWords } from './use-words.ts';

interface Values {
  type: string;
  edition: number;
  certNo?: string;
  issuedOn: string;
  expiresOn?: string;
  issuer: string;
}

/** Records a certificate, a yearly number or a place on a list. */
export function QualificationDialog({ enterpriseId, onClose }: { enterpriseId: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { message } = App.useApp();
  const words = useWords();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const record = useAction(recordQualification, { onSuccess: () => { void message.success(t('qualifications.recorded')); onClose(); } });
  const send = async (): Promise<void> => {
    const valid = await validValues(form);
    if (!valid) return;
    const { certNo, expiresOn, ...values } = valid;
    record.mutate({ params: { id: enterpriseId }, body: { ...values, certNo: certNo?.trim() || null, ...(expiresOn ? { expiresOn } : {}) } });
  };
  return (
    <Modal open title={t('qualifications.record')} okText={t('ok')} cancelText={t('cancel')} confirmLoading={record.isPending} onOk={() => void send()} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={{ edition: Number(today.slice(0, 4)), issuedOn: today }}>
        <Form.Item name="type" label={t('qualifications.type')} rules={[{ required: true }]}><Select showSearch optionFilterProp="label" options={words.qualifications.map((r) => ({ value: r.type, label: words.rung(r.type) }))} /></Form.Item>
        <Form.Item name="edition" label={t('qualifications.edition')} rules={[{ required: true }]}><InputNumber min={1980} max={2200} precision={0} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="certNo" label={t('qualifications.cert')}><Input maxLength={60} /></Form.Item>
        <Form.Item name="issuedOn" label={t('qualifications.issuedOn')} rules={[{ required: true }]}><Input type="date" /></Form.Item>
        <Form.Item name="expiresOn" label={t('qualifications.expiresOn')}><Input type="date" /></Form.Item>
        <Form.Item name="issuer" label={t('qualifications.issuer')} rules={[{ required: true, min: 2 }]}><Input maxLength={120} /></Form.Item>
      </Form>
      <ProblemAlert problem={record.error} />
    </Modal>
  );
}

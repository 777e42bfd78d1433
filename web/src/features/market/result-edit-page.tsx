import { App, Button, Checkbox, DatePicker, Form, Input, InputNumber, Select, Skeleton } from 'antd';
import { useParams } from '@tanstack/react-router';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createResult, getResult, intendedModes, type ResultDraft, resultDraft, type ResultView, secrecyLevels, updateResult } from '../../../../src/modules/market/contract.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './market.css';

/** The form speaks 万元, picked dates and plain lists of names and numbers. */
interface Values extends Omit<ResultDraft, 'priceHintFen' | 'disclosureDate' | 'completers' | 'ipList' | 'owners'> {
  priceWan: number | null;
  disclosureDate: Dayjs | null;
  completers: string[];
  ipNumbers: string[];
}

const FEN_PER_WAN = 1_000_000;
const TRL = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function valuesOf(r: ResultDraft): Values {
  return {
    ...r, priceWan: r.priceHintFen === null ? null : r.priceHintFen / FEN_PER_WAN, disclosureDate: r.disclosureDate ? dayjs(r.disclosureDate) : null,
    completers: r.completers.map((c) => c.name), ipNumbers: r.ipList.map((i) => i.number || i.title),
  };
}

/** What the form does not show, such as the kind of a right or a completer's house, is kept from the draft it began with. */
function draftOf(v: Values, before: ResultDraft): ResultDraft {
  return resultDraft.parse({
    ...before,
    title: v.title, abstract: v.abstract, field: v.field, keywords: v.keywords, maturity: v.maturity ?? null, jobResult: v.jobResult, fundingFiscal: v.fundingFiscal,
    projectNumber: v.projectNumber, secrecy: v.secrecy, intendedMode: v.intendedMode ?? null, contact: v.contact,
    priceHintFen: v.priceWan === null || v.priceWan === undefined ? null : Math.round(v.priceWan * FEN_PER_WAN),
    disclosureDate: v.disclosureDate ? v.disclosureDate.format('YYYY-MM-DD') : null,
    completers: v.completers.map((name) => before.completers.find((c) => c.name === name) ?? { name }),
    ipList: v.ipNumbers.map((number) => before.ipList.find((i) => i.number === number || i.title === number) ?? { kind: /^(ZL|CN)/i.test(number) ? 'patent' : 'other', number }),
  });
}

export default function ResultEditPage(): ReactNode {
  const { t } = useTranslation('market');
  const { id } = useParams({ strict: false }) as { id?: string };
  const known = useAnswer(getResult, { params: { id: id ?? '' } }, { enabled: id !== undefined });
  if (known.error) return <ProblemAlert problem={known.error} />;
  if (id !== undefined && !known.data) return <Skeleton active />;
  return (
    <>
      <PageHead title={t(id ? 'result.edit' : 'result.new')} lead={id ? known.data?.title : t('result.newHint')} />
      <Editor result={known.data} />
    </>
  );
}

function Editor({ result }: { result: ResultView | undefined }): ReactNode {
  const { t } = useTranslation('market');
  const { message } = App.useApp();
  const go = useGo();
  const [opened] = useState(result);
  const before: ResultDraft = opened ?? resultDraft.parse({});
  const [form] = Form.useForm<Values>();
  const done = (saved: ResultView): void => {
    void message.success(t('result.saved'));
    go(`/market/results/${saved.id}`);
  };
  const create = useAction(createResult, { onSuccess: done });
  const update = useAction(updateResult, { onSuccess: done });
  const send = (values: Values): void => {
    const draft = draftOf(values, before);
    if (opened) update.mutate({ params: { id: opened.id }, body: { result: draft, version: opened.version } });
    else create.mutate({ body: draft });
  };
  const choices = (group: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  return (
    <Form<Values> form={form} layout="vertical" className="stack" initialValues={valuesOf(before)} onFinish={send}>
      <section className="panel">
        <Form.Item name="title" label={t('result.name')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name="abstract" label={t('result.abstract')}>
          <Input.TextArea autoSize={{ minRows: 6, maxRows: 20 }} maxLength={20_000} />
        </Form.Item>
        <Form.Item name="keywords" label={t('result.keywords')} extra={t('result.keywordsHint')} style={{ marginBottom: 0 }}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ';', '；']} />
        </Form.Item>
      </section>
      <section className="panel">
        <div className="grid fields">
          <Form.Item name="field" label={t('result.field')}><Input maxLength={100} /></Form.Item>
          <Form.Item name="maturity" label={t('result.maturity')}><Select allowClear options={TRL.map((value) => ({ value, label: t(`trl.${value}`) }))} /></Form.Item>
          <Form.Item name="intendedMode" label={t('result.mode')}><Select allowClear options={choices('mode', intendedModes)} /></Form.Item>
          <Form.Item name="priceWan" label={t('result.priceHint')}><InputNumber min={0} precision={2} style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="disclosureDate" label={t('result.disclosed')}><DatePicker style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="secrecy" label={t('result.secrecy')}><Select options={choices('secrecy', secrecyLevels)} /></Form.Item>
          <Form.Item name="projectNumber" label={t('result.projectNumber')}><Input maxLength={100} /></Form.Item>
          <Form.Item name="contact" label={t('result.contact')}><Input maxLength={200} /></Form.Item>
        </div>
        <Form.Item name="completers" label={t('result.completers')} extra={t('result.completersHint')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} />
        </Form.Item>
        <Form.Item name="ipNumbers" label={t('result.ip')} extra={t('result.ipHint')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[';', '；', '、']} />
        </Form.Item>
        <div className="row">
          <Form.Item name="jobResult" valuePropName="checked" noStyle><Checkbox>{t('result.jobResult')}</Checkbox></Form.Item>
          <Form.Item name="fundingFiscal" valuePropName="checked" noStyle><Checkbox>{t('result.fundingFiscal')}</Checkbox></Form.Item>
        </div>
      </section>
      <ProblemAlert problem={create.error ?? update.error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={create.isPending || update.isPending}>{t('result.save')}</Button>
        <Button onClick={() => go(opened ? `/market/results/${opened.id}` : '/market/results')}>{t('result.cancel')}</Button>
      </div>
    </Form>
  );
}

import { App, Button, DatePicker, Form, Input, Modal, Select, Skeleton } from 'antd';
import { useParams } from '@tanstack/react-router';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  chooseResult, createPackage, editPackage, intendedModes, listPackages, listResults, type PackageRule, packageRule, previewRule, releasePackage, updatePackage,
} from '../../../../src/modules/market/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useGo } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { DifferencePanel } from './difference-panel.tsx';
import { ItemList } from './item-list.tsx';

type Draft = CallAnswer<typeof editPackage>;
type Directions = CallAnswer<typeof listPackages>['directions'];

interface Values extends Omit<PackageRule, 'publishedFrom' | 'publishedTo'> {
  direction: string;
  title: string;
  summary: string;
  from: Dayjs | null;
  to: Dayjs | null;
}

const TRL = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const EMPTY: PackageRule = { keywords: [], fields: [], minMaturity: null, maxMaturity: null, regions: [], modes: [], publishedFrom: null, publishedTo: null };

const ruleOf = (v: Values): PackageRule =>
  packageRule.parse({
    keywords: v.keywords, fields: v.fields, minMaturity: v.minMaturity ?? null, maxMaturity: v.maxMaturity ?? null, regions: v.regions, modes: v.modes,
    publishedFrom: v.from ? v.from.format('YYYY-MM-DD') : null, publishedTo: v.to ? v.to.format('YYYY-MM-DD') : null,
  });

/** The rule with what it takes in, then the content by hand and the release. */
export default function PackageEditPage(): ReactNode {
  const { t } = useTranslation('library');
  const { id } = useParams({ strict: false }) as { id?: string };
  const known = useAnswer(editPackage, { params: { id: id ?? '' } }, { enabled: id !== undefined });
  const packages = useAnswer(listPackages, { query: {} });
  if (known.error ?? packages.error) return <ProblemAlert problem={known.error ?? packages.error} />;
  if (!packages.data || (id !== undefined && !known.data)) return <Skeleton active />;
  return (
    <div className="stack">
      <PageHead title={t(id ? 'packages.edit' : 'packages.new')} lead={known.data?.title} />
      <RuleForm key={known.data?.version ?? 0} draft={known.data} directions={packages.data.directions} />
      {known.data ? <Content draft={known.data} /> : <p className="faint">{t('editor.saveFirst')}</p>}
    </div>
  );
}

function RuleForm({ draft, directions }: { draft: Draft | undefined; directions: Directions }): ReactNode {
  const { t } = useTranslation(['library', 'market']);
  const say = useSay();
  const go = useGo();
  const { message } = App.useApp();
  const { cities } = usePlaces();
  const [form] = Form.useForm<Values>();
  const saved = (): void => void message.success(t('editor.saved'));
  const create = useAction(createPackage, { onSuccess: ({ id }) => { saved(); void go(`/market/packages/${id}/edit`); } });
  const update = useAction(updatePackage, { onSuccess: saved });
  const preview = useAction(previewRule);
  const rule = draft?.rule ?? EMPTY;
  const send = (v: Values): void => {
    const body = { direction: v.direction, title: v.title, summary: v.summary, rule: ruleOf(v) };
    if (draft) update.mutate({ params: { id: draft.id }, body: { ...body, version: draft.version } });
    else create.mutate({ body });
  };
  const look = async (): Promise<void> => preview.mutate({ body: ruleOf({ ...form.getFieldsValue(true) }) });
  const tags = { mode: 'tags' as const, open: false, suffixIcon: null, tokenSeparators: ['、', '，', ',', ';', '；'] };
  const trl = TRL.map((value) => ({ value, label: `TRL ${value}` }));
  return (
    <Form<Values>
      form={form} layout="vertical" className="stack" onFinish={send}
      initialValues={{
        ...rule, direction: draft?.direction, title: draft?.title ?? '', summary: draft?.summary ?? '', from: rule.publishedFrom ? dayjs(rule.publishedFrom) : null, to: rule.publishedTo ? dayjs(rule.publishedTo) : null,
      }}
    >
      <section className="panel">
        <div className="grid fields">
          <Form.Item name="direction" label={t('packages.direction')} rules={[{ required: true }]}>
            <Select
              options={directions.map((d) => ({ value: d.id, label: say(d) }))}
              onChange={(value: string) => {
                if ((form.getFieldValue('keywords') as string[]).length === 0) form.setFieldValue('keywords', directions.find((d) => d.id === value)?.keywords ?? []);
              }}
            />
          </Form.Item>
          <Form.Item name="title" label={t('editor.name')} rules={[{ required: true, min: 2 }]}><Input maxLength={200} /></Form.Item>
        </div>
        <Form.Item name="summary" label={t('editor.summary')} style={{ marginBottom: 0 }}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
      </section>
      <section className="panel">
        <h2>{t('editor.rule')}</h2>
        <Form.Item name="keywords" label={t('editor.keywords')} rules={[{ required: true, type: 'array', min: 1 }]}><Select {...tags} /></Form.Item>
        <Form.Item name="fields" label={t('editor.fields')}><Select {...tags} /></Form.Item>
        <div className="grid fields">
          <Form.Item name="minMaturity" label={t('editor.minMaturity')}><Select allowClear options={trl} /></Form.Item>
          <Form.Item name="maxMaturity" label={t('editor.maxMaturity')}><Select allowClear options={trl} /></Form.Item>
          <Form.Item name="regions" label={t('editor.regions')}><Select mode="multiple" allowClear options={cities.map((c) => ({ value: c.code, label: say({ zh: c.shortZh, en: c.shortEn }) }))} /></Form.Item>
          <Form.Item name="modes" label={t('editor.modes')}><Select mode="multiple" allowClear options={intendedModes.map((value) => ({ value, label: t(`market:mode.${value}`) }))} /></Form.Item>
          <Form.Item name="from" label={t('editor.from')}><DatePicker style={{ width: '100%' }} /></Form.Item>
          <Form.Item name="to" label={t('editor.to')}><DatePicker style={{ width: '100%' }} /></Form.Item>
        </div>
        <div className="row">
          <Button type="primary" htmlType="submit" loading={create.isPending || update.isPending}>{t('editor.save')}</Button>
          <Button loading={preview.isPending} onClick={() => void form.validateFields(['keywords']).then(look)}>{t('editor.preview')}</Button>
        </div>
      </section>
      <ProblemAlert problem={create.error ?? update.error ?? preview.error} />
      {preview.data ? (
        <section className="panel stack">
          <h2>{t('editor.total', { count: preview.data.total })} {preview.data.total > preview.data.shown.length ? <small className="faint">{t('editor.shown', { count: preview.data.shown.length })}</small> : null}</h2>
          <ItemList items={preview.data.shown} label={t('editor.preview')} />
        </section>
      ) : null}
    </Form>
  );
}

type Asking = { kind: 'REMOVE'; resultId: string; title: string } | { kind: 'ADD' } | { kind: 'RELEASE' };

function Content({ draft }: { draft: Draft }): ReactNode {
  const { t } = useTranslation('library');
  const [asking, setAsking] = useState<Asking>();
  const choose = useAction(chooseResult);
  return (
    <>
      {draft.since ? <DifferencePanel since={draft.since} title={t('editor.wouldChange')} /> : null}
      <section className="panel stack">
        <div className="row spread">
          <h2>{t('editor.list', { no: draft.nextNo })} <small className="faint">{t('packages.items', { count: draft.list.length })}</small></h2>
          <span className="row">
            <Button onClick={() => setAsking({ kind: 'ADD' })}>{t('editor.add')}</Button>
            <Button type="primary" onClick={() => setAsking({ kind: 'RELEASE' })}>{t('editor.release', { no: draft.nextNo })}</Button>
          </span>
        </div>
        <ItemList
          items={draft.list} label={t('editor.list', { no: draft.nextNo })}
          action={(i) => <Button size="small" onClick={() => setAsking({ kind: 'REMOVE', resultId: i.resultId, title: i.title })}>{t('editor.remove')}</Button>}
        />
        {draft.removed.length > 0 ? <h3>{t('editor.removed')}</h3> : null}
        {draft.removed.map((r) => (
          <div key={r.resultId} className="row spread">
            <span>{r.title} <span className="faint">{r.reason} · {r.accountName}</span></span>
            <Button size="small" onClick={() => choose.mutate({ params: { id: draft.id }, body: { resultId: r.resultId, choice: 'RULE', reason: t('editor.undo') } })}>{t('editor.undo')}</Button>
          </div>
        ))}
        <ProblemAlert problem={choose.error} />
      </section>
      {asking ? <AskDialog draft={draft} asking={asking} onClose={() => setAsking(undefined)} /> : null}
    </>
  );
}

function AskDialog({ draft, asking, onClose }: { draft: Draft; asking: Asking; onClose: () => void }): ReactNode {
  const { t } = useTranslation('library');
  const { message } = App.useApp();
  const go = useGo();
  const [form] = Form.useForm<{ resultId?: string; text: string }>();
  const choose = useAction(chooseResult, { onSuccess: onClose });
  const release = useAction(releasePackage, {
    onSuccess: ({ no }) => {
      void message.success(t('editor.releasedDone', { no }));
      void go(`/market/packages/${draft.id}`);
    },
  });
  const params = { id: draft.id };
  const send = ({ resultId, text }: { resultId?: string; text: string }): void => {
    if (asking.kind === 'RELEASE') release.mutate({ params, body: { note: text ?? '' } });
    else choose.mutate({ params, body: { choice: asking.kind, resultId: asking.kind === 'REMOVE' ? asking.resultId : (resultId ?? '').trim(), reason: text } });
  };
  const title = asking.kind === 'RELEASE' ? t('editor.release', { no: draft.nextNo }) : asking.kind === 'ADD' ? t('editor.add') : `${t('editor.remove')} · ${asking.title}`;
  return (
    <Modal open title={title} okText={t('editor.ok')} cancelText={t('editor.cancel')} confirmLoading={choose.isPending || release.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={send}>
        {asking.kind === 'ADD' ? <Form.Item name="resultId" label={t('editor.addId')} extra={t('editor.addHint')} rules={[{ required: true }]}><ResultSelect /></Form.Item> : null}
        <Form.Item name="text" label={t(asking.kind === 'RELEASE' ? 'editor.note' : 'editor.reason')} rules={[{ required: asking.kind !== 'RELEASE', min: 2 }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} /></Form.Item>
      </Form>
      <ProblemAlert problem={choose.error ?? release.error} />
    </Modal>
  );
}

/** A result of the library, found by a part of its name. */
function ResultSelect({ id, value, onChange }: { id?: string; value?: string; onChange?: (id: string) => void }): ReactNode {
  const { t } = useTranslation('library');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim()) || undefined;
  const found = useAnswer(listResults, { query: { page: 1, pageSize: 20, q } }, { keepPrevious: true });
  return (
    <Select
      {...(id === undefined ? {} : { id })} value={value ?? null} loading={found.isFetching} notFoundContent={t('editor.addNone')} showSearch={{ filterOption: false, onSearch: setTyped }}
      options={(found.data?.items ?? []).map((r) => ({ value: r.id, label: `${r.title} · ${r.organisationName}` }))} onChange={(next: string | null) => onChange?.(next ?? '')}
    />
  );
}

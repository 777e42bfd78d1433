import { Alert, App, Button, Descriptions, Form, Input, Modal, Select, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getGrant, getRules, giveConsent, type GrantView } from '../../../../src/modules/ownership/contract.ts';
import { colon, comma } from '../../app/marks.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import { CheckList } from './check-list.tsx';

/** One grant: who receives what, the consents of co-owners, the negative list as it was answered. */
export default function GrantPage(): ReactNode {
  const { t } = useTranslation('ownership');
  const go = useGo();
  const id = useRouteParam('id');
  const { data: grant, error } = useAnswer(getGrant, { params: { id } });
  const rules = useAnswer(getRules);
  const [asking, setAsking] = useState<string>();
  if (error) return <ProblemAlert problem={error} />;
  if (!grant) return <Skeleton active />;
  return (
    <div className="stack">
      <PageHead
        title={<>{grant.resultTitle} <Tag color="blue">{t(`status.${grant.status}`)}</Tag></>} lead={grant.organisationName}
        actions={
          <>
            {grant.caseId ? <Button type="primary" onClick={() => go(`/cases/${grant.caseId}`)}>{t('case')}</Button> : null}
            {grant.may.edit ? <Button onClick={() => go(`/ownership/grants/${id}/edit`)}>{t('grants.edit')}</Button> : null}
          </>
        }
      />
      {grant.missing.length > 0 ? <Alert type="warning" showIcon title={t('grants.missing', { names: grant.missing.join(comma()) })} /> : null}
      <section className="panel">
        <Descriptions
          column={{ xs: 1, sm: 2 }}
          items={[
            { key: 'r', label: t('grants.result'), children: <AppLink to={`/market/results/${grant.resultId}`}>{grant.resultTitle}</AppLink> },
            { key: 'k', label: t('grants.kindLabel'), children: t(`kind.${grant.kind}`) },
            { key: 'u', label: t('grants.unitShare'), children: `${grant.unitSharePpm / 10_000}%` },
            ...(grant.termYears ? [{ key: 't', label: t('grants.term'), children: t('grants.years', { n: grant.termYears }) }] : []),
            { key: 'p', label: t('grants.persons'), children: grant.persons.map((p) => (p.sharePpm > 0 ? `${p.name} ${p.sharePpm / 10_000}%` : p.name)).join(comma()) },
            ...(grant.registeredOn ? [{ key: 'd', label: t('grants.registeredOn'), children: <CalendarDay date={grant.registeredOn} /> }] : []),
          ]}
        />
      </section>
      {grant.kind === 'JOINT_OWNERSHIP' ? (
        <section className="panel stack-tight">
          <div className="row spread">
            <h2>{t('grants.consents')}</h2>
            <span className="row">
              {grant.may.consentAs && grant.missing.includes(grant.may.consentAs) ? <Button size="small" type="primary" onClick={() => setAsking(grant.may.consentAs!)}>{t('grants.mine')}</Button> : null}
              {grant.may.record && grant.missing.length > 0 ? <Button size="small" onClick={() => setAsking('')}>{t('grants.consent')}</Button> : null}
            </span>
          </div>
          {grant.consents.length === 0 ? <span className="faint">{t('grants.noConsents')}</span> : null}
          {grant.consents.map((c) => (
            <div key={c.id}>{c.person}{colon()}{c.purpose} <span className="faint">{c.document} · <Instant at={c.givenAt} /></span> {c.withdrawnAt ? <Tag color="red">{t('grants.withdrawn')}</Tag> : null}</div>
          ))}
        </section>
      ) : null}
      {rules.data ? <CheckList checks={rules.data.exemptions.GRANT} answers={grant.answers} /> : null}
      {asking === undefined ? null : <ConsentDialog grant={grant} person={asking} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

function ConsentDialog({ grant, person, onClose }: { grant: GrantView; person: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('ownership');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ person: string; purpose: string; document?: string }>();
  const give = useAction(giveConsent, { onSuccess: () => { void message.success(t('grants.given')); onClose(); } });
  return (
    <Modal open title={t(person ? 'grants.mine' : 'grants.consent')} okText={t('ok')} cancelText={t('cancel')} confirmLoading={give.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={{ person: person || undefined }} onFinish={(v) => give.mutate({ params: { id: grant.id }, body: { ...v, document: v.document ?? '' } })}>
        <Form.Item name="person" label={t('name')} rules={[{ required: true }]}><Select disabled={person !== ''} options={grant.missing.map((value) => ({ value, label: value }))} /></Form.Item>
        <Form.Item name="purpose" label={t('grants.purpose')} rules={[{ required: true, min: 2 }]}><Input maxLength={500} /></Form.Item>
        {person ? null : <Form.Item name="document" label={t('grants.document')}><Input maxLength={200} /></Form.Item>}
      </Form>
      <ProblemAlert problem={give.error} />
    </Modal>
  );
}

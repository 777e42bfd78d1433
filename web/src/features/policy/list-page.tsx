import { Card, Form, Input, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listDocuments } from '../../../../src/modules/policy/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { LoadText } from './load-text.tsx';

export default function PolicyListPage(): ReactNode {
  const { t } = useTranslation('policy');
  const say = useSay();
  const mayLoad = useCan('policy.document.load');
  const answer = useAnswer(listDocuments);
  return (
    <div className="stack">
      <PageHead title={t('list.title')} lead={t('list.lead')} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {answer.data?.items.length === 0 ? <Empty title={t('list.empty')} /> : null}
      <div className="grid">
        {answer.data?.items.map((d) => (
          <Card key={d.id}>
            <h3>
              <AppLink to={`/policy/${d.id}`}>{say({ zh: d.titleZh, en: d.titleEn })}</AppLink>
            </h3>
            <div className="faint">
              {[d.documentNumber, d.issuerZh ? say({ zh: d.issuerZh, en: d.issuerEn }) : null, d.issuedOn].filter(Boolean).join(' · ')}
            </div>
            <div style={{ marginTop: 8 }}>
              {d.hasText ? <Tag color="green">{t('list.clauses', { count: d.clauses })}</Tag> : <Tag>{t('list.noText')}</Tag>}
              {d.demo ? <Tag color="gold">{t('list.demo')}</Tag> : null}
            </div>
          </Card>
        ))}
      </div>
      {mayLoad ? <NewDocument /> : null}
    </div>
  );
}

function NewDocument(): ReactNode {
  const { t } = useTranslation('policy');
  const [form] = Form.useForm<{ id: string; title: string }>();
  const id = Form.useWatch('id', form);
  const title = Form.useWatch('title', form);
  return (
    <section className="panel stack">
      <h2>{t('list.load')}</h2>
      <Form form={form} layout="vertical">
        <div className="grid">
          <Form.Item name="id" label={t('list.newId')} extra={t('list.newIdHint')}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="title" label={t('list.newTitle')}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
      </Form>
      {/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id ?? '') ? <LoadText id={id} title={title} /> : null}
    </section>
  );
}

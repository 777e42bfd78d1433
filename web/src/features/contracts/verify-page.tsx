import { Button, Card, Descriptions, Form, Input, Result } from 'antd';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { verifyRegistration } from '../../../../src/modules/contracts/contract.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { StandingTag } from './standing-tag.tsx';

export default function VerifyPage(): ReactNode {
  const { t } = useTranslation('contracts');
  const go = useGo();
  const number = (useParams({ strict: false }) as { number?: string }).number;
  return (
    <div className="stack" style={{ maxWidth: 720 }}>
      <PageHead title={t('verify.title')} lead={t('verify.lead')} />
      <Form layout="inline" initialValues={{ number }} onFinish={(v: { number: string }) => go(`/verify/${v.number.trim()}`)}>
        <Form.Item name="number" label={t('verify.number')} rules={[{ required: true, pattern: /^\s*\d{19}\s*$/, message: t('verify.digits') }]}>
          <Input inputMode="numeric" maxLength={24} style={{ width: 240 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('verify.check')}
        </Button>
      </Form>
      {number ? <Verdict number={number} /> : null}
    </div>
  );
}

function Verdict({ number }: { number: string }): ReactNode {
  const { t } = useTranslation('contracts');
  const answer = useAnswer(verifyRegistration, { params: { number } });
  if (answer.error?.code === 'NOT_FOUND') return <Result status="warning" title={t('verify.none')} />;
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!answer.data) return null;
  const d = answer.data;
  return (
    <Card title={t(`verify.verdict.${d.standing}`)}>
      <Descriptions
        column={1}
        items={[
          { key: 'n', label: t('one.number'), children: <span className="number">{d.number}</span> },
          { key: 'name', label: t('one.name'), children: d.name },
          { key: 'type', label: t('one.type'), children: t(`type.${d.type}`) },
          { key: 's', label: t('list.seller'), children: d.seller },
          { key: 'b', label: t('list.buyer'), children: d.buyer },
          { key: 'r', label: t('one.registry'), children: d.registryName },
          { key: 'd', label: t('one.registeredOn'), children: d.registeredOn },
          { key: 'st', label: t('list.status'), children: <StandingTag status={d.status} standing={d.standing} /> },
          { key: 'since', label: t('verify.since'), children: d.standingOn },
          ...(d.history.length > 1
            ? [{ key: 'h', label: t('versions.title'), children: <span>{d.history.map((v) => `${v.effectiveOn} ${t(`versionKind.${v.kind}`)}`).join(' · ')}</span> }]
            : []),
        ]}
      />
    </Card>
  );
}

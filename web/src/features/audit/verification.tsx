import { CopyOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, App, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { verifyAuditChain } from '../../../../src/kernel/audit/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { copyText } from '../../app/copy.ts';
import { useSay } from '../../app/i18n.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

interface Checkpoint {
  seq?: string;
  hash?: string;
}

/** Recomputes the chain when asked, and says in words what it found. */
export function Verification(): ReactNode {
  const { t } = useTranslation('audit');
  const verify = useAction(verifyAuditChain);
  const run = ({ seq, hash }: Checkpoint): void =>
    verify.mutate({ query: { checkpointSeq: seq || undefined, checkpointHash: hash?.trim().toLowerCase() || undefined } });
  return (
    <section className="panel stack audit-verify">
      <div>
        <h2>{t('verify.title')}</h2>
        <p className="faint">{t('verify.lead')}</p>
      </div>
      <Form<Checkpoint> className="audit-checkpoint" onFinish={run}>
        <Form.Item name="seq" rules={[{ pattern: /^[1-9]\d*$/ }]}>
          <Input placeholder={t('verify.seq')} aria-label={t('verify.seq')} inputMode="numeric" />
        </Form.Item>
        <Form.Item name="hash" rules={[{ pattern: /^\s*[0-9a-fA-F]{64}\s*$/, message: t('verify.hashForm') }]}>
          <Input placeholder={t('verify.hash')} aria-label={t('verify.hash')} spellCheck={false} />
        </Form.Item>
        <Button type="primary" htmlType="submit" icon={<SafetyCertificateOutlined />} loading={verify.isPending}>
          {t('verify.run')}
        </Button>
      </Form>
      <ProblemAlert problem={verify.error} />
      {verify.data && !verify.isPending ? <Finding found={verify.data} /> : null}
    </section>
  );
}

function Finding({ found }: { found: CallAnswer<typeof verifyAuditChain> }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useSay();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    await copyText(`${found.head.seq} ${found.head.hash}`);
    void message.success(t('verify.copied'));
  };
  return (
    <Alert
      showIcon
      type={found.ok ? 'success' : 'error'}
      title={found.ok ? t('verify.ok', { sealed: found.sealed }) : t('verify.broken', { count: found.breaks.length })}
      description={
        <div className="stack-tight">
          {found.breaks.map((one) => (
            <div key={`${one.seq}-${one.what}`}>
              {one.seq === null ? null : <strong>{t('verify.at', { seq: one.seq })}</strong>} {say(one)} <code>{one.what}</code>
            </div>
          ))}
          {found.unsealed > 0 ? <div>{t('verify.waiting', { count: found.unsealed })}</div> : null}
          <div className="row">
            <span>{t('verify.head', { seq: found.head.seq })}</span>
            <code>{found.head.hash}</code>
            <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
              {t('verify.copy')}
            </Button>
          </div>
        </div>
      }
    />
  );
}

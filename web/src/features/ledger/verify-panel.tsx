import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { verifyBooks } from '../../../../src/kernel/ledger/contract.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useLedgerWords } from './words.ts';

/** Recomputes the books when asked, and says in words what was found. */
export function VerifyPanel(): ReactNode {
  const { t, say } = useLedgerWords();
  const [asked, setAsked] = useState(false);
  const answer = useAnswer(verifyBooks, {}, { enabled: asked });
  const run = (): void => {
    if (asked) void answer.refetch();
    setAsked(true);
  };
  const found = answer.isFetching ? undefined : answer.data;
  return (
    <section className="panel stack">
      <div className="row spread">
        <div>
          <h2>{t('verify.title')}</h2>
          <p className="faint">{t('verify.lead')}</p>
        </div>
        <Button type="primary" icon={<SafetyCertificateOutlined />} loading={answer.isFetching} onClick={run}>{t('verify.run')}</Button>
      </div>
      <ProblemAlert problem={answer.error} />
      {found ? (
        <Alert
          showIcon
          type={found.ok ? 'success' : 'error'}
          title={found.ok ? t('verify.ok', found) : t('verify.broken', { n: found.breaks.length })}
          description={
            <div className="stack-tight">
              {found.breaks.map((b) => (
                <div key={`${b.what} ${b.seq} ${b.entry} ${b.account} ${b.expected}`}>
                  {b.entry ? <AppLink to={`/ledger/entries/${b.entry}`}>{say(b)}</AppLink> : b.account ? <AppLink to={`/ledger/accounts/${b.account}`}>{say(b)}</AppLink> : say(b)}{' '}
                  <code>{b.what}</code>
                  {b.expected !== null || b.found !== null ? <div className="faint ledger-hash">{t('verify.difference', { expected: b.expected ?? '—', found: b.found ?? '—' })}</div> : null}
                </div>
              ))}
              <div className="faint ledger-hash">{t('verify.head', found.head)} <code>{found.head.hash}</code></div>
            </div>
          }
        />
      ) : null}
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readHealth } from '../../../../src/delivery/http/contract.ts';
import { problemFrom, type ApiProblem } from '../../app/api-problem.ts';
import { type CallAnswer, reach, requestHeaders } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { keyOf } from '../../app/query.ts';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

type Health = CallAnswer<typeof readHealth>;

export default function AboutPage(): ReactNode {
  const { t } = useTranslation('about');
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="stack">
        <HealthPanel />
        <h2>{t('promises.title')}</h2>
        <div className="grid">
          {['explain', 'trail', 'clock', 'open'].map((promise) => (
            <div key={promise} className="panel stack-tight">
              <h3>{t(`promises.${promise}.title`)}</h3>
              <p className="faint">{t(`promises.${promise}.text`)}</p>
              {promise === 'open' ? <a href="/api/openapi.json">{t('promises.open.link')}</a> : null}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

function HealthPanel(): ReactNode {
  const { t } = useTranslation('about');
  const say = useSay();
  const { data, error } = useQuery<Health, ApiProblem>({ queryKey: keyOf(readHealth), queryFn: ({ signal }) => askHealth(signal), refetchInterval: 10_000 });
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active />;
  const ready = data.status === 'ready';
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t('health.title')}</h2>
        <Light colour={ready ? 'green' : 'red'} text={t(ready ? 'health.ready' : 'health.notReady')} />
      </div>
      <ul className="stack-tight plain">
        {data.checks.map((check) => (
          <li key={check.name} className="row spread">
            <span>{say(check)}</span>
            <Light colour={check.ready ? 'green' : 'red'} text={t(check.ready ? 'health.ok' : 'health.down')} />
          </li>
        ))}
      </ul>
      <p className="faint">
        {t('health.version', { version: data.version })} · {t('health.checked')}
      </p>
    </section>
  );
}

/** "Not ready" comes with status 503 and is an answer all the same. */
async function askHealth(signal: AbortSignal): Promise<Health> {
  const response = await reach(readHealth.path, { headers: requestHeaders(), signal });
  const text = await response.text();
  const parsed = readHealth.response?.safeParse(parseJson(text));
  if (!parsed?.success) throw problemFrom(response.status, text);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { checkEvidence, downloadEvidence } from '../../../../src/flows/diligence/contract.ts';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { download } from '../../app/transfer.ts';
import { useSay } from '../../app/i18n.ts';
import { Light } from '../../components/light.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** What there is and what is missing of the evidence that leaders acted with due care, and the pack itself. */
export function EvidencePanel({ kind, id }: { kind: 'sales' | 'talks'; id: string }): ReactNode {
  const { t } = useTranslation('trading');
  const say = useSay();
  const may = useCan('diligence.pack.collect');
  const answer = useAnswer(checkEvidence, { params: { kind, id } }, { enabled: may });
  if (!may) return null;
  const evidence = answer.data;
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t('evidence.title')}</h2>
        <Button onClick={() => void download(downloadEvidence, { params: { kind, id } })}>{t('evidence.download')}</Button>
      </div>
      <span className="faint">{t('evidence.lead')}</span>
      <ProblemAlert problem={answer.error} />
      {evidence ? (
        <>
          <Light colour={evidence.missing === 0 ? 'done' : 'yellow'} text={evidence.missing === 0 ? t('evidence.complete') : t('evidence.missing', { count: evidence.missing })} />
          <ul className="plain stack-tight">
            {evidence.items.map((i) => (
              <li key={i.id} className="row"><Light compact colour={i.present ? 'green' : 'grey'} text={i.present ? say(i) : t('evidence.lacks')} /> <span className="grow">{say(i)}</span> <span className="faint">{i.found ?? t('evidence.lacks')}</span></li>
            ))}
          </ul>
        </>
      ) : (
        <Skeleton active />
      )}
    </section>
  );
}

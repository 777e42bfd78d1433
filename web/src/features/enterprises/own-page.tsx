import { Button, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOwnEnterprise, getOwnNextRungs } from '../../../../src/modules/enterprises/contract.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { DossierBody } from './dossier-body.tsx';
import { FiguresDialog } from './figures-dialog.tsx';
import { NextRungs } from './next-rungs.tsx';

/** A firm's own dossier: what is known, what the next rung asks, and the figures it may state itself. */
export default function OwnPage(): ReactNode {
  const { t } = useTranslation('enterprises');
  const answer = useAnswer(getOwnEnterprise);
  const next = useAnswer(getOwnNextRungs, undefined, { enabled: answer.data !== undefined });
  const [stating, setStating] = useState(false);
  const dossier = answer.data;
  return (
    <div className="stack">
      <PageHead title={dossier?.firm.name ?? t('own.title')} lead={t('own.lead')} actions={dossier?.may.declare ? <Button type="primary" onClick={() => setStating(true)}>{t('own.declare')}</Button> : undefined} />
      {answer.error?.code === 'ENTERPRISE_NONE' ? <div className="panel"><Empty title={t('own.none')} hint={t('own.noneHint')} /></div> : <ProblemAlert problem={answer.error} />}
      {answer.isPending ? <Skeleton active /> : null}
      {dossier ? (
        <>
          <DossierBody dossier={dossier} ahead={<NextRungs answer={next} />} />
          {stating ? <FiguresDialog dossier={dossier} own onClose={() => setStating(false)} /> : null}
        </>
      ) : null}
    </div>
  );
}

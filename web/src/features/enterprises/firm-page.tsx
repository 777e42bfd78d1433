import { Button, Dropdown, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getEnterprise, getNextRungs } from '../../../../src/modules/enterprises/contract.ts';
import { useGo, useRouteParam } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { AdmitDialog } from './admit-dialog.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { DossierBody } from './dossier-body.tsx';
import { FiguresDialog } from './figures-dialog.tsx';
import { IncidentDialog } from './incident-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { NextRungs } from './next-rungs.tsx';
import { QualificationDialog } from './qualification-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import { RoundDialog } from './round-dialog.tsx';

/** The dossier of a firm as an officer of its city sees it. */
export default function FirmPage(): ReactNode {
  const { t } = useTranslation('enterprises');
  const { nameOf } = usePlaces();
  const id = useRouteParam('id');
  const answer = useAnswer(getEnterprise, { params: { id } });
  const next = useAnswer(getNextRungs, { params: { id } });
  const [dialog, setDialog] = useState<'figures' | 'qualification' | 'admit' | 'round' | 'incident' | 'move' | 'close' | 'reopen'>();
  const go = useGo();
  const close = (): void => setDialog(undefined);
  const dossier = answer.data;
  // Who is no more moves nowhere and enters no pool.
  const acts = dossier?.closure ? (['round', 'incident', 'reopen'] as const) : (['round', 'incident', 'move', 'close'] as const);
  return (
    <div className="stack">
      <PageHead
        title={dossier?.firm.name ?? t('firm.title')}
        lead={dossier ? `${dossier.firm.creditCode} · ${nameOf(dossier.firm.city)}${dossier.firm.park ? ` · ${nameOf(dossier.firm.park)}` : ''}` : undefined}
        actions={
          <>
            {dossier?.may.manage ? (
              <Dropdown trigger={['click']} menu={{ items: acts.map((key) => ({ key, label: t(key === 'round' || key === 'incident' ? `acts.${key}` : `firm.${key}`), danger: key === 'move' || key === 'close', onClick: () => setDialog(key) })) }}>
                <Button>{t('acts.more')}</Button>
              </Dropdown>
            ) : null}
            {dossier?.may.manage ? <Button onClick={() => setDialog('qualification')}>{t('qualifications.record')}</Button> : null}
            {dossier?.may.manage ? <Button onClick={() => setDialog('figures')}>{t('firm.state')}</Button> : null}
            {dossier?.may.admit && !dossier.closure ? <Button type="primary" onClick={() => setDialog('admit')}>{t('firm.admit')}</Button> : null}
          </>
        }
      />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {dossier ? (
        <>
          <DossierBody dossier={dossier} ahead={<NextRungs answer={next} />} />
          {dialog === 'figures' ? <FiguresDialog dossier={dossier} own={false} onClose={close} /> : null}
          {dialog === 'qualification' ? <QualificationDialog enterpriseId={dossier.firm.id} onClose={close} /> : null}
          {dialog === 'round' ? <RoundDialog firm={dossier.firm} onClose={close} /> : null}
          {dialog === 'incident' ? <IncidentDialog firm={dossier.firm} onClose={close} /> : null}
          {dialog === 'move' ? <MoveDialog firm={dossier.firm} onClose={close} onMoved={() => void go('/enterprises/firms')} /> : null}
          {dialog === 'close' ? <CloseDialog firm={dossier.firm} onClose={close} /> : null}
          {dialog === 'reopen' ? <ReopenDialog firm={dossier.firm} onClose={close} /> : null}
          {dialog === 'admit' ? <AdmitDialog enterpriseId={dossier.firm.id} onClose={close} /> : null}
        </>
      ) : null}
    </div>
  );
}

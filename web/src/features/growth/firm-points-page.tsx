import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { getFirmPoints } from '../../../../src/modules/enterprises/contract.ts';
import { useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './growth.css';
import { ScorePanel } from './score-panel.tsx';

/** The points of a firm of the officer's own city. */
export default function FirmPointsPage(): ReactNode {
  const [id, enterpriseId] = [useRouteParam('edition'), useRouteParam('firm')];
  const { data, error, isPending } = useAnswer(getFirmPoints, { params: { id, enterpriseId } });
  return (
    <div className="stack">
      <PageHead title={data?.enterprise.name ?? '…'} lead={data?.edition.on} />
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : data ? <ScorePanel points={data} /> : null}
    </div>
  );
}

import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { getFirm } from '../../../../src/flows/checkup/contract.ts';
import { useAddressState, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CheckupView } from './checkup-view.tsx';

/** The check-up of a firm, for the officers of its city. */
export default function FirmCheckupPage(): ReactNode {
  const id = useRouteParam('id');
  const [{ on }] = useAddressState();
  const { data, error } = useAnswer(getFirm, { params: { id }, query: { on } }, { keepPrevious: true });
  if (error) return <ProblemAlert problem={error} />;
  return data ? <CheckupView firm={data} /> : <Skeleton active paragraph={{ rows: 12 }} />;
}

import type { ReactNode } from 'react';
import { useRouteParam } from '../../app/navigation.tsx';
import { AnswersList } from './answers-list.tsx';

/** What a firm kept, for the officers of its city. */
export default function FirmAnswersPage(): ReactNode {
  const id = useRouteParam('id');
  return <AnswersList firmId={id} back={`/checkup/firms/${id}`} />;
}

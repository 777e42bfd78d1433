import { Alert, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getOwnFirm } from '../../../../src/flows/checkup/contract.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan, useSession } from '../../app/session.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CheckupView } from './checkup-view.tsx';

/** The own firm's check-up, prefilled; for anybody else an empty one. */
export default function CheckupPage(): ReactNode {
  const { t } = useTranslation('checkup');
  const { me, loading } = useSession();
  const firmMember = useCan('enterprises.dossier.declare');
  const [{ on }] = useAddressState();
  const { data, error } = useAnswer(getOwnFirm, { query: { on } }, { enabled: me !== undefined, keepPrevious: true });
  if (loading || (me && !data && !error)) return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <>
      <ProblemAlert problem={error} />
      <CheckupView firm={data?.own ?? null} note={me && firmMember && data?.own === null ? <Alert type="info" showIcon title={t('noDossier')} /> : null} />
    </>
  );
}

import { Button, Descriptions, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getChange } from '../../../../src/modules/contracts/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { comma } from '../../app/marks.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

type Change = CallAnswer<typeof getChange>;

/** What is asked for, for the officer who comes from the case. */
export default function ChangePage(): ReactNode {
  const { t } = useTranslation('contracts');
  const go = useGo();
  const { data, error } = useAnswer(getChange, { params: { id: useRouteParam('id') } });
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active />;
  return (
    <div className="stack">
      <PageHead title={`${t(`changeKind.${data.kind}`)} · ${data.contractName}`} lead={data.reason} actions={<Button onClick={() => go(`/cases/${data.caseId}`)}>{t('change.open')}</Button>} />
      <div className="panel">
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'c', label: t('change.contract'), children: <AppLink to={`/contracts/${data.contractId}`}>{data.registrationNumber}</AppLink> },
            ...rows(data, t),
          ]}
        />
      </div>
    </div>
  );
}

function rows({ proposal: p }: Change, t: (key: string) => string): { key: string; label: string; children: ReactNode }[] {
  const money = (label: string, fen: number | undefined) => (fen === undefined ? [] : [{ key: label, label: t(label), children: <Money fen={fen} unit="yuan" /> }]);
  const text = (label: string, value: ReactNode) => (value === undefined || value === null ? [] : [{ key: label, label: t(label), children: value }]);
  if (p.kind === 'SUPPLEMENT') {
    return [...text('change.year', p.year), ...money('change.royalty', p.royaltyFen), ...text('change.basis', p.basis), ...text('one.receivedOn', p.receivedOn), ...text('one.bankReference', p.bankReference)];
  }
  if (p.kind === 'CANCELLATION') return text('change.dissolvedOn', p.dissolvedOn);
  if (p.kind === 'REVOCATION') return text('revocation.ground', t(`ground.${p.ground}`));
  const amounts = [...money('one.contractAmount', p.contractAmountFen), ...money('one.technologyAmount', p.technologyTransactionAmountFen)];
  if (p.kind === 'OBJECTION') return [...text('one.type', p.type && t(`type.${p.type}`)), ...amounts];
  return [...amounts, ...text('one.startDate', p.startDate), ...text('one.endDate', p.endDate), ...text('one.parties', p.parties && p.parties.map((q) => `${q.name} ${q.sharePpm / 10_000}%`).join(comma()))];
}

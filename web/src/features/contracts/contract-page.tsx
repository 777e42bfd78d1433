import { Alert, Button, Descriptions, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getCertificate, getContract } from '../../../../src/modules/contracts/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useRegions } from '../../app/regions.ts';
import { useCan } from '../../app/session.tsx';
import { useSay } from '../../app/i18n.ts';
import { comma } from '../../app/marks.ts';
import { download } from '../../app/transfer.ts';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CountedPanel } from './counted-panel.tsx';
import { ContractForm } from './contract-form.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { DecisionsPanel } from './decisions-panel.tsx';
import { StandingTag } from './standing-tag.tsx';
import { TypeTestsPanel } from './type-tests-panel.tsx';
import { VersionsPanel } from './versions-panel.tsx';
import './contracts.css';

export type Contract = CallAnswer<typeof getContract>;

export default function ContractPage(): ReactNode {
  const { t } = useTranslation('contracts');
  const go = useGo();
  const canWrite = useCan('contracts.contract.write');
  const reviews = useCan('contracts.registration.review');
  const decides = useCan('contracts.registration.decide');
  const id = useRouteParam('id');
  const answer = useAnswer(getContract, { params: { id } });
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!answer.data) return <Skeleton active />;
  const contract = answer.data;
  const editable = canWrite && (contract.status === 'DRAFT' || contract.status === 'RETURNED');
  return (
    <div className="stack">
      <PageHead
        title={
          <>
            {contract.name} <StandingTag status={contract.status} standing={contract.standing} />
          </>
        }
        lead={contract.registryName}
        actions={
          <>
            {contract.standing === 'REGISTERED' || contract.standing === 'AMENDED' ? (
              <Button type="primary" onClick={() => void download(getCertificate, { params: { id } })}>
                {t('one.certificate')}
              </Button>
            ) : null}
            <Button onClick={() => go(`/cases/${contract.caseId}`)}>{t('one.case')}</Button>
          </>
        }
      />
      {editable ? <Readiness contract={contract} /> : null}
      {editable ? <ContractForm contract={contract} /> : <ContractView contract={contract} />}
      <Origin contract={contract} />
      <TypeTestsPanel contractId={id} canAnswer={editable || ((reviews || decides) && ['SUBMITTED', 'ACCEPTED', 'FIRST_REVIEW', 'SECOND_REVIEW'].includes(contract.status))} />
      {contract.status === 'DRAFT' ? null : <DecisionsPanel contractId={id} />}
      {contract.standing ? <VersionsPanel contract={contract} /> : null}
      {contract.status === 'REGISTERED' ? <CountedPanel contractId={contract.id} /> : null}
      {canWrite && (contract.standing === 'REGISTERED' || contract.standing === 'AMENDED') ? <ReceiptForm contractId={contract.id} /> : null}
    </div>
  );
}

function Readiness({ contract }: { contract: Contract }): ReactNode {
  const { t } = useTranslation('contracts');
  const say = useSay();
  if (contract.missing.length === 0) return <Alert type="success" showIcon title={t('one.complete')} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('one.missing', { count: contract.missing.length })}
      description={
        <ul>
          {contract.missing.map((m, i) => (
            <li key={i}>{say(m)}</li>
          ))}
        </ul>
      }
    />
  );
}

function ContractView({ contract }: { contract: Contract }): ReactNode {
  const { t } = useTranslation('contracts');
  const { nameOf } = useRegions();
  const parties = (side: 'seller' | 'buyer'): ReactNode =>
    contract.parties
      .filter((p) => p.side === side)
      .map((p) => (
        <div key={p.name}>
          {p.name} {p.creditCode ? <span className="faint number">{p.creditCode}</span> : null}
          {p.region ? ` · ${nameOf(p.region)}` : ''}
          {p.sharePpm < 1_000_000 ? ` · ${p.sharePpm / 10_000}%` : ''}
        </div>
      ));
  return (
    <div className="panel">
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          ...(contract.registrationNumber
            ? [
                { key: 'n', label: t('one.number'), children: <span className="number">{contract.registrationNumber}</span> },
                { key: 'on', label: t('one.registeredOn'), children: contract.registeredOn },
              ]
            : []),
          { key: 'type', label: t('one.type'), children: t(`type.${contract.recognition?.type ?? contract.type}`) },
          { key: 'pay', label: t('one.paymentMode'), children: t(`payment.${contract.paymentMode}`) },
          { key: 's', label: t('list.seller'), children: <div>{parties('seller')}</div> },
          { key: 'b', label: t('list.buyer'), children: <div>{parties('buyer')}</div> },
          { key: 'a1', label: t('list.amount'), children: <Money fen={contract.recognition?.contractAmountFen ?? contract.contractAmountFen} /> },
          {
            key: 'a2',
            label: t('one.technologyShown'),
            children: <Money fen={contract.recognition?.technologyTransactionAmountFen ?? contract.technologyTransactionAmountFen} />,
          },
          { key: 'a3', label: t('one.actualAmount'), children: <Money fen={contract.actualAmountFen} /> },
          { key: 'sign', label: t('one.signDate'), children: contract.signDate ?? '—' },
          { key: 'end', label: t('one.endDate'), children: contract.endDate ?? '—' },
          { key: 'ip', label: t('one.ip'), children: contract.intellectualProperty.map((x) => x.number).join(comma()) || '—' },
        ]}
      />
    </div>
  );
}

function Origin({ contract }: { contract: Contract }): ReactNode {
  const { t } = useTranslation('contracts');
  const { links } = contract;
  const rows = [
    links.demandId ? { label: t('one.demand'), to: `/market/demands/${links.demandId}` } : undefined,
    links.resultId ? { label: t('one.result'), to: `/market/results/${links.resultId}` } : undefined,
    links.talkId ? { label: t('one.talk'), to: `/market/talks/${links.talkId}` } : undefined,
    links.pricingCaseId ? { label: t('one.pricing'), to: `/cases/${links.pricingCaseId}` } : undefined,
  ].filter((r) => r !== undefined);
  if (rows.length === 0) return null;
  return (
    <div className="panel row">
      <strong>{t('one.links')}</strong>
      {rows.map((r) => (
        <AppLink key={r.to} to={r.to}>
          {r.label}
        </AppLink>
      ))}
    </div>
  );
}

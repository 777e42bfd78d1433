import { Alert, Button, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getVersions } from '../../../../src/modules/contracts/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { comma } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ChangeForm } from './change-form.tsx';
import type { Contract } from './contract-page.tsx';
import { RevocationForm } from './revocation-form.tsx';

/** What a registration went through, and the ways to change it. */
export function VersionsPanel({ contract }: { contract: Contract }): ReactNode {
  const { t } = useTranslation('contracts');
  const { data, error } = useAnswer(getVersions, { params: { id: contract.id } });
  const seller = useCan('contracts.contract.submit');
  const officer = useCan('contracts.registration.review');
  const [asking, setAsking] = useState<'change' | 'revocation'>();
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return null;
  const inForce = contract.standing === 'REGISTERED' || contract.standing === 'AMENDED';
  const free = inForce && contract.openChange === null;
  return (
    <section className="panel stack" aria-label={t('versions.title')}>
      <h3>{t('versions.title')}</h3>
      {contract.openChange ? (
        <Alert
          type="info"
          showIcon
          title={t('versions.underWay', { kind: t(`changeKind.${contract.openChange.kind}`) })}
          action={<AppLink to={`/cases/${contract.openChange.caseId}`}>{t('versions.openCase')}</AppLink>}
        />
      ) : null}
      {data.missingSupplements.length > 0 ? <Alert type="warning" showIcon title={t('versions.missing', { years: data.missingSupplements.join(comma()) })} /> : null}
      {data.recovery ? <Recovery recovery={data.recovery} /> : null}
      <Table
        rowKey="no"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={data.versions}
        columns={[
          { title: t('versions.no'), dataIndex: 'no' },
          { title: t('versions.kind'), dataIndex: 'kind', render: (kind: string) => t(`versionKind.${kind}`) },
          { title: t('versions.effectiveOn'), dataIndex: 'effectiveOn' },
          { title: t('one.type'), dataIndex: 'type', render: (type: string) => t(`type.${type}`) },
          { title: t('list.amount'), dataIndex: 'contractAmountFen', align: 'right', render: (f: number) => <Money fen={f} unit="yuan" /> },
          { title: t('decisions.technology'), dataIndex: 'technologyTransactionAmountFen', align: 'right', render: (f: number) => <Money fen={f} unit="yuan" /> },
          { title: t('versions.counts'), dataIndex: 'counts', render: (counts: boolean) => (counts ? t('versions.yes') : <Tag color="red">{t('versions.notCounted')}</Tag>) },
          { title: t('versions.case'), dataIndex: 'caseId', render: (id: string) => <AppLink to={`/cases/${id}`}>{t('versions.openCase')}</AppLink> },
        ]}
      />
      {data.supplements.length > 0 ? (
        <ul className="plain stack-tight">
          {data.supplements.map((s) => (
            <li key={s.year}>
              {t('versions.supplement', { year: s.year, on: s.receivedOn, reference: s.bankReference })} <Money fen={s.royaltyFen} />
            </li>
          ))}
        </ul>
      ) : null}
      {free && asking === undefined ? (
        <div className="row">
          {seller ? <Button onClick={() => setAsking('change')}>{t('versions.ask')}</Button> : null}
          {officer ? (
            <Button danger onClick={() => setAsking('revocation')}>
              {t('versions.revoke')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {free && asking === 'change' ? <ChangeForm contract={contract} onClose={() => setAsking(undefined)} /> : null}
      {free && asking === 'revocation' ? <RevocationForm contract={contract} onClose={() => setAsking(undefined)} /> : null}
    </section>
  );
}

function Recovery({ recovery }: { recovery: NonNullable<CallAnswer<typeof getVersions>['recovery']> }): ReactNode {
  const { t } = useTranslation('contracts');
  const say = useSay();
  return (
    <Alert
      type="error"
      showIcon
      title={t('recovery.title')}
      description={
        <div className="stack-tight">
          <ul>
            {recovery.benefits.map((b) => (
              <li key={b.zh}>
                {say(b)} {b.amountFen === null ? null : <Money fen={b.amountFen} />}
              </li>
            ))}
          </ul>
          <small>
            {t('recovery.fine', { from: recovery.fineFromYuan, to: recovery.fineToYuan })} {recovery.source}
            {recovery.verified ? '' : ` · ${t('tests.unverified')}`}
          </small>
        </div>
      }
    />
  );
}

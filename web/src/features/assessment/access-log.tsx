import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractAnswer } from '../../../../src/kernel/base/route-contract.ts';
import { listAccess, sections } from '../../../../src/modules/assessment/contract.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';

type Access = ContractAnswer<typeof listAccess>['items'][number];

/** Every look of an assessor at opened material, for the secretariat and the auditor. */
export function AccessLog({ id, reads }: { id: string; reads: { total: number; refused: number } }): ReactNode {
  const { t } = useTranslation('assessment');
  const { page, pageSize, onPage } = usePaging();
  const answer = useAnswer(listAccess, { params: { id }, query: { page, pageSize } }, { keepPrevious: true });
  const section = (a: Access): string => (sections.some((s) => s === a.section) ? t(`sections.${a.section}`) : a.section);
  const outcome = (a: Access): ReactNode => <Tag color={a.outcome === 'READ' ? 'default' : 'red'}>{t(`access.${a.outcome}`, { detail: a.detail })}</Tag>;
  return (
    <section className="panel stack">
      <h2>{t('access.title')}</h2>
      <span className="faint">{t('access.summary', reads)}</span>
      <PagedTable<Access>
        label={t('access.title')}
        answer={answer}
        rowKey={(a) => `${a.at} ${a.section} ${a.name}`}
        onPage={onPage}
        empty={<Empty title={t('access.none')} />}
        card={(a) => (
          <div className="stack-tight">
            <span><Instant at={a.at} /> {a.name}</span>
            <span>{section(a)} {outcome(a)}</span>
          </div>
        )}
        columns={[
          { title: t('access.at'), key: 'at', render: (_, a) => <Instant at={a.at} /> },
          { title: t('access.name'), key: 'name', render: (_, a) => a.name },
          { title: t('access.section'), key: 'section', render: (_, a) => section(a) },
          { title: t('access.outcome'), key: 'outcome', render: (_, a) => outcome(a) },
        ]}
      />
    </section>
  );
}

import { Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftHead, listDrafts } from '../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';
import { useRuleText } from './text.ts';

export const STATUS_COLOURS: Record<DraftHead['status'], string> = { DRAFT: 'default', SUBMITTED: 'blue', RETURNED: 'orange', APPROVED: 'green', WITHDRAWN: 'default' };
const STATES = ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'WITHDRAWN'] as const;

/** Changes of rules in work, open ones first. */
export default function DraftsPage(): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const go = useGo();
  const { regionsText } = useRuleText();
  const { page, pageSize, onPage, first } = usePaging();
  const [{ status }, setFilters] = useAddressState();
  const chosen = STATES.find((s) => s === status);
  const answer = useAnswer(listDrafts, { query: { page, pageSize, status: chosen } }, { keepPrevious: true });
  const tag = (d: DraftHead): ReactNode => <span className="row-tight"><Tag color={STATUS_COLOURS[d.status]}>{t(`status.${d.status}`)}</Tag>{d.demo ? <Tag>{t('drafts.demo')}</Tag> : null}</span>;
  return (
    <div className="stack">
      <PageHead title={t('drafts.title')} lead={t('drafts.lead')} actions={<AppLink to="/rules">{t('drafts.toRules')}</AppLink>} />
      <div><Select aria-label={t('drafts.status')} style={{ minWidth: 160 }} value={chosen ?? ''} onChange={(v) => { setFilters({ status: v || undefined }); first(); }} options={[{ value: '', label: t('drafts.all') }, ...STATES.map((s) => ({ value: s, label: t(`status.${s}`) }))]} /></div>
      <PagedTable<DraftHead>
        answer={answer} label={t('drafts.title')} rowKey={(d) => d.id} onPage={onPage} onRow={(d) => void go(`/rules/drafts/${d.id}`)} empty={<Empty title={t('drafts.empty')} hint={t('drafts.emptyHint')} />}
        columns={[
          { title: t('drafts.rule'), width: '40%', render: (_, d) => <div className="stack-tight"><AppLink to={`/rules/drafts/${d.id}`}>{d.title}</AppLink><small className="faint">{say(d.ruleTitle)} · {regionsText(d.regions)}</small></div> },
          { title: t('drafts.status'), render: (_, d) => tag(d) },
          { title: t('drafts.from'), render: (_, d) => <span className="number">{d.from}</span> },
          { title: t('drafts.who'), render: (_, d) => d.drafterName },
          { title: t('drafts.updated'), render: (_, d) => <Instant at={d.updatedAt} /> },
        ]}
        card={(d) => <div className="stack-tight"><div className="row spread">{tag(d)}<span className="number">{d.from}</span></div><strong>{d.title}</strong><small className="faint">{say(d.ruleTitle)} · {regionsText(d.regions)} · {d.drafterName}</small></div>}
      />
    </div>
  );
}

import { Input, Select, Skeleton, Table, Tag } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listRules, type RuleHead, type VersionHead } from '../../../../src/modules/rulebook/contract.ts';
import { useAddressState, useGo } from '../../app/navigation.tsx';
import { AppLink } from '../../app/navigation.tsx';
import { useSay } from '../../app/i18n.ts';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { leadsOn } from '../../components/row-link.ts';
import { useRuleText } from './text.ts';

const COLOURS: Record<VersionHead['standing'], string> = { IN_FORCE: 'green', COMING: 'blue', PAST: 'default' };

/** Every rule by topic, with the versions that hold, are to come or have ended. */
export default function RuleListPage(): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const go = useGo();
  const phone = usePhone();
  const mayDraft = useCan('rulebook.draft.read');
  const { topicText, regionText, regionsText } = useRuleText();
  const [filters, setFilters] = useAddressState();
  const { data, error } = useAnswer(listRules, { query: {} });
  const words = (filters.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const shown = (data?.rules ?? []).filter((r) => {
    const text = [r.id, r.title.zh, r.title.en, ...r.versions.flatMap((v) => [v.source.zh, v.source.number ?? ''])].join(' ').toLowerCase();
    return words.every((w) => text.includes(w)) && (!filters.topic || r.topic === filters.topic) && (!filters.region || r.versions.some((v) => v.regions.includes(filters.region!)));
  });
  // On a phone the topics stay closed until somebody asks for something: all rules at once are twenty screens.
  const searching = words.length > 0 || filters.topic !== undefined || filters.region !== undefined;
  const regions = [...new Set((data?.rules ?? []).flatMap((r) => r.versions.flatMap((v) => v.regions)))];
  const topics = [...new Set((data?.rules ?? []).map((r) => r.topic))];
  const versions = (r: RuleHead): ReactNode => (
    <div className="stack-tight">
      {r.versions.map((v, i) => (
        <span key={i} className="row-tight">
          <Tag color={COLOURS[v.standing]}>{t(`standing.${v.standing}`)}</Tag>
          <span className="number">{v.to === null ? t('list.since', { from: v.from }) : `${v.from} ${t('rule.to')} ${v.to}`}</span>
          <small className="faint">{regionsText(v.regions)}{v.origin === 'PLATFORM' ? ` · ${t('origin.PLATFORM')}` : ''}</small>
        </span>
      ))}
    </div>
  );
  const name = (r: RuleHead): ReactNode => (
    <div className="stack-tight">
      <AppLink to={`/rules/${r.id}`}>{say(r.title)}</AppLink>
      <small className="faint">{topicText(r.topic)} · {t(`subject.${r.subject}`)} · {r.id}</small>
    </div>
  );
  const source = (r: RuleHead): ReactNode => { const v = r.versions.find((one) => one.standing === 'IN_FORCE') ?? r.versions.at(-1); return v ? <span>{say(v.source)} <span className="faint">{v.source.number}</span></span> : null; };
  return (
    <div className="stack">
      <PageHead title={t('list.title')} lead={t('list.lead')} actions={<span className="row"><AppLink to="/rules/vectors">{t('list.vectors')}</AppLink>{mayDraft ? <AppLink to="/rules/drafts">{t('list.drafts')}</AppLink> : null}</span>} />
      <ProblemAlert problem={error} />
      <div className="row">
        <Input.Search aria-label={t('list.search')} placeholder={t('list.search')} allowClear defaultValue={filters.q ?? ''} onChange={(e) => setFilters({ q: e.target.value || undefined })} style={{ width: 280, maxWidth: '100%' }} />
        <Select aria-label={t('list.topic')} value={filters.topic ?? ''} onChange={(v) => setFilters({ topic: v || undefined })} style={{ minWidth: 150 }} options={[{ value: '', label: t('list.all') }, ...topics.map((value) => ({ value, label: topicText(value) }))]} />
        <Select aria-label={t('list.region')} value={filters.region ?? ''} onChange={(v) => setFilters({ region: v || undefined })} style={{ minWidth: 150 }} options={[{ value: '', label: t('list.allRegions') }, ...regions.map((value) => ({ value, label: regionText(value) }))]} />
        {data ? <span className="faint">{t('list.count', { rules: shown.length, examples: shown.reduce((n, r) => n + r.examples, 0) })}</span> : null}
      </div>
      {!data && !error ? <Skeleton active /> : null}
      {data && shown.length === 0 ? <Empty title={t('list.empty')} hint={t('list.emptyHint')} /> : null}
      {shown.length === 0 ? null : phone ? (
        <div className="stack">
          {[...new Set(shown.map((r) => r.topic))].map((topic) => {
            const ofTopic = shown.filter((r) => r.topic === topic);
            return (
              <details key={`${topic} ${searching}`} className="panel" open={searching}>
                <summary>{topicText(topic)} <span className="faint number">{ofTopic.length}</span></summary>
                <div className="stack">{ofTopic.map((r) => <div key={r.id} className="stack-tight">{name(r)}{source(r)}{versions(r)}</div>)}</div>
              </details>
            );
          })}
        </div>
      ) : (
        <Table<RuleHead>
          aria-label={t('list.title')} dataSource={shown} rowKey={(r) => r.id} size="small" pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }}
          onRow={(r) => leadsOn(() => void go(`/rules/${r.id}`))}
          columns={[
            { title: t('list.name'), width: '32%', render: (_, r) => name(r) },
            { title: t('list.source'), width: '32%', render: (_, r) => source(r) },
            { title: t('list.validity'), render: (_, r) => versions(r) },
          ]}
        />
      )}
    </div>
  );
}

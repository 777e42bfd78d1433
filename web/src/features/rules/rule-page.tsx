import { Button, Modal, Select, Skeleton, Tag } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createRuleBook, type RuleVersion } from '../../../../src/kernel/rules/contract.ts';
import { createDraft, differences, getRule } from '../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { AppLink, useAddressState, useGo, useRouteParam } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { useCan, useSession } from '../../app/session.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { DifferencesTable } from './differences-table.tsx';
import { ExamplesTable, outcomesOf } from './examples-table.tsx';
import './rules.css';
import { useRuleText } from './text.ts';
import { TryIt } from './try-it.tsx';
import { VersionText } from './version-text.tsx';

const COLOURS = { IN_FORCE: 'green', COMING: 'blue', PAST: 'default' } as const;

/** One rule: a version in full with its clauses, its examples run here, other versions and what differs, and a form to try it. */
export default function RulePage(): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const id = useRouteParam('id');
  const { regionsText, topicText } = useRuleText();
  const mayDraft = useCan('rulebook.draft.write');
  const [address, setAddress] = useAddressState();
  const [drafting, setDrafting] = useState(false);
  const { data, error } = useAnswer(getRule, { params: { rule: id } });
  const compiled = useMemo(() => (data ? createRuleBook(data.facts, [data.rule]) : undefined), [data]);
  if (!data || !compiled) return <div className="stack"><ProblemAlert problem={error} />{error ? <AppLink to="/rules">{t('back')}</AppLink> : <Skeleton active />}</div>;
  const { heads, rule, today, approvals } = data;
  const standing = heads.findIndex((h) => h.standing === 'IN_FORCE');
  const index = Math.min(heads.length - 1, address.v === undefined ? Math.max(0, standing) : Number(address.v));
  const version = rule.versions[index]!;
  const head = heads[index]!;
  const one = compiled.versions[index]!;
  const labelOf = (i: number): string => { const h = heads[i]!; return `${t('rule.version', { version: h.version })} · ${h.to === null ? t('list.since', { from: h.from }) : `${h.from} ${t('rule.to')} ${h.to}`} · ${regionsText(h.regions)}`; };
  const approval = approvals.find((a) => a.version === version.version);
  const outcomes = outcomesOf(version.examples, one);
  return (
    <div className="stack">
      <PageHead
        title={say(rule.title)} lead={`${topicText(rule.topic)} · ${t(`subject.${rule.subject}`)} · ${rule.id}`}
        actions={<span className="row"><AppLink to="/rules">{t('back')}</AppLink><a href="#try">{t('rule.goTry')}</a>{mayDraft ? <Button type="primary" onClick={() => setDrafting(true)}>{t('rule.draft')}</Button> : null}</span>}
      />
      <div className="panel stack-tight">
        <div className="row">
          <Select aria-label={t('rule.versions')} value={index} onChange={(v) => setAddress({ v: String(v), with: undefined })} options={heads.map((_, i) => ({ value: i, label: labelOf(i) }))} style={{ minWidth: 260, maxWidth: '100%' }} />
          <Tag color={COLOURS[head.standing]}>{t(`standing.${head.standing}`)}</Tag>
          <Tag>{t(`origin.${head.origin}`)}</Tag>
          <Tag>{t(`confidence.${head.confidence}`)}</Tag>
        </div>
        <span>{t('rule.source')}{colon()}{say(head.source)} {head.source.number} {head.source.clause}</span>
        {approval ? <span className="faint">{t('rule.approved', { day: approval.approvedAt.slice(0, 10), reason: approval.reason })} · {t('rule.hash')} <span className="rule-code">{approval.hash.slice(0, 16)}…</span></span> : null}
      </div>
      <div className="rule-columns">
        <div className="stack">
          <section className="panel"><VersionText version={version} /></section>
          <section id="try" className="panel stack-tight"><h2>{t('rule.tryIt')}</h2><TryIt key={index} rule={one} on={version.from > today ? version.from : version.to !== null && version.to < today ? version.to : today} /></section>
        </div>
        <div className="stack">
          <section className="panel stack-tight">
            <h2>{t('rule.examples')}</h2>
            <span className="faint">{t('rule.examplesLead')}</span>
            <strong>{t('example.sum', { fits: outcomes.filter((o) => o.fits).length, wrong: outcomes.filter((o) => !o.fits).length, changed: 0 })}</strong>
            <ExamplesTable key={index} outcomes={outcomes} facts={compiled.facts} />
          </section>
          {heads.length > 1 ? <Compare versions={rule.versions} index={index} other={address.with === undefined ? undefined : Number(address.with)} labelOf={labelOf} onChoose={(i) => setAddress({ with: i === undefined ? undefined : String(i) })} /> : null}
        </div>
      </div>
      {drafting ? <DraftDialog rule={rule.id} regions={version.regions} onDone={() => setDrafting(false)} /> : null}
    </div>
  );
}

function Compare({ versions, index, other, labelOf, onChoose }: { versions: readonly RuleVersion[]; index: number; other: number | undefined; labelOf: (i: number) => string; onChoose: (i: number | undefined) => void }): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <section className="panel stack-tight">
      <h2>{t('rule.differences')}</h2>
      <span className="faint">{t('rule.versionsLead')}</span>
      <Select aria-label={t('rule.compare')} placeholder={t('rule.compare')} allowClear value={other} onChange={onChoose} options={versions.flatMap((_, i) => (i === index ? [] : [{ value: i, label: labelOf(i) }]))} />
      {other === undefined || !versions[other] ? null : <DifferencesTable differences={differences(versions[Math.min(index, other)]!, versions[Math.max(index, other)]!)} />}
    </section>
  );
}

/** For which regions the new version is to hold: those one answers for. */
function DraftDialog({ rule, regions, onDone }: { rule: string; regions: readonly string[]; onDone: () => void }): ReactNode {
  const { t } = useTranslation('rules');
  const go = useGo();
  const { me } = useSession();
  const { cities } = usePlaces();
  const { regionText } = useRuleText();
  const own = [...new Set(me?.assignments.filter((a) => a.regions.length > 0).flatMap((a) => a.regions) ?? [])];
  const choices = own.length > 0 ? own : [...new Set([...regions, 'CN', '320000', ...cities.map((c) => c.code)])];
  const [chosen, setChosen] = useState<string[]>(own.length > 0 ? own.slice(0, 1) : [...regions]);
  const create = useAction(createDraft, { onSuccess: ({ id }) => void go(`/rules/drafts/${id}`) });
  return (
    <Modal open title={t('draft.newDraft')} okText={t('draft.start')} onCancel={onDone} confirmLoading={create.isPending} okButtonProps={{ disabled: chosen.length === 0 }} onOk={() => create.mutate({ body: { rule, regions: chosen } })}>
      <div className="stack">
        <span>{t('draft.newDraftLead')}</span>
        <Select mode="multiple" aria-label={t('draft.forRegions')} placeholder={t('draft.forRegions')} value={chosen} onChange={setChosen} options={choices.map((value) => ({ value, label: regionText(value) }))} />
        <ProblemAlert problem={create.error} />
      </div>
    </Modal>
  );
}

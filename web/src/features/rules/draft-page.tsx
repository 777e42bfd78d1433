import { Alert, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getDraft } from '../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { DraftEditor } from './editor/draft-editor.tsx';
import { DraftView } from './draft-view.tsx';
import { STATUS_COLOURS } from './drafts-page.tsx';
import './rules.css';
import { useRuleText } from './text.ts';
import { useBook } from './use-book.ts';

/** A draft: to be edited by those who may, otherwise as its approver reads it. */
export default function DraftPage(): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const id = useRouteParam('id');
  const { regionsText } = useRuleText();
  const { book, today, problem } = useBook();
  const { data: draft, error } = useAnswer(getDraft, { params: { id } });
  const file = book?.rules.find((r) => r.id === draft?.rule);
  if (!draft || !book || !file || today === undefined) return <div className="stack"><ProblemAlert problem={error ?? problem} />{error ?? problem ? null : <Skeleton active />}</div>;
  return (
    <div className="stack">
      <PageHead
        title={<span className="row-tight">{draft.title} <Tag color={STATUS_COLOURS[draft.status]}>{t(`status.${draft.status}`)}</Tag></span>}
        lead={t('draft.lead', { rule: say(draft.ruleTitle), version: draft.baseVersion, regions: regionsText(draft.regions) })}
        actions={<span className="row"><AppLink to={`/cases/${draft.caseId}`}>{t('draft.openCase')}</AppLink><AppLink to={`/rules/${draft.rule}`}>{say(draft.ruleTitle)}</AppLink><AppLink to="/rules/drafts">{t('drafts.title')}</AppLink></span>}
      />
      {draft.status === 'RETURNED' ? <Alert type="warning" showIcon title={t('draft.returned', { name: draft.decidedByName, reason: draft.answer })} /> : null}
      {draft.status === 'WITHDRAWN' ? <Alert type="info" showIcon title={t('draft.withdrawn', { reason: draft.answer })} /> : null}
      {draft.status === 'APPROVED' ? <Alert type="success" showIcon title={t('draft.approved', { from: draft.from })} /> : null}
      {draft.may.edit ? <DraftEditor key={draft.id} draft={draft} book={book} file={file} today={today} /> : <DraftView draft={draft} book={book} file={file} />}
    </div>
  );
}

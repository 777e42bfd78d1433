import { Alert, Button, Modal, Progress, Segmented, Skeleton, Space } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getDocument, itemKinds, type ItemKind, listItems, prepareReview, type ReviewItem } from '../../../../../src/modules/policy/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { AppLink, useRouteParam } from '../../../app/navigation.tsx';
import { usePhone } from '../../../app/phone.ts';
import { useAction, useAnswer } from '../../../app/query.ts';
import { Empty } from '../../../components/empty.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { type Editing, emptyFields, ItemDrawer } from './item-drawer.tsx';
import { PlanDrawer } from './plan-drawer.tsx';
import { mayEnterPlan, ReviewList, type RowActions } from './review-list.tsx';
import { ReviewText, type Selected } from './review-text.tsx';
import { showInText, showRow } from './show.ts';
import { KEYS, useReviewKeys } from './use-keys.ts';
import { useReview } from './use-review.ts';
import './review.css';

export default function ReviewPage(): ReactNode {
  const { t } = useTranslation('policy');
  const say = useSay();
  const id = useRouteParam('id');
  const document = useAnswer(getDocument, { params: { id } });
  // Asked here already, so that it does not wait for the text.
  useAnswer(listItems, { params: { id } });
  if (document.error) return <ProblemAlert problem={document.error} />;
  if (!document.data) return <Skeleton active paragraph={{ rows: 12 }} />;
  const { text, version } = document.data;
  return (
    <div className="stack">
      <PageHead
        title={t('review.heading', { title: say({ zh: document.data.titleZh, en: document.data.titleEn }) })}
        actions={<AppLink to={`/policy/${id}`}>{t('review.toReader')}</AppLink>}
      />
      {text === null || version === null ? <Empty title={t('reader.noText')} /> : <Desk id={id} text={text} version={version} />}
    </div>
  );
}

type Filter = ItemKind | 'all';

function Desk({ id, text, version }: { id: string; text: string; version: number }): ReactNode {
  const { t } = useTranslation('policy');
  const phone = usePhone();
  const review = useReview(id);
  const prepare = useAction(prepareReview);
  const [filter, setFilter] = useState<Filter>('all');
  const [tab, setTab] = useState<'text' | 'items'>('items');
  const [current, setCurrent] = useState<string | null>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [editing, setEditing] = useState<(Editing & { item?: ReviewItem }) | null>(null);
  const [entering, setEntering] = useState<string | null>(null);
  const [help, setHelp] = useState(false);
  const shown = useMemo(() => (filter === 'all' ? review.items : review.items.filter((i) => i.kind === filter)), [review.items, filter]);
  const item = review.items.find((i) => i.id === current);
  const count = (kind: Filter): number => (kind === 'all' ? review.items.length : review.items.filter((i) => i.kind === kind).length);
  const decided = review.items.filter((i) => i.state !== 'PROPOSED').length;

  const pick = useCallback((next: string): void => setCurrent(next), []);
  useEffect(() => {
    if (current === null) return;
    showRow(current);
    return showInText(current);
  }, [current, tab, review.items]);

  const edit = (of: ReviewItem, at: Selected = of): void => setEditing({ item: of, kind: of.kind, start: at.start, end: at.end, fields: of.fields });
  const actions: RowActions = {
    pick,
    accept: (i) => void review.accept(i),
    edit,
    reject: (i, reason) => void review.reject(i, reason),
    undo: (i) => void review.undo(i),
    enter: (i) => setEntering(i.id),
    acceptClause: (clause) => {
      const open = review.items.filter((i) => i.state === 'PROPOSED' && (i.clause === clause || i.clause.startsWith(`${clause}/`)));
      if (open.length > 0) void review.acceptAll(clause, open);
    },
    assist: (clause) => void ask(clause),
  };
  const [assisted, setAssisted] = useState<number | 'asking' | null>(null);
  const ask = async (clause: string): Promise<void> => {
    setAssisted('asking');
    setAssisted((await review.assist(clause)) ?? null);
  };
  // Rows are drawn once and keep these; what they call is always the latest.
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const steady = useMemo<RowActions>(() => ({
    pick: (i) => latest.current.pick(i),
    accept: (i) => latest.current.accept(i),
    edit: (i) => latest.current.edit(i),
    reject: (i, reason) => latest.current.reject(i, reason),
    undo: (i) => latest.current.undo(i),
    enter: (i) => latest.current.enter(i),
    acceptClause: (clause) => latest.current.acceptClause(clause),
    assist: review.mayAssist ? (clause) => latest.current.assist?.(clause) : undefined,
  }), [review.mayAssist]);
  const move = (step: 1 | -1): void => {
    const at = shown.findIndex((i) => i.id === current);
    const next = shown[at === -1 ? 0 : at + step];
    if (next) setCurrent(next.id);
  };
  useReviewKeys(editing === null && entering === null && !help, {
    j: () => move(1),
    k: () => move(-1),
    n: () => {
      const at = shown.findIndex((i) => i.id === current);
      const open = [...shown.slice(at + 1), ...shown.slice(0, at + 1)].find((i) => i.state === 'PROPOSED');
      if (open) setCurrent(open.id);
    },
    a: () => item && item.state !== 'ACCEPTED' && item.state !== 'CORRECTED' && actions.accept(item),
    e: () => item && edit(item),
    x: () => item && item.state !== 'REJECTED' && actions.reject(item, item.origin === 'PERSON' ? 'WITHDRAWN' : 'NOT_THIS_KIND'),
    u: () => item && item.state !== 'PROPOSED' && actions.undo(item),
    m: () => item && mayEnterPlan(item) && review.entries.get(item.id)?.state !== 'IN_FORCE' && actions.enter(item),
    '?': () => setHelp(true),
  });
  const save = async (fields: Record<string, unknown>): Promise<void> => {
    if (!editing) return;
    const { start, end, kind } = editing;
    if (editing.item) {
      // The list may have moved on since the drawer was opened: the decision names the revision the person saw.
      if (await review.correct(editing.item, { start, end, fields })) setEditing(null);
      return;
    }
    const added = await review.add({ version, kind, start, end, fields });
    if (!added) return;
    setEditing(null);
    setSelected(null);
    setCurrent(added.id);
  };
  if (review.problem) return <ProblemAlert problem={review.problem} />;
  if (review.pending) return <Skeleton active paragraph={{ rows: 12 }} />;
  if (!review.prepared) {
    return (
      <Alert type="info" showIcon title={t('review.notPrepared')} description={<ProblemAlert problem={prepare.error} />}
        action={<Button type="primary" loading={prepare.isPending} onClick={() => prepare.mutate({ params: { id } })}>{t('review.prepare')}</Button>} />
    );
  }
  const textPane = (
    <div className="review-pane">
      <ReviewText text={text} items={shown} current={current} onPick={pick} onSelect={setSelected} />
      {selected ? (
        <div className="review-add" role="toolbar" aria-label={t('review.add')}>
          <span>{t('review.addAs')}</span>
          {itemKinds.map((kind) => (
            <Button key={kind} size="small" onClick={() => setEditing({ kind, ...selected, fields: emptyFields(kind, text.slice(selected.start, selected.end)) })}>{t(`review.kind.${kind}`)}</Button>
          ))}
          {item ? <Button size="small" type="dashed" onClick={() => edit(item, selected)}>{t('review.moveHere')}</Button> : null}
        </div>
      ) : null}
    </div>
  );
  const itemsPane = (
    <div className="review-pane review-items">
      <ReviewList items={shown} text={text} entries={review.entries} current={current} actions={steady} />
      {shown.length === 0 ? <Empty title={t('review.nothing')} hint={t('review.nothingHint')} /> : null}
    </div>
  );
  return (
    <>
      <div className="review-bar">
        <Segmented<Filter> value={filter} onChange={setFilter} options={(['all', ...itemKinds] as const).map((k) => ({ value: k, label: `${t(`review.kind.${k}`)} ${count(k)}` }))} />
        <Progress className="review-progress" percent={review.items.length === 0 ? 0 : Math.floor((decided / review.items.length) * 100)} format={() => t('review.progress', { decided, total: review.items.length })} />
        <Space>
          <Button size="small" onClick={() => setHelp(true)}>{t('review.keys')} <kbd>?</kbd></Button>
        </Space>
      </div>
      <ProblemAlert problem={editing ? null : review.refusal} onClose={review.forget} />
      {assisted === null ? null : <Alert type="info" showIcon closable={{ onClose: () => setAssisted(null) }} title={assisted === 'asking' ? t('review.asking') : t('review.assistedCount', { count: assisted })} />}
      {phone ? (
        <>
          <Segmented block value={tab} onChange={setTab} options={[{ value: 'items', label: t('review.found') }, { value: 'text', label: t('review.text') }]} />
          {tab === 'text' ? textPane : itemsPane}
        </>
      ) : (
        <div className="review-desk">
          {textPane}
          {itemsPane}
        </div>
      )}
      {editing ? <ItemDrawer key={editing.item?.id ?? 'new'} editing={editing} quote={text.slice(editing.start, editing.end)} problem={review.refusal} onClose={() => { setEditing(null); review.forget(); }} onSave={save} /> : null}
      {entering && review.items.some((i) => i.id === entering) ? <PlanDrawer item={review.items.find((i) => i.id === entering)!} onClose={() => setEntering(null)} /> : null}
      <Modal open={help} title={t('review.keys')} footer={null} onCancel={() => setHelp(false)}>
        <dl className="review-keys">
          {KEYS.map((key) => (
            <div key={key}><dt><kbd>{key}</kbd></dt><dd>{t(`review.key.${key === '?' ? 'help' : key}`)}</dd></div>
          ))}
        </dl>
      </Modal>
    </>
  );
}

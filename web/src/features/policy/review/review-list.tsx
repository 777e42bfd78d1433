import { Button, Select, Space, Tag } from 'antd';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RejectReason, rejectReasons, type ReviewItem } from '../../../../../src/modules/policy/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { AppLink } from '../../../app/navigation.tsx';
import { useChunks, useGrowing } from './chunks.ts';
import { headlineOf } from './fields-text.ts';
import type { PlanEntry } from './use-review.ts';

export interface RowActions {
  pick: (id: string) => void;
  accept: (item: ReviewItem) => void;
  edit: (item: ReviewItem) => void;
  reject: (item: ReviewItem, reason: RejectReason) => void;
  undo: (item: ReviewItem) => void;
  enter: (item: ReviewItem) => void;
  acceptClause: (clause: string) => void;
  /** Absent where no language model is configured. */
  assist?: ((clause: string) => void) | undefined;
}

export const isAccepted = (item: ReviewItem): boolean => item.state === 'ACCEPTED' || item.state === 'CORRECTED';
export const mayEnterPlan = (item: ReviewItem): boolean => isAccepted(item) && ['target', 'responsibility', 'measure'].includes(item.kind);

const CHUNK = 40;
/** Height of a row that has not been drawn yet, in pixels; only the scroll bar sees it. */
const GUESS = 46;

interface ListProps {
  items: readonly ReviewItem[];
  text: string;
  entries: ReadonlyMap<string, PlanEntry>;
  current: string | null;
  actions: RowActions;
}

/** The findings in the order of the text, under the clauses in which they stand. */
export function ReviewList({ items, text, entries, current, actions }: ListProps): ReactNode {
  const { t } = useTranslation('policy');
  const chunks = useChunks(items, CHUNK);
  const drawn = useGrowing(chunks.length);
  return (
    <div className="review-list" role="list" aria-label={t('review.found')}>
      {chunks.map((chunk, i) => {
        const holds = current !== null && chunk.some((item) => item.id === current);
        if (i >= drawn && !holds) return <div key={i} style={{ height: chunk.length * GUESS }} />;
        return <Chunk key={i} items={chunk} text={text} entries={entries} current={holds ? current : null} clauseBefore={chunks[i - 1]?.at(-1)?.clause} actions={actions} />;
      })}
    </div>
  );
}

const Chunk = memo(function Chunk({ items, text, entries, current, clauseBefore, actions }: ListProps & { clauseBefore: string | undefined }): ReactNode {
  return (
    <div className="review-chunk">
      {items.map((item, at) => (
        <ReviewRow
          key={item.id} item={item} quote={text.slice(item.start, item.end)} entry={entries.get(item.id)} selected={item.id === current}
          opensClause={(at === 0 ? clauseBefore : items[at - 1]!.clause) !== item.clause} actions={actions}
        />
      ))}
    </div>
  );
});

/** One finding. Plain elements: a thousand of them are drawn when a long document opens. */
const ReviewRow = memo(function ReviewRow({ item, quote, entry, selected, opensClause, actions }: { item: ReviewItem; quote: string; entry: PlanEntry | undefined; selected: boolean; opensClause: boolean; actions: RowActions }): ReactNode {
  const { t } = useTranslation('policy');
  return (
    <>
      {opensClause ? (
        <div className="review-clause">
          <span>{item.clause}</span>
          {actions.assist ? <button type="button" onClick={() => actions.assist?.(item.clause)}>{t('review.assistClause')}</button> : null}
          <button type="button" onClick={() => actions.acceptClause(item.clause)}>{t('review.acceptClause')}</button>
        </div>
      ) : null}
      <div role="listitem" id={`item-${item.id}`} className={`review-row state-${item.state.toLowerCase()} ${selected ? 'current' : ''}`} aria-current={selected}>
        <button type="button" className="review-head" onClick={() => actions.pick(item.id)}>
          <i className={`kind-${item.kind}`}>{t(`review.kind.${item.kind}`)}</i>
          <span>{headlineOf(item, t, quote)}</span>
          <b>{t(`review.state.${item.state}`)}</b>
          {entry?.state === 'IN_FORCE' ? <em>{t('review.inPlan')}</em> : item.origin === 'ASSISTED' ? <em className="assisted">{t('review.assisted')}</em> : null}
        </button>
        {selected ? <Detail item={item} quote={quote} entry={entry} actions={actions} /> : null}
      </div>
    </>
  );
});

function Detail({ item, quote, entry, actions }: { item: ReviewItem; quote: string; entry: PlanEntry | undefined; actions: RowActions }): ReactNode {
  const { t } = useTranslation('policy');
  const say = useSay();
  const { extracted } = item;
  return (
    <div className="review-detail">
      <div className="faint">
        {item.clause}
        {item.origin === 'PERSON' ? ` · ${t('review.addedByPerson')}` : ''}
        {item.origin === 'ASSISTED' ? ` · ${t('review.assisted')}` : ''}
        {item.decidedByName ? ` · ${t('review.decidedBy', { name: item.decidedByName })}` : ''}
      </div>
      {item.state === 'CORRECTED' && extracted ? <div className="faint">{t('review.wasRead')}：{headlineOf({ kind: item.kind, fields: extracted.fields }, t, quote)}</div> : null}
      {entry ? (
        <div>
          <Tag color={entry.state === 'IN_FORCE' ? 'blue' : 'default'}>{t(`review.entry.${entry.state}`)}</Tag>
          {entry.state === 'IN_FORCE' ? <AppLink to={entry.to}>{say(entry)}</AppLink> : say(entry)}
        </div>
      ) : null}
      <Space wrap>
        {item.state === 'PROPOSED' || item.state === 'REJECTED' ? <Button size="small" type="primary" onClick={() => actions.accept(item)}>{t('review.accept')} <kbd>a</kbd></Button> : null}
        <Button size="small" onClick={() => actions.edit(item)}>{t('review.edit')} <kbd>e</kbd></Button>
        {item.state === 'REJECTED' ? (
          item.origin !== 'PERSON' ? (
            <Select
              size="small" aria-label={t('review.reason')} value={item.reason ?? 'NOT_THIS_KIND'} popupMatchSelectWidth={false}
              options={rejectReasons.filter((r) => r !== 'WITHDRAWN').map((r) => ({ value: r, label: t(`review.reasons.${r}`) }))}
              onChange={(reason: RejectReason) => actions.reject(item, reason)}
            />
          ) : null
        ) : (
          <Button size="small" danger onClick={() => actions.reject(item, item.origin === 'PERSON' ? 'WITHDRAWN' : 'NOT_THIS_KIND')}>{t('review.reject')} <kbd>x</kbd></Button>
        )}
        {item.state === 'PROPOSED' ? null : <Button size="small" onClick={() => actions.undo(item)}>{t('review.undo')} <kbd>u</kbd></Button>}
        {mayEnterPlan(item) && entry?.state !== 'IN_FORCE' ? <Button size="small" type="primary" onClick={() => actions.enter(item)}>{t('review.enter')} <kbd>m</kbd></Button> : null}
      </Space>
    </div>
  );
}

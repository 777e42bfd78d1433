import { Alert, App, Button, Drawer, Input, Segmented, Tag, Tooltip } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { judgeMatch, listVerdicts, type Match, type MatchList, type VerdictLevel, verdictLevels } from '../../../../src/modules/market/contract.ts';
import { semicolon } from '../../app/marks.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import type { Shift } from './shifts.ts';

/** Four words and their keys 1 to 4; the chosen one pressed again takes the verdict back. */
export function VerdictControl({ demandId, match, onJudge }: { demandId: string; match: Match; onJudge: (title: string, level: VerdictLevel | null) => void }): ReactNode {
  const { t } = useTranslation('market');
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const judge = useAction(judgeMatch);
  const mine = match.verdicts?.mine ?? null;
  const say = (level: VerdictLevel | null): void => {
    if (judge.isPending || (level === mine && reason.trim() === '')) return;
    onJudge(match.result.title, level);
    judge.mutate({ params: { id: demandId }, body: { resultId: match.result.id, level, reason } }, {
      onSuccess: () => {
        setReason('');
        if (level === null) void message.info(t('match.verdict.takenBack'));
      },
    });
  };
  const onKey = (event: KeyboardEvent): void => {
    const level = verdictLevels[Number(event.key) - 1];
    if (!level || event.target instanceof HTMLTextAreaElement || (event.target instanceof HTMLInputElement && event.target.type === 'text')) return;
    event.preventDefault();
    say(level);
  };
  return (
    <div className="verdict" onKeyDown={onKey}>
      <div className="row">
        <strong>{t('match.verdict.ask')}</strong>
        <Tooltip title={t('match.verdict.keys')}>
          <Segmented
            size="small" aria-label={t('match.verdict.ask')} disabled={judge.isPending} value={mine ?? ''} onChange={(value) => say(value as VerdictLevel)}
            options={verdictLevels.map((level) => ({ value: level, label: t(`match.verdict.level.${level}`) }))}
          />
        </Tooltip>
        {mine ? <Button size="small" type="link" onClick={() => say(null)}>{t('match.verdict.takeBack')}</Button> : null}
        {match.verdicts && match.verdicts.judges > (mine ? 1 : 0) ? (
          <span className="faint">{t('match.verdict.judges', { count: match.verdicts.judges, level: t(`match.verdict.level.${match.verdicts.middle}`) })}</span>
        ) : null}
      </div>
      <Input size="small" maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} placeholder={t('match.verdict.reason')} aria-label={t('match.verdict.reason')} />
      <ProblemAlert problem={judge.error} />
    </div>
  );
}

/** What of this candidate's place comes from verdicts on others. */
export function LearnedFrom({ match }: { match: Match }): ReactNode {
  const { t } = useTranslation('market');
  if (!match.learned || match.verdicts) return null;
  const { before, near } = match.learned;
  const gain = match.score - before.score;
  if (Math.abs(gain) < 0.005) return null;
  return (
    <div className="learned">
      <strong>{gain > 0 ? t('match.verdict.raised', { points: gain.toFixed(2) }) : t('match.verdict.lowered', { points: Math.abs(gain).toFixed(2) })}</strong>
      {before.level !== match.level ? <span className="faint">{t('match.verdict.levelBefore', { level: t(`match.verdict.level.${before.level}`) })}</span> : null}
      {near.length === 0 ? (
        <p className="faint">{t('match.verdict.strictness')}</p>
      ) : (
        <ul>
          {near.map((n) => (
            <li key={`${n.resultId}${n.elsewhere}`}>
              {t(n.elsewhere ? 'match.verdict.nearElsewhere' : 'match.verdict.near', { title: n.title })} <Tag>{t(`match.verdict.level.${n.level}`)}</Tag>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What the last verdict moved. */
export function ShiftNotice({ shifts, verdict, onClose }: { shifts: readonly Shift[]; verdict: { title: string; level: VerdictLevel | null }; onClose: () => void }): ReactNode {
  const { t } = useTranslation('market');
  const words = shifts.map(({ title, from, to }) =>
    from === undefined ? t('match.verdict.cameIn', { title, to }) : to === undefined ? t('match.verdict.wentOut', { title }) : t('match.verdict.moved', { title, from, to }));
  const said = verdict.level === null ? t('match.verdict.tookBack', verdict) : t('match.verdict.said', { title: verdict.title, level: t(`match.verdict.level.${verdict.level}`) });
  return (
    <Alert
      type="info" showIcon closable={{ onClose }} title={said}
      description={<span aria-live="polite">{words.length > 0 ? words.join(semicolon()) : t('match.verdict.nothingMoved')}</span>}
    />
  );
}

/** From how much the order was learned, and the history behind it. */
export function LearningLine({ list, demandId }: { list: MatchList; demandId: string }): ReactNode {
  const { t } = useTranslation('market');
  const [open, show] = useState(false);
  const { learning, dismissed } = list;
  if (!learning) return list.mayJudge ? <p className="faint">{t('match.verdict.none')}</p> : null;
  return (
    <div className="row">
      <span>{t(learning.demands > 0 ? 'match.verdict.learnedAlso' : 'match.verdict.learned', { count: learning.verdicts, demands: learning.demands })}</span>
      {dismissed.length > 0 ? <span className="faint">{t('match.verdict.dismissed', { count: dismissed.length })}</span> : null}
      <Button size="small" type="link" onClick={() => show(true)}>{t('match.verdict.history')}</Button>
      <Drawer title={t('match.verdict.history')} open={open} onClose={() => show(false)} size={420}>
        {open ? <History demandId={demandId} list={list} /> : null}
      </Drawer>
    </div>
  );
}

function History({ demandId, list }: { demandId: string; list: MatchList }): ReactNode {
  const { t } = useTranslation('market');
  const { data, error } = useAnswer(listVerdicts, { params: { id: demandId } });
  const judge = useAction(judgeMatch);
  return (
    <div className="stack">
      <ProblemAlert problem={error ?? judge.error} />
      {list.dismissed.filter((d) => d.mine).map((d) => (
        <div className="row spread" key={d.resultId}>
          <span>{d.title}</span>
          <Button size="small" loading={judge.isPending} onClick={() => judge.mutate({ params: { id: demandId }, body: { resultId: d.resultId, level: null, reason: '' } })}>{t('match.verdict.bringBack')}</Button>
        </div>
      ))}
      {(data ?? []).map((v) => (
        <div key={v.id} className={v.counts ? 'verdict-entry' : 'verdict-entry faint'}>
          <div>{v.level ? <Tag>{t(`match.verdict.level.${v.level}`)}</Tag> : <Tag>{t('match.verdict.takenBackShort')}</Tag>} {v.title}</div>
          <div className="faint">{v.judge} · {v.organisation} · <Instant at={v.at} />{v.counts ? '' : ` · ${t('match.verdict.superseded')}`}</div>
          {v.reason ? <div>{v.reason}</div> : null}
        </div>
      ))}
    </div>
  );
}

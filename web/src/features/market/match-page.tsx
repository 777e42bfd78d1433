import { Button, Segmented, Select, Skeleton, Spin, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getDemand, type Match, matchDemand, matchLevels, type MatchList, type VerdictLevel } from '../../../../src/modules/market/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useAddressState, useGo, useRouteParam } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { type Mark, MarkedText } from './marked-text.tsx';
import { shiftsBetween } from './shifts.ts';
import { LevelTag } from './status-tag.tsx';
import { LearnedFrom, LearningLine, ShiftNotice, VerdictControl } from './verdict-control.tsx';
import './market.css';

export default function MatchPage(): ReactNode {
  const { t } = useTranslation('market');
  const say = useSay();
  const go = useGo();
  const id = useRouteParam('id');
  const { cities } = usePlaces();
  const [state, change] = useAddressState();
  const level = matchLevels.find((l) => l === state.level) ?? 'weak';
  const demand = useAnswer(getDemand, { params: { id } });
  const answer = useAnswer(matchDemand, { params: { id }, query: { top: 30, level, regions: state.regions } }, { keepPrevious: true });
  if (demand.error) return <ProblemAlert problem={demand.error} />;
  return (
    <div className="stack">
      <PageHead
        title={t('match.title')}
        lead={demand.data ? <AppLink to={`/market/demands/${id}`}>{demand.data.title}</AppLink> : t('match.lead')}
        actions={
          <>
            {demand.data?.may.edit ? <Button onClick={() => go(`/market/demands/${id}/edit`)}>{t('match.improve')}</Button> : null}
            <Button onClick={() => go(`/market/demands/${id}`)}>{t('match.back')}</Button>
          </>
        }
      />
      <div className="row">
        <span className="faint">{t('match.minLevel')}</span>
        <Segmented
          aria-label={t('match.minLevel')} value={level} onChange={(value) => change({ level: value === 'weak' ? undefined : value })}
          options={matchLevels.map((value) => ({ value, label: t(`match.level.${value}`) }))}
        />
        <Select
          mode="multiple" allowClear placeholder={t('match.regions')} aria-label={t('match.regions')} style={{ minWidth: 220 }}
          value={state.regions ? state.regions.split(',') : []} onChange={(codes: string[]) => change({ regions: codes.join(',') || undefined })}
          options={cities.map((c) => ({ value: c.code, label: say({ zh: c.shortZh, en: c.shortEn }) }))}
        />
        {answer.data ? (
          <span className="faint">
            {t('match.searched', { count: answer.data.searched })} · {t('match.engine', answer.data.engine)}
          </span>
        ) : null}
      </div>
      <ProblemAlert problem={answer.error} />
      {answer.data ? (
        <Ranking list={answer.data} demandId={id} stale={answer.isFetching} />
      ) : answer.error ? null : (
        <Spin description={t('match.loading')}><Skeleton active paragraph={{ rows: 8 }} /></Spin>
      )}
    </div>
  );
}

function Ranking({ list, demandId, stale }: { list: MatchList; demandId: string; stale: boolean }): ReactNode {
  const { t } = useTranslation('market');
  const { nameOf } = usePlaces();
  const phone = usePhone();
  const [chosenId, choose] = useState<string>();
  const [asking, ask] = useState<Match>();
  const [said, say] = useState<{ title: string; level: VerdictLevel | null; before: MatchList }>();
  const chosen = list.matches.find((m) => m.result.id === chosenId) ?? (phone ? undefined : list.matches[0]);
  const detail = (match: Match): ReactNode => (
    <Detail match={match} list={list} onAsk={() => ask(match)} onJudge={(title, level) => say({ title, level, before: list })} />
  );
  return (
    <>
      <LearningLine list={list} demandId={demandId} />
      {said && said.before !== list && !stale ? <ShiftNotice shifts={shiftsBetween(said.before.matches, list.matches)} verdict={said} onClose={() => say(undefined)} /> : null}
      {list.matches.length === 0 ? <Empty title={t('match.none')} hint={t('match.noneHint')} /> : null}
    <div className={stale ? 'match-columns waiting' : 'match-columns'}>
      <div className="match-list" aria-label={t('match.title')}>
        {list.matches.map((m) => {
          const on = m.result.id === chosen?.result.id;
          return (
            <div key={m.result.id}>
              <button type="button" className={on ? 'match-item chosen' : 'match-item'} aria-pressed={on} onClick={() => choose(phone && on ? undefined : m.result.id)}>
                <span className="row-tight">
                  <span className="rank">{m.rank}</span>
                  <LevelTag level={m.level} />
                  {m.verdicts ? <Tag color="purple">{t('match.verdict.tag', { level: t(`match.verdict.level.${m.verdicts.middle}`) })}</Tag> : null}
                  {m.talkId ? <Tag color="gold">{t('match.inTalk')}</Tag> : null}
                </span>
                <MarkedText text={m.result.title} marks={shared(m.spans.title)} />
                <span className="faint">
                  {[m.result.organisationName, m.result.region ? nameOf(m.result.region) : '', m.result.maturity ? `TRL ${m.result.maturity}` : ''].filter(Boolean).join(' · ')}
                </span>
              </button>
              {phone && on ? <div style={{ marginTop: 8 }}>{detail(m)}</div> : null}
            </div>
          );
        })}
      </div>
      {phone ? null : chosen ? detail(chosen) : null}
      {asking ? <AskDialog result={asking.result} demandId={demandId} onClose={() => ask(undefined)} /> : null}
    </div>
    </>
  );
}

const TERMS_SHOWN = 10;
/** Figures the demand asks, as the result meets them or not. */
const FIGURE_COLOURS: Readonly<Record<string, string>> = { 'figure-met': 'green', 'figure-unmet': 'red', 'figure-unknown': 'default' };

function Detail({ match, list, onAsk, onJudge }: { match: Match; list: MatchList; onAsk: () => void; onJudge: (title: string, level: VerdictLevel | null) => void }): ReactNode {
  const { t } = useTranslation('market');
  const say = useSay();
  const go = useGo();
  const demandId = useRouteParam('id');
  const terms = match.evidence.filter((e) => e.kind === 'term').slice(0, TERMS_SHOWN);
  const figures = match.evidence.filter((e) => e.kind in FIGURE_COLOURS);
  const parts = match.evidence.filter((e) => e.kind !== 'term' && !figures.includes(e));
  return (
    <section className="panel match-detail stack">
      <div className="row spread">
        <div>
          <LevelTag level={match.level} /> <span className="faint">{t('match.score')} <span className="number">{match.score.toFixed(2)}</span></span>
          <h3>{match.result.title}</h3>
        </div>
        <div className="row">
          {match.talkId ? (
            <Button type="primary" onClick={() => go(`/market/talks/${match.talkId}`)}>{t('match.openTalk')}</Button>
          ) : (
            <AskButton match={match} onAsk={onAsk} />
          )}
          <Button onClick={() => go(`/market/results/${match.result.id}`)}>{t('match.detail')}</Button>
        </div>
      </div>
      {list.mayJudge ? <VerdictControl key={match.result.id} demandId={demandId} match={match} onJudge={onJudge} /> : null}
      <LearnedFrom match={match} />
      {terms.length > 0 ? (
        <div>
          <strong>{t('match.terms')}</strong>
          <div className="terms-line">{terms.map((e) => <Tag key={e.zh} color="blue">{say(e)}</Tag>)}</div>
        </div>
      ) : null}
      {figures.length > 0 ? (
        <div>
          <strong>{t('match.figures')}</strong>
          <div className="terms-line">
            {figures.map((e) => <Tag key={e.zh} color={FIGURE_COLOURS[e.kind]} style={{ whiteSpace: 'normal' }}>{say(e)}{e.weight === 0 ? '' : ` ${e.weight > 0 ? '+' : ''}${e.weight.toFixed(2)}`}</Tag>)}
          </div>
        </div>
      ) : null}
      {parts.length > 0 ? (
        <div className="faint">
          {parts.map((e) => `${say(e)} ${e.weight > 0 ? '+' : ''}${e.weight.toFixed(2)}`).join(' · ')}
        </div>
      ) : null}
      <div className="side-by-side">
        <section>
          <h4>{t('match.demand')}</h4>
          <MarkedText text={list.demandText} marks={shared(match.spans.demand)} />
        </section>
        <section>
          <h4>{t('match.result')}</h4>
          <MarkedText text={match.result.title} marks={shared(match.spans.title)} />
          {match.result.abstract ? <MarkedText text={match.result.abstract} marks={shared(match.spans.abstract)} /> : <p className="faint">{t('match.noAbstract')}</p>}
        </section>
      </div>
    </section>
  );
}

/** Only the firm itself may ask, and only for a published demand; the server has the last word. */
function AskButton({ match, onAsk }: { match: Match; onAsk: () => void }): ReactNode {
  const { t } = useTranslation('market');
  const id = useRouteParam('id');
  const { data } = useAnswer(getDemand, { params: { id } });
  const open = data?.may.close ?? false;
  return open && match.result.organisationId ? <Button type="primary" onClick={onAsk}>{t('match.talk')}</Button> : null;
}

function shared(spans: readonly { start: number; end: number }[]): Mark[] {
  return spans.map((s) => ({ ...s, className: 'shared' }));
}

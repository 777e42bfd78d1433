import { Progress, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmPoints } from '../../../../src/modules/enterprises/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, inBrackets } from '../../app/marks.ts';
import { usePhone } from '../../app/phone.ts';
import { Chart } from '../../components/chart.tsx';

type Part = FirmPoints['score']['parts'][number];
const points = (cents: number): string => (cents / 100).toFixed(2);

/** A figure of an indicator as people read it. */
function figure(value: number | null, unit: string): string {
  if (value === null) return '—';
  if (unit === 'share') return `${(value * 100).toLocaleString('en-US', { maximumFractionDigits: 1 })}%`;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: 2 })} ${unit}`;
}

/** The points of a firm with everything they rest on: groups, each indicator, with whom it was compared, what is missing. */
export function ScorePanel({ points: p }: { points: FirmPoints }): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  const phone = usePhone();
  const { score, scheme } = p;
  const words = (part: Part) => scheme.indicators.find((i) => i.id === part.indicator)!;
  const groups = scheme.groups.map((g) => {
    const own = score.parts.filter((part) => words(part).group === g.id);
    const max = score.stage ? g.weightPpm[score.stage] / 10_000 : 0;
    const got = own.reduce((sum, part) => sum + part.pointsCents, 0) / 100;
    return { ...g, max, got, share: max > 0 ? Math.round((got / max) * 1000) / 10 : 0 };
  });
  const gains = score.parts.map((part) => ({ part, room: part.weightPpm / 10_000 - part.pointsCents / 100 })).sort((a, b) => b.room - a.room).slice(0, 3);
  const cell = (part: Part): ReactNode => (part.missing ? <Tag color="gold">{t(`points.missing.${part.missing}`)}</Tag> : part.cell ? <span className="faint">{t(`points.level.${part.cell.level}`, { size: part.cell.size })}</span> : '—');
  return (
    <div className="stack">
      <section className="panel row spread">
        <div className="fact">
          <strong className="number growth-total">{points(score.totalCents)} {score.grade ? <Tag color="blue">{score.grade}</Tag> : null}</strong>
          <span className="faint">
            {score.grade && p.rank !== null ? t('points.rankOf', { graded: p.graded, rank: p.rank }) : t('points.notGraded', { filled: `${Math.floor(score.filledPpm / 10_000)}%` })}
            {score.stage ? ` · ${t(`stage.${score.stage}`)}` : ''}
          </span>
        </div>
        <div className="grow growth-groups">
          {groups.map((g) => (
            <div key={g.id} className="growth-group">
              <span>{say(g)} <span className="faint number">{g.got.toFixed(2)} {t('points.outOf', { max: g.max })}</span></span>
              <Progress percent={g.share} size="small" format={(v) => `${v}%`} />
            </div>
          ))}
        </div>
      </section>
      <div className="grid">
        <section className="panel stack-tight" aria-label={t('points.radar')}>
          <h2>{t('points.radar')}</h2>
          <Chart
            label={t('points.radar')} height={430}
            option={{
              grid: { left: phone ? 128 : 190, right: 44, top: 28, bottom: 24 }, legend: { top: 0, data: [t('points.score'), t('points.room')] }, tooltip: { trigger: 'axis' }, xAxis: { type: 'value' },
              yAxis: { type: 'category', inverse: true, data: score.parts.map((part) => say(words(part))), axisLabel: { width: phone ? 116 : 180, overflow: 'truncate' } },
              series: [
                { name: t('points.score'), type: 'bar', stack: 'points', data: score.parts.map((part) => part.pointsCents / 100), itemStyle: { color: '#17509c' } },
                { name: t('points.room'), type: 'bar', stack: 'points', data: score.parts.map((part) => Math.max(0, Math.round(part.weightPpm / 100 - part.pointsCents) / 100)), itemStyle: { color: '#d5deea' } },
              ],
            }}
          />
        </section>
        <section className="panel stack-tight" aria-label={t('points.gain')}>
          <h2>{t('points.gain')}</h2>
          <ol>
            {gains.map(({ part, room }) => (
              <li key={part.indicator}>{say(words(part))}{colon()}<span className="number">{points(part.pointsCents)} → {(part.weightPpm / 10_000).toFixed(2)}{inBrackets(`+${room.toFixed(2)}`)}</span> {part.missing ? <Tag color="gold">{t(`points.missing.${part.missing}`)}</Tag> : null}</li>
            ))}
          </ol>
          {p.history.length > 1 ? (
            <>
              <h3>{t('points.history')}</h3>
              <Chart label={t('points.history')} height={150} option={{ grid: { left: 36, right: 12, top: 16, bottom: 24 }, xAxis: { type: 'category', data: p.history.map((h) => h.on) }, yAxis: { type: 'value', max: 100 }, series: [{ type: 'line', data: p.history.map((h) => h.totalCents / 100), label: { show: true } }] }} />
            </>
          ) : null}
        </section>
      </div>
      <section className="panel stack-tight" aria-label={t('points.partsTable')}>
        <h2>{t('points.partsTable')}</h2>
        {phone ? (
          score.parts.map((part) => (
            <div key={part.indicator} className="card-row stack-tight">
              <span className="row spread"><strong>{say(words(part))}</strong><span className="number">{points(part.pointsCents)} / {(part.weightPpm / 10_000).toFixed(2)}</span></span>
              <span className="row spread"><span>{figure(part.value, words(part).unit)}</span>{cell(part)}</span>
            </div>
          ))
        ) : (
          <Table<Part>
            aria-label={t('points.partsTable')} rowKey="indicator" size="small" pagination={false} dataSource={[...score.parts]}
            columns={[
              { title: t('points.indicator'), render: (_, part) => say(words(part)) },
              { title: t('points.value'), align: 'right', render: (_, part) => <span className="number">{figure(part.value, words(part).unit)}</span> },
              { title: t('points.cell'), render: (_, part) => cell(part) },
              { title: t('points.scale'), align: 'right', render: (_, part) => (part.scaleCents === null ? '—' : points(part.scaleCents)) },
              { title: t('points.weight'), align: 'right', render: (_, part) => (part.weightPpm / 10_000).toFixed(2) },
              { title: t('points.score'), align: 'right', render: (_, part) => <strong>{points(part.pointsCents)}</strong> },
            ]}
          />
        )}
      </section>
    </div>
  );
}

import { LockOutlined } from '@ant-design/icons';
import { Collapse, Table, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../src/modules/enterprises/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { Chart } from '../../components/chart.tsx';
import { Empty } from '../../components/empty.tsx';
import { CalendarDay, formatDay, Instant } from '../../components/time.tsx';
import { formatFigure, useWords } from './use-words.ts';
import './enterprises.css';

type Figure = DossierView['figures'][number];

/** Figures by year, each with where it comes from; lasting statements; the statements themselves. */
export function FiguresPanel({ dossier }: { dossier: DossierView }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const language = useLanguage();
  const { data } = useWords();
  const { figures } = dossier;
  if (figures.length === 0) return <section className="panel stack"><h2>{t('figures.title')}</h2><Empty title={t('figures.none')} hint={t('figures.noneHint')} /></section>;
  const years = [...new Set(figures.map((f) => f.year))].filter((y) => y > 0).sort((a, b) => b - a).slice(0, 6);
  const find = (item: string, year: number): Figure | undefined => figures.find((f) => f.item === item && f.year === year);
  const items = (data?.items ?? []).filter((i) => figures.some((f) => f.item === i.id));
  const where = (f: Figure): string => `${t('figures.of', { source: f.source, day: formatDay(f.asOf, language) })} · ${t(`figures.confidence.${f.confidence}`)}${f.versions > 1 ? ` · ${t('figures.versions', { count: f.versions })}` : ''}${f.locked ? ` · ${t('figures.locked')}` : ''}`;
  const shown = (f: Figure | undefined, item: { kind: string; unit: string | null }): ReactNode => f ? (
    <Tooltip title={where(f)}>
      <span tabIndex={0} className={f.confidence === 'DECLARED' ? 'number figure-declared' : 'number'}>
        {item.kind === 'TRUTH' ? t(f.value ? 'figures.yes' : 'figures.no') : item.unit === '年' ? String(f.value) : formatFigure(f.value, item.unit)}
        {f.locked ? <LockOutlined className="small-icon" aria-label={t('figures.locked')} /> : null}
      </span>
    </Tooltip>
  ) : <span className="faint">—</span>;
  const up = years.toReversed();
  const lasting = items.filter((i) => i.lasting);
  return (
    <section className="panel stack">
      <h2>{t('figures.title')}</h2>
      {years.length > 1 ? (
        <Chart
          label={t('figures.chart')} height={240}
          option={{
            tooltip: { trigger: 'axis' }, legend: { bottom: 0 }, grid: { left: 8, right: 8, top: 12, bottom: 40, containLabel: true }, xAxis: { type: 'category', data: up.map(String) }, yAxis: [{ type: 'value' }, { type: 'value', splitLine: { show: false } }],
            series: (['revenue', 'rd'] as const).map((id, i) => ({ name: data ? say(data.items.find((one) => one.id === id)!) : id, type: i ? 'line' : 'bar', yAxisIndex: i, data: up.map((y) => find(id, y)?.value ?? null) })),
          }}
        />
      ) : null}
      {years.length > 0 ? (
        <Table
          size="small" pagination={false} scroll={{ x: 200 + years.length * 110 }} rowKey="id" dataSource={items.filter((i) => !i.lasting)} aria-label={t('figures.title')}
          columns={[
            { title: t('figures.item'), fixed: 'left', width: 170, render: (_, i) => <>{say(i)} <small className="faint">{i.unit === '1' ? '%' : i.unit}</small></> },
            ...years.map((year) => ({ title: String(year), align: 'right' as const, render: (_: unknown, i: (typeof items)[number]) => shown(find(i.id, year), i) })),
          ]}
        />
      ) : null}
      {lasting.length > 0 ? (
        <div className="stack-tight">
          <h3>{t('figures.lasting')}</h3>
          <div className="grid">{lasting.map((i) => <div key={i.id} className="row spread"><span>{say(i)}</span>{shown(find(i.id, 0), i)}</div>)}</div>
        </div>
      ) : null}
      <Collapse items={[{ key: 'history', label: t('figures.history'), children: <Statements dossier={dossier} /> }]} />
    </section>
  );
}

function Statements({ dossier }: { dossier: DossierView }): ReactNode {
  const { t } = useTranslation('enterprises');
  return (
    <ul className="plain stack-tight">
      {dossier.statements.toReversed().map((s) => (
        <li key={s.entry} className="row spread">
          <span>{s.year === 0 ? t('figures.lasting') : s.year} · {s.source}{inBrackets(t(`figures.confidence.${s.confidence}`))}{s.reason ? ` · ${s.reason}` : ''}</span>
          <small className="faint"><CalendarDay date={s.asOf} /> · {s.recordedByName} · <Instant at={s.recordedAt} /></small>
        </li>
      ))}
    </ul>
  );
}

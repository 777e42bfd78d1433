import { Alert, Segmented, Table, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SandboxOutcome } from '../../../../src/flows/sandbox/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { CostChart } from './cost-chart.tsx';
import { Hidden, useVerdictColumns, Wan } from './count-cells.tsx';
import { VerdictChart } from './verdict-chart.tsx';
import { signedWan } from './words.ts';

/** What a scenario brings: words first, then cost, firms, incidence, and how to read it. */
export function OutcomeView({ outcome, level }: { outcome: SandboxOutcome; level: number }): ReactNode {
  const { t } = useTranslation('sandbox');
  const say = useSay();
  const columns = useVerdictColumns<SandboxOutcome['cities'][number]>();
  return (
    <div className="stack">
      <section className="panel sandbox-words" aria-live="polite">
        {outcome.sentences.map((s, i) => (i === 0 ? <p key={i}><strong>{say(s)}</strong></p> : <p key={i}>{say(s)}</p>))}
      </section>
      {outcome.movedExamples.length > 0 ? (
        <Alert type="warning" showIcon title={t('examples', { count: outcome.movedExamples.length })} description={<ul className="sandbox-list">{outcome.movedExamples.map((e) => <li key={`${e.rule}${e.example}`}>{say(e)}</li>)}</ul>} />
      ) : null}
      <CostPanel outcome={outcome} level={level} />
      <section className="panel stack-tight">
        <h2>{t('people.title')}</h2>
        <VerdictChart cities={outcome.cities} />
        <Table size="small" rowKey="code" pagination={false} scroll={{ x: 'max-content' }} aria-label={t('people.title')} dataSource={[...outcome.cities, { code: '', zh: t('cost.whole'), en: t('cost.whole'), counts: outcome.counts, cost: null }]} columns={[{ title: t('cost.city'), key: 'city', render: (_: unknown, c) => say(c) }, ...columns]} />
      </section>
      <Incidence outcome={outcome} />
      <section className="panel stack-tight">
        <h2>{t('notes')}</h2>
        <ul className="sandbox-list">{outcome.notes.map((n, i) => <li key={i}>{say(n)}</li>)}</ul>
      </section>
    </div>
  );
}

function CostPanel({ outcome, level }: { outcome: SandboxOutcome; level: number }): ReactNode {
  const { t } = useTranslation('sandbox');
  const say = useSay();
  const [place, setPlace] = useState('');
  const chosen = place === '' ? outcome.cost : (outcome.cities.find((c) => c.code === place)?.cost ?? null);
  const pays = outcome.cost !== null || outcome.payees.base === null || outcome.cities.some((c) => c.cost?.base.some((y) => y.expected > 0));
  if (!pays) return <section className="panel faint">{t('cost.none')}</section>;
  const rows = [...outcome.cities.map((c) => ({ code: c.code, name: say(c), cost: c.cost })), { code: '', name: t('cost.whole'), cost: outcome.cost }];
  const percent = Math.round(level * 100);
  return (
    <section className="panel stack-tight">
      <div className="row spread">
        <h2>{t('cost.title')}</h2>
        <Segmented size="small" value={place} onChange={setPlace} options={[{ value: '', label: t('cost.whole') }, ...outcome.cities.map((c) => ({ value: c.code, label: say(c).replace('市', '') }))]} />
      </div>
      {chosen ? <CostChart cost={chosen} level={level} /> : <p className="faint">{t('cost.hidden')}</p>}
      <small className="faint">{t('cost.unit')}</small>
      <Table
        size="small" rowKey="code" pagination={false} scroll={{ x: 'max-content' }} aria-label={t('cost.table')} dataSource={rows}
        columns={[
          { title: t('cost.city'), dataIndex: 'name' },
          { title: `${outcome.on.slice(0, 4)} ${t('cost.base')}`, align: 'right', render: (_: unknown, r) => <Wan fen={r.cost?.base[0]?.expected ?? null} /> },
          { title: `${outcome.on.slice(0, 4)} ${t('cost.next')}`, align: 'right', render: (_: unknown, r) => <Wan fen={r.cost?.next[0]?.expected ?? null} /> },
          { title: t('cost.change'), align: 'right', render: (_: unknown, r) => (r.cost ? <strong className="number">{signedWan(r.cost.change[0]!.expected)}</strong> : <Hidden />) },
          { title: t('cost.interval', { level: percent }), align: 'right', render: (_: unknown, r) => (r.cost ? <span className="number">{signedWan(r.cost.change[0]!.from)} – {signedWan(r.cost.change[0]!.to)}</span> : <Hidden />) },
          { title: t('cost.low'), align: 'right', render: (_: unknown, r) => <Wan fen={r.cost?.next[0]?.low ?? null} /> },
          { title: t('cost.high'), align: 'right', render: (_: unknown, r) => <Wan fen={r.cost?.next[0]?.high ?? null} /> },
          ...(outcome.cost && outcome.cost.base.length > 1 ? [{ title: `${t('cost.allYears', { from: outcome.cost.base[0]!.year, to: outcome.cost.base.at(-1)!.year })} ${t('cost.change')}`, align: 'right' as const, render: (_: unknown, r: (typeof rows)[number]) => (r.cost ? <span className="number">{signedWan(r.cost.change.reduce((s, y) => s + y.expected, 0))}</span> : <Hidden />) }] : []),
        ]}
      />
    </section>
  );
}

function Incidence({ outcome }: { outcome: SandboxOutcome }): ReactNode {
  const { t } = useTranslation('sandbox');
  const say = useSay();
  const columns = useVerdictColumns<SandboxOutcome['dimensions'][number]['classes'][number]>();
  return (
    <section className="panel stack-tight">
      <h2>{t('incidence.title')}</h2>
      <Tabs
        size="small"
        items={outcome.dimensions.map((d) => ({
          key: d.id, label: say(d),
          children: (
            <>
              <Table
                size="small" rowKey="id" pagination={false} scroll={{ x: 'max-content' }} aria-label={say(d)} dataSource={d.classes}
                columns={[
                  { title: t('incidence.class'), key: 'class', render: (_: unknown, c) => say(c) }, ...columns,
                  ...(outcome.cost ? [{ title: t('incidence.base'), align: 'right' as const, key: 'base', render: (_: unknown, c: (typeof d.classes)[number]) => <Wan fen={c.base} /> }, { title: t('incidence.next'), align: 'right' as const, key: 'next', render: (_: unknown, c: (typeof d.classes)[number]) => <Wan fen={c.next} /> }] : []),
                ]}
              />
              <small className="faint">{d.source}</small>
            </>
          ),
        }))}
      />
    </section>
  );
}

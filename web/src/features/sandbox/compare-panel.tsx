import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SandboxOutcome } from '../../../../src/flows/sandbox/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { Hidden } from './count-cells.tsx';
import { signedWan } from './words.ts';

/** Two scenarios side by side, on the same firms and the same seed. */
export function ComparePanel({ a, b }: { a: SandboxOutcome; b: SandboxOutcome }): ReactNode {
  const { t } = useTranslation('sandbox');
  const say = useSay();
  const number = (n: number | null): ReactNode => (n === null ? <Hidden /> : n.toLocaleString('en-US'));
  const money = (o: SandboxOutcome, of: (c: NonNullable<SandboxOutcome['cost']>) => string): ReactNode => (o.cost ? <span className="number">{of(o.cost)}</span> : '—');
  const rows: { key: string; name: string; of: (o: SandboxOutcome) => ReactNode }[] = [
    { key: 'w', name: t('compare.winners'), of: (o) => number(o.counts.WINNER) },
    { key: 'l', name: t('compare.losers'), of: (o) => number(o.counts.LOSER) },
    { key: 'o', name: t('compare.open'), of: (o) => number(o.counts.OPEN) },
    { key: 'f', name: t('compare.first', { year: b.on.slice(0, 4) }), of: (o) => money(o, (c) => signedWan(c.change[0]!.expected)) },
    { key: 'i', name: t('compare.range'), of: (o) => <>{money(o, (c) => signedWan(c.change[0]!.from))} – {money(o, (c) => signedWan(c.change[0]!.to))}</> },
    { key: 's', name: t('compare.all'), of: (o) => money(o, (c) => signedWan(c.change.reduce((s, y) => s + y.expected, 0))) },
    ...b.cities.map((city) => ({ key: city.code, name: `${say(city)} ${t('compare.winners')}`, of: (o: SandboxOutcome) => number(o.cities.find((c) => c.code === city.code)?.counts.WINNER ?? null) })),
  ];
  return (
    <section className="panel stack-tight">
      <h2>{t('compare.title')}</h2>
      <div className="grid"><small><strong>{t('compare.a')}</strong> {say(a.sentences[0]!)}</small><small><strong>{t('compare.b')}</strong> {say(b.sentences[0]!)}</small></div>
      <Table size="small" rowKey="key" pagination={false} aria-label={t('compare.title')} dataSource={rows} columns={[{ title: '', dataIndex: 'name' }, { title: t('compare.a'), align: 'right', render: (_, r) => r.of(a) }, { title: t('compare.b'), align: 'right', render: (_, r) => r.of(b) }]} />
    </section>
  );
}

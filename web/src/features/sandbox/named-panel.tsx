import { Segmented, Select } from 'antd';
import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listSandboxFirms, type SandboxFirm, type SandboxQuestion } from '../../../../src/flows/sandbox/contract.ts';
import { send } from '../../app/api.ts';
import type { ApiProblem } from '../../app/api-problem.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma } from '../../app/marks.ts';
import { usePlaces } from '../../app/places.ts';
import { Empty } from '../../components/empty.tsx';
import { type PageAnswer, PagedTable, usePaging } from '../../components/paged-table.tsx';
import { signedWan, wan } from './words.ts';

/** The firms of the reader's own city by name. */
export function NamedPanel({ question, cities }: { question: SandboxQuestion; cities: readonly string[] }): ReactNode {
  const { t } = useTranslation('sandbox');
  const say = useSay();
  const { nameOf } = usePlaces();
  const [city, setCity] = useState(cities[0]!);
  const [verdict, setVerdict] = useState<'WINNER' | 'LOSER' | 'MIXED' | 'OPEN'>('WINNER');
  const { page, pageSize, onPage, first } = usePaging(10);
  const input = { query: { page, pageSize }, body: { ...question, city, verdict } };
  const answer = useQuery<PageAnswer<SandboxFirm>, ApiProblem>({ queryKey: [listSandboxFirms.id, input], queryFn: ({ signal }) => send(listSandboxFirms, input, signal) as Promise<PageAnswer<SandboxFirm>>, placeholderData: keepPreviousData });
  const amount = (a: SandboxFirm['base']): string => (a.high === a.low ? wan(a.low) : `${wan(a.low)} ${a.high === null ? t('named.unbounded') : t('named.upTo', { high: wan(a.high) })}`);
  return (
    <section className="panel stack-tight">
      <h2>{t('named.title')}</h2>
      <p className="faint">{t('named.lead')} {t('cost.unit')}</p>
      <div className="row">
        {cities.length > 1 ? <Select aria-label={t('named.city')} value={city} onChange={setCity} options={cities.map((c) => ({ value: c, label: nameOf(c) }))} /> : null}
        <Segmented value={verdict} onChange={(v) => { setVerdict(v); first(); }} options={(['WINNER', 'LOSER', 'MIXED', 'OPEN'] as const).map((v) => ({ value: v, label: t(`verdict.${v}`) }))} />
      </div>
      <PagedTable<SandboxFirm>
        answer={answer} label={t('named.title')} rowKey={(f) => f.id} onPage={onPage} empty={<Empty title={t('named.empty')} />}
        card={(f) => <div className="stack-tight"><strong>{f.name}</strong><small className="faint">{f.code}</small><span>{amount(f.base)} → {amount(f.next)}</span>{f.missing.length > 0 ? <small>{t('named.missing')}{colon()}{f.missing.map(say).join(comma())}</small> : null}</div>}
        columns={[
          { title: t('named.firm'), render: (_, f) => <span>{f.name}<br /><small className="faint">{f.code}</small></span> },
          { title: t('named.base'), align: 'right', render: (_, f) => amount(f.base) },
          { title: t('named.next'), align: 'right', render: (_, f) => amount(f.next) },
          { title: t('named.change'), align: 'right', render: (_, f) => <strong>{signedWan(f.next.low - f.base.low)}</strong> },
          { title: t('named.missing'), render: (_, f) => f.missing.map(say).join(comma()) || '—' },
        ]}
      />
    </section>
  );
}

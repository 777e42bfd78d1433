import { Button, Select, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { themes } from '../../../../src/kernel/indicators/contract.ts';
import { getMatrix, lights, listDocuments, listTargets } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { MatrixTable } from '../plan/matrix-table.tsx';
import '../plan/plan.css';
import type { Matrix } from '../plan/target-cell.tsx';
import { TargetDrawer } from '../plan/target-drawer.tsx';
import { TargetList } from '../plan/target-list.tsx';
import { usePlanWords } from '../plan/words.ts';
import { AsOfBar } from './as-of-bar.tsx';
import './cockpit.css';
import { CockpitMap } from './cockpit-map.tsx';
import { HeadRow } from './head-row.tsx';
import { ZonePanel } from './zone-panel.tsx';

export default function CockpitPage(): ReactNode {
  const { t } = useTranslation('cockpit');
  const { t: plan } = usePlanWords();
  const say = useSay();
  const [state, change] = useAddressState();
  const asOf = state.asOf ? { asOf: state.asOf } : {};
  const matrix = useAnswer(getMatrix, { query: { ...asOf, ...(state.document ? { document: state.document } : {}) } }, { keepPrevious: true });
  const documents = useAnswer(listDocuments);
  const document = matrix.data?.document;
  const targets = useAnswer(listTargets, { query: { ...asOf, ...(document ? { document: document.id } : {}) } }, { enabled: document !== undefined, keepPrevious: true });
  const open = (target: string): void => change({ target });

  const rows = shownRows(matrix.data, state);
  const split = rows.filter((row) => row.cells.length > 1);
  const single = new Set(rows.filter((row) => row.cells.length === 1).flatMap((row) => row.cells.map((cell) => cell.targetId)));
  const places = (matrix.data?.places ?? []).filter((place) => split.some((row) => row.cells.some((cell) => cell.place === place.code)) && (!state.place || state.place === place.code));
  const list = (targets.data?.targets ?? []).filter((target) => single.has(target.id));
  const years = [...new Set((matrix.data?.rows ?? []).map((row) => row.year))].toSorted();
  const present = new Set((matrix.data?.rows ?? []).map((row) => row.indicator.theme));
  const filtered = ['theme', 'year', 'light', 'place'].some((key) => state[key]);

  return (
    <div className="stack plan-page cockpit">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <Select
            aria-label={t('filter.document')}
            className="document-select"
            loading={documents.isPending}
            value={document?.id ?? null}
            options={documents.data?.documents.filter((d) => d.periodTo !== null || d.basis !== undefined).map((d) => ({ value: d.id, label: say(d) })) ?? []}
            onChange={(id) => change({ document: id ?? undefined, target: undefined, asOf: undefined, theme: undefined, year: undefined, map: undefined })}
          />
        }
      />
      <ProblemAlert problem={matrix.error ?? targets.error} />
      <HeadRow targets={matrix.data?.counts} />
      {matrix.data ? (
        <>
          <AsOfBar document={matrix.data.document.id} since={fullDay(matrix.data.document.issuedOn)} asOf={state.asOf} onChange={(day) => change({ asOf: day })} />
          <div className="cockpit-top">
            <CockpitMap matrix={matrix.data} onOpen={open} />
            <ZonePanel matrix={matrix.data} onOpen={open} />
          </div>
          <div className="row" role="group" aria-label={t('table.counts')}>
            <Select aria-label={t('filter.theme')} className="cockpit-filter" value={state.theme ?? ''} onChange={(theme: string) => change({ theme })}
              options={[{ value: '', label: t('filter.anyTheme') }, ...themes.filter((theme) => present.has(theme)).map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))]} />
            {years.length > 1 ? (
              <Select aria-label={t('filter.year')} className="cockpit-filter" value={state.year ?? ''} onChange={(year: string) => change({ year })}
                options={[{ value: '', label: t('filter.anyYear') }, ...years.map((year) => ({ value: String(year), label: plan('year', { year }) }))]} />
            ) : null}
            <Select aria-label={t('filter.light')} className="cockpit-filter" value={state.light ?? ''} onChange={(light: string) => change({ light })}
              options={[{ value: '', label: t('filter.anyLight') }, ...lights.map((light) => ({ value: light, label: `${plan(`light.${light}`)}${inBrackets(matrix.data.counts[light])}` }))]} />
            <Select aria-label={t('filter.place')} className="cockpit-filter" value={state.place ?? ''} onChange={(place: string) => change({ place })}
              options={[{ value: '', label: t('filter.anyPlace') }, ...matrix.data.places.map((place) => ({ value: place.code, label: say({ zh: place.shortZh, en: place.shortEn }) }))]} />
            {filtered ? <Button type="link" onClick={() => change({ theme: undefined, year: undefined, light: undefined, place: undefined })}>{t('filter.reset')}</Button> : null}
          </div>
          {split.length > 0 ? (
            <section className="stack-tight">
              <h2>{t('table.split')}</h2>
              <p className="faint">{t('table.splitHint')}</p>
              <MatrixTable rows={split} places={places} onOpen={open} />
            </section>
          ) : null}
          {list.length > 0 ? (
            <section className="stack-tight">
              <h2>{t('table.single')}</h2>
              <TargetList targets={list} onOpen={open} />
            </section>
          ) : null}
          {rows.length === 0 ? <Empty title={t('table.empty')} hint={t('table.emptyHint')} /> : null}
        </>
      ) : matrix.error ? null : (
        <Skeleton active paragraph={{ rows: 12 }} />
      )}
      <TargetDrawer id={state.target} {...asOf} onClose={() => change({ target: undefined })} onOpen={open} />
    </div>
  );
}

/** A document of which only the year is known has no day from which to look back. */
const fullDay = (issuedOn: string | null): string | null => (issuedOn?.length === 10 ? issuedOn : null);

/** Rows that fit the filters; a row stays whole when one of its cells fits, so that places can be compared. */
function shownRows(matrix: Matrix | undefined, { theme, year, light, place }: Record<string, string>): Matrix['rows'] {
  return (matrix?.rows ?? []).filter(
    (row) =>
      (!theme || row.indicator.theme === theme) &&
      (!year || String(row.year) === year) &&
      row.cells.some((cell) => (!light || cell.light === light) && (!place || cell.place === place)),
  );
}

import { DownloadOutlined } from '@ant-design/icons';
import { Button, Select, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { downloadTargets, getMatrix, lights, listDocuments, listTargets } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { MatrixTable } from './matrix-table.tsx';
import './plan.css';
import { TargetDrawer } from './target-drawer.tsx';
import { TargetList } from './target-list.tsx';
import { TurnoverPanel } from './turnover-panel.tsx';
import { colourOf, usePlanWords } from './words.ts';

export default function PlanPage(): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const [state, change] = useAddressState();
  const chosen = state.document;
  const matrix = useAnswer(getMatrix, { query: chosen ? { document: chosen } : {} }, { keepPrevious: true });
  const documents = useAnswer(listDocuments);
  const document = matrix.data?.document;
  const targets = useAnswer(listTargets, { query: document ? { document: document.id } : {} }, { enabled: document !== undefined });
  const open = (target: string): void => change({ target });

  const split = matrix.data?.rows.filter((row) => row.cells.length > 1) ?? [];
  const inTable = new Set(split.flatMap((row) => row.cells.map((cell) => cell.targetId)));
  const places = matrix.data?.places.filter((place) => split.some((row) => row.cells.some((cell) => cell.place === place.code))) ?? [];
  const single = targets.data?.targets.filter((target) => !inTable.has(target.id)) ?? [];
  const turnover = targets.data?.targets.find((target) => target.operational !== null);

  return (
    <div className="stack plan-page">
      <PageHead
        title={t('plan.title')}
        lead={t('plan.lead')}
        actions={
          <>
            <Select
              aria-label={t('plan.document')}
              className="document-select"
              loading={documents.isPending}
              value={document?.id}
              options={documents.data?.documents.filter((d) => d.periodTo !== null || d.basis !== undefined).map((d) => ({ value: d.id, label: say(d) })) ?? []}
              onChange={(id: string) => change({ document: id, target: undefined })}
            />
            {/* A plain link: the file is public, and the browser may stream it to disk. */}
            <Button icon={<DownloadOutlined />} href={downloadTargets.path} download>
              {t('plan.download')}
            </Button>
          </>
        }
      />
      <ProblemAlert problem={matrix.error ?? targets.error} />
      {matrix.data ? (
        <>
          <ul className="light-counts" aria-label={t('plan.light')}>
            {lights.map((light) => (
              <li key={light}>
                <Light colour={colourOf(light)} text={t(`light.${light}`)} /> <strong className="number">{t('counts', { count: matrix.data.counts[light] })}</strong>
              </li>
            ))}
          </ul>
          {turnover ? <TurnoverPanel target={turnover} onOpen={open} /> : null}
          {split.length > 0 ? (
            <section className="stack-tight">
              <h2>{t('plan.matrix')}</h2>
              <p className="faint">{t('plan.matrixHint')}</p>
              <MatrixTable rows={split} places={places} onOpen={open} />
            </section>
          ) : null}
          {single.length > 0 ? (
            <section className="stack-tight">
              <h2>{t(split.length > 0 ? 'plan.others' : 'plan.all')}</h2>
              <TargetList targets={single} onOpen={open} />
            </section>
          ) : null}
          {targets.data ? <p className="faint">{t('detail.parameters', { source: say({ zh: targets.data.parameters.sourceZh, en: targets.data.parameters.sourceEn }) })}</p> : null}
        </>
      ) : matrix.error ? null : (
        <Skeleton active paragraph={{ rows: 12 }} />
      )}
      <TargetDrawer id={state.target} onClose={() => change({ target: undefined })} onOpen={open} />
    </div>
  );
}

import { Alert, Tabs, Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { getAttainment, type getTarget, type PlanRemark } from '../../../../src/modules/plan/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { useAnswer } from '../../app/query.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Light } from '../../components/light.tsx';
import { AttainmentPanel } from './attainment-panel.tsx';
import { ConfidenceTag } from './confidence-tag.tsx';
import { ContributionBars } from './contribution-bars.tsx';
import { DecompositionTab } from './decomposition-tab.tsx';
import { DefinitionHistory } from './definition-history.tsx';
import { FigureTable } from './figure-table.tsx';
import { OperationalFigures } from './operational-figures.tsx';
import { RecordsPanel } from './records-panel.tsx';
import { TargetChart } from './target-chart.tsx';
import { TargetTasks } from './target-tasks.tsx';
import { colourOf, usePlanWords } from './words.ts';

export type TargetAnswer = CallAnswer<typeof getTarget>;

/** Remarks that weaken what the light says stand out; the others are plain information. */
const WARNINGS: ReadonlySet<PlanRemark> = new Set(['RECALLED_FIGURE', 'BOUND_FIGURE', 'OTHER_DEFINITION', 'LINKED_FIGURE', 'MET_BEFORE_ISSUE', 'TARGET_NOT_ABOVE_BASE', 'YEAR_MISSING']);

export function TargetDetail({ detail, asOf, onOpen }: { detail: TargetAnswer; asOf: string | undefined; onOpen: (id: string) => void }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const { target, definition } = detail;
  // By its own route: a forecast takes longer than the figures, which need not wait for it.
  const attainment = useAnswer(getAttainment, { params: { id: target.id }, query: asOf ? { asOf } : {} });
  const remarks = target.assessment.remarks;
  const warning = remarks.some((r) => WARNINGS.has(r));
  const overview = (
    <div className="stack">
      {remarks.length > 0 ? (
        <Alert
          type={warning ? 'warning' : 'info'}
          showIcon
          title={remarks.length === 1 ? t(`remark.${remarks[0]!}`) : undefined}
          description={remarks.length > 1 ? <ul className="remarks">{remarks.map((r) => <li key={r}>{t(`remark.${r}`)}</li>)}</ul> : undefined}
        />
      ) : null}
      <TargetChart detail={detail} forecast={attainment.data?.forecast?.points ?? []} />
      <AttainmentPanel attainment={attainment.data} />
      <OperationalFigures target={target} />
      {target.operational ? <RecordsPanel target={target} /> : null}
      <Clauses detail={detail} />
      <TargetTasks tasks={detail.tasks} />
      <Siblings detail={detail} onOpen={onOpen} />
      <Versions detail={detail} />
    </div>
  );
  const sources = (
    <div className="stack">
      {detail.series.length > 0 ? (
        <section className="stack-tight">
          <h3>{t('detail.figures')}</h3>
          <FigureTable figures={detail.series} unit={definition} label={t('detail.figures')} />
        </section>
      ) : (
        <p className="faint">{t('detail.none')}</p>
      )}
      {detail.otherReadings.length > 0 ? (
        <section className="stack-tight">
          <h3>{t('detail.otherFigures')}</h3>
          <FigureTable figures={detail.otherReadings} unit={definition} label={t('detail.otherFigures')} withStanding />
        </section>
      ) : null}
      <section className="stack-tight">
        <h3>{t('detail.definition')}</h3>
        {definition.formula ? (
          <p>
            {t('detail.formula')}
            <code>{definition.formula}</code>
          </p>
        ) : null}
        <p>{t('detail.collector', { who: say({ zh: definition.collectorZh, en: definition.collectorEn }) })}</p>
        {definition.noteZh ? <p className="faint">{say({ zh: definition.noteZh, en: definition.noteEn })}</p> : null}
      </section>
      <DefinitionHistory definition={definition} use={attainment.data?.definition} />
    </div>
  );
  return (
    <div className="stack target-detail">
      {asOf ? <Alert type="info" showIcon title={t('detail.asOf', { date: asOf })} /> : null}
      <KeyFacts detail={detail} />
      <Tabs
        items={[
          { key: 'overview', label: t('tab.overview'), children: overview },
          { key: 'places', label: t('tab.places'), children: <ContributionBars attainment={attainment.data} indicator={target.indicator} /> },
          { key: 'split', label: t('tab.split'), children: <DecompositionTab target={target.id} /> },
          { key: 'sources', label: t('tab.sources'), children: sources },
        ]}
      />
    </div>
  );
}

function KeyFacts({ detail: { target } }: { detail: TargetAnswer }): ReactNode {
  const { t, goal, amount, figure } = usePlanWords();
  const say = useSay();
  const { assessment, indicator } = target;
  const shown = target.judged ?? target.latest;
  const percent = { unit: '%', unitEn: '%', decimals: 1 };
  const judgedUnit = target.operator === 'REDUCE' || target.operator === 'CAGR' ? percent : indicator;
  return (
    <div className="key-facts">
      <div className="fact fact-light">
        <Light colour={colourOf(assessment.light)} text={t(`light.${assessment.light}`)} />
        {assessment.base ? (
          <small className="faint">
            {t('detail.base', { year: assessment.base.year, value: amount(assessment.base.value, indicator) })} · {t(`detail.baseOrigin.${assessment.base.origin}`)}
          </small>
        ) : null}
        {target.subjectZh ? <small className="faint">{t('detail.subject', { subject: say({ zh: target.subjectZh, en: target.subjectEn }) })}</small> : null}
      </div>
      <div className="fact">
        <span className="faint">{t('detail.set', { year: target.year })}</span>
        <strong className="number">{goal(target, indicator)}</strong>
        {target.binding === 'EXPECTED' ? <small className="faint">{t('detail.stretch')}</small> : null}
        {target.origin === 'reviewed' ? (
          <Tooltip title={t('label.reviewedHint')}>
            <Tag color="purple">{t('label.reviewed')}</Tag>
          </Tooltip>
        ) : null}
      </div>
      <div className="fact">
        <span className="faint">{t('detail.latest')}</span>
        {shown ? (
          <>
            <strong className="number">
              {figure(shown, indicator)} <small>({shown.period})</small>
            </strong>
            <span className="row-tight">
              <Tag>{t('label.reported')}</Tag>
              <ConfidenceTag confidence={shown.confidence} />
            </span>
          </>
        ) : (
          <span>{t('detail.none')}</span>
        )}
      </div>
      {assessment.expected !== null && assessment.year !== null ? (
        <div className="fact">
          <span className="faint">{t('detail.expected', { year: assessment.year })}</span>
          <strong className="number">{amount(round(assessment.expected, judgedUnit.decimals), judgedUnit)}</strong>
        </div>
      ) : null}
      {assessment.attainment !== null ? (
        <div className="fact" title={t('detail.attainmentHint')}>
          <span className="faint">{t('detail.attainment')}</span>
          {/* Negative progress is shown as none; the figures beside it tell the rest. */}
          <strong className="number">{Math.round(Math.max(0, assessment.attainment) * 100)}%</strong>
        </div>
      ) : null}
      {assessment.scheduleAttainment !== null ? (
        <div className="fact" title={t('detail.scheduleHint')}>
          <span className="faint">{t('detail.schedule')}</span>
          <strong className="number">{Math.max(0, assessment.scheduleAttainment).toFixed(2)}</strong>
        </div>
      ) : null}
    </div>
  );
}

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

function Clauses({ detail: { target } }: { detail: TargetAnswer }): ReactNode {
  const { t, goal } = usePlanWords();
  const say = useSay();
  const document = target.document;
  return (
    <section className="stack-tight">
      <h3>{t('detail.clauses')}</h3>
      <p>
        {say(document)}
        {document.number ? inBrackets(document.number) : ''}
      </p>
      <ul className="clauses">
        <li>
          <ClauseLink document={document.id} path={target.clause} /> <span className="faint">{t('detail.sets')}</span>
        </li>
        {target.restatements.map((again) => (
          <li key={`${again.clause} ${again.subClause ?? ''}`}>
            <ClauseLink document={document.id} path={again.clause} /> <span className="faint">{t('detail.restates')}</span>
            {again.operator !== target.operator ? <span> — {t('detail.differs', { text: goal({ ...again, baseYear: target.baseYear }, target.indicator) })}</span> : null}
          </li>
        ))}
        {target.baseClause ? (
          <li>
            <ClauseLink document={document.id} path={target.baseClause} /> <span className="faint">{t('detail.base_')}</span>
          </li>
        ) : null}
      </ul>
      {target.noteZh ? (
        <p className="faint">
          {t('detail.note', { text: say({ zh: target.noteZh, en: target.noteEn }) })}
        </p>
      ) : null}
    </section>
  );
}

function Siblings({ detail: { siblings, target }, onOpen }: { detail: TargetAnswer; onOpen: (id: string) => void }): ReactNode {
  const { t, goal } = usePlanWords();
  const say = useSay();
  if (siblings.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3>{t('detail.siblings')}</h3>
      <ul className="siblings">
        {siblings.map((sibling) => (
          <li key={sibling.id}>
            <button type="button" className="open-target" onClick={() => onOpen(sibling.id)}>
              <Light colour={colourOf(sibling.light)} text={t(`light.${sibling.light}`)} compact /> {say({ zh: sibling.place.shortZh, en: sibling.place.shortEn })}{' '}
              <span className="number">{goal(sibling, target.indicator)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Only when there is more than the first version: a target that changed must say so. */
function Versions({ detail: { versions, definition } }: { detail: TargetAnswer }): ReactNode {
  const { t, goal } = usePlanWords();
  if (versions.length < 2) return null;
  return (
    <section className="stack-tight">
      <h3>{t('detail.versions')}</h3>
      <ul className="clauses">
        {versions.map(({ version, loadedAt, target }) => (
          <li key={version}>{t('detail.version', { version, date: loadedAt.slice(0, 10), text: target ? goal(target, definition) : t('detail.withdrawn') })}</li>
        ))}
      </ul>
    </section>
  );
}

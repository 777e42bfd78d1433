import { Table, Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { TargetView } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePhone } from '../../app/phone.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Light } from '../../components/light.tsx';
import { ConfidenceTag } from './confidence-tag.tsx';
import { colourOf, usePlanWords } from './words.ts';

/** Targets one a line, for those a document sets for a single place. */
export function TargetList({ targets, onOpen }: { targets: readonly TargetView[]; onOpen: (id: string) => void }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  if (usePhone()) {
    return (
      <div className="stack">
        {targets.map((target) => (
          <div key={target.id} className="card-row stack-tight">
            <div className="row spread">
              <OpenTarget target={target} onOpen={onOpen} />
              <Light colour={colourOf(target.assessment.light)} text={t(`light.${target.assessment.light}`)} />
            </div>
            <div>
              <Goal target={target} /> · <span className="faint">{say({ zh: target.place.shortZh, en: target.place.shortEn })}</span>
            </div>
            <Latest target={target} />
            <div>
              <ClauseLink document={target.document.id} path={target.clause} />
            </div>
          </div>
        ))}
      </div>
    );
  }
  return (
    <Table<TargetView>
      aria-label={t('plan.others')}
      dataSource={[...targets]}
      rowKey="id"
      pagination={false}
      size="small"
      scroll={{ x: 900 }}
      columns={[
        { title: t('plan.indicator'), key: 'indicator', render: (_, target) => <OpenTarget target={target} onOpen={onOpen} /> },
        { title: t('plan.place'), key: 'place', render: (_, target) => say({ zh: target.place.shortZh, en: target.place.shortEn }) },
        { title: t('plan.target'), key: 'target', render: (_, target) => <Goal target={target} /> },
        { title: t('plan.latest'), key: 'latest', render: (_, target) => <Latest target={target} /> },
        { title: t('plan.light'), key: 'light', render: (_, target) => <Light colour={colourOf(target.assessment.light)} text={t(`light.${target.assessment.light}`)} /> },
        { title: t('plan.clause'), key: 'clause', render: (_, target) => <ClauseLink document={target.document.id} path={target.clause} /> },
      ]}
    />
  );
}

function OpenTarget({ target, onOpen }: { target: TargetView; onOpen: (id: string) => void }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  return (
    <span className="row-tight">
      <button type="button" className="open-target" onClick={() => onOpen(target.id)}>
        {say(target.indicator)}
      </button>
      {target.origin === 'reviewed' ? (
        <Tooltip title={t('label.reviewedHint')}>
          <Tag color="purple">{t('label.reviewed')}</Tag>
        </Tooltip>
      ) : null}
    </span>
  );
}

function Goal({ target }: { target: TargetView }): ReactNode {
  const { t, goal } = usePlanWords();
  return (
    <span className="number">
      {t('year', { year: target.year })} {goal(target, target.indicator)}
      {target.binding === 'EXPECTED' ? <small className="faint"> · {t('plan.stretch')}</small> : null}
    </span>
  );
}

function Latest({ target }: { target: TargetView }): ReactNode {
  const { t, figure, amount } = usePlanWords();
  const live = target.operational?.figures.at(-1);
  if (!target.latest) {
    return (
      <span className="faint">
        {t('plan.noFigure')}
        {live ? <span className="number"> · {t('plan.live', { year: live.year, value: amount(Number(live.value.toFixed(2)), target.indicator) })}</span> : null}
      </span>
    );
  }
  return (
    <span className="row-tight">
      <span className="number">
        {figure(target.latest, target.indicator)} <small className="faint">({target.latest.period})</small>
      </span>
      <ConfidenceTag confidence={target.latest.confidence} />
    </span>
  );
}

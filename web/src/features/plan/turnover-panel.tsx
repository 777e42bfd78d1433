import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { TargetView } from '../../../../src/modules/plan/contract.ts';
import { AppLink } from '../../app/navigation.tsx';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Money } from '../../components/money.tsx';
import { ConfidenceTag } from './confidence-tag.tsx';
import { usePlanWords } from './words.ts';

/** 1 亿元 in fen; the live series comes in the indicator's unit. */
const YI = 10_000_000_000;

/** The target that the platform's own work moves: set, published and registered here, side by side and never mixed. */
export function TurnoverPanel({ target, onOpen }: { target: TargetView; onOpen: (id: string) => void }): ReactNode {
  const { t, goal, figure } = usePlanWords();
  const live = target.operational?.figures.at(-1);
  if (!live) return null;
  return (
    <section className="panel turnover-panel" aria-labelledby="turnover-title">
      <div className="row spread">
        <h2 id="turnover-title">{t('turnover.title')}</h2>
        <Button size="small" onClick={() => onOpen(target.id)}>
          {t('turnover.detail')}
        </Button>
      </div>
      <div className="grid">
        <div className="fact">
          <span className="faint">{t('detail.set', { year: target.year })}</span>
          <strong className="number">{goal(target, target.indicator)}</strong>
          <ClauseLink document={target.document.id} path={target.clause} />
        </div>
        <div className="fact">
          <span className="row-tight">
            <span className="faint">{t('turnover.reported')}</span>
            <Tag>{t('label.reported')}</Tag>
          </span>
          {target.latest ? (
            <>
              <strong className="number">
                {figure(target.latest, target.indicator)} <small>({target.latest.period})</small>
              </strong>
              <span>
                <ConfidenceTag confidence={target.latest.confidence} />
              </span>
            </>
          ) : (
            <span>{t('turnover.none')}</span>
          )}
        </div>
        <div className="fact">
          <span className="row-tight">
            <span className="faint">{t('turnover.live', { year: live.year })}</span>
            <Tag color="cyan">{t('label.operational')}</Tag>
          </span>
          <strong>
            <Money fen={Math.round(live.value * YI)} />
          </strong>
          <AppLink to="/contracts/turnover">{t('turnover.more')}</AppLink>
        </div>
      </div>
    </section>
  );
}

import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PlanTask } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Money } from '../../components/money.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { usePlanWords } from './words.ts';

/** Where the money of a task comes from, with the clause that says so. */
export function MoneyLines({ task }: { task: PlanTask }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const lines = task.money ?? [];
  if (lines.length === 0) return <span className="faint">{t('tasks.noMoney')}</span>;
  return (
    <span className="units">
      {lines.map((line) => (
        <span key={`${line.document} ${line.clause} ${line.zh}`} title={say(line)}>
          <Tag>{t(`tasks.moneyKind.${line.kind}`)}</Tag>
          {line.fen === null ? (
            <span className="faint">{t('tasks.amountUnknown')}</span>
          ) : (
            <>
              {t(`tasks.per.${line.per}`)} <Money fen={line.fen} />
            </>
          )}
          {line.shared && line.fen !== null ? <small className="faint"> · {t('tasks.shared')}</small> : null} <ClauseLink document={line.document} path={line.clause} />
        </span>
      ))}
    </span>
  );
}

/** The decision a task rests on. */
export function Resolution({ task: { resolution } }: { task: PlanTask }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  if (!resolution) return <span className="faint">{t('tasks.none')}</span>;
  return (
    <span className="units">
      <span>
        <Tag>{t(`tasks.resolutionKind.${resolution.kind}`)}</Tag>
        {say(resolution)}
      </span>
      {resolution.on ? <CalendarDay date={resolution.on} /> : null}
      {resolution.document ? <ClauseLink document={resolution.document} path={resolution.clause} /> : null}
    </span>
  );
}

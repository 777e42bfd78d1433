import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { TaskCardView } from '../../../../src/flows/cockpit/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { formatDay } from '../../components/time.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { colourOf, useSupervisionWords } from './words.ts';

const TAG: Record<TaskCardView['openOrders'][number]['colour'], string> = { BLUE: 'blue', YELLOW: 'gold', RED: 'red' };

/** A task in short: verified progress, why its light is what it is, what comes next. It cannot be dragged: nobody sets a light. */
export function TaskCard({ card, withUnit = false }: { card: TaskCardView; withUnit?: boolean }): ReactNode {
  const { t, reason } = useSupervisionWords();
  const say = useSay();
  const language = useLanguage();
  const { nextMilestone: next, reportDue } = card;
  return (
    <article className={`task-card task-${colourOf(card.light)}`}>
      <AppLink to={`/supervision/tasks/${card.task.id}`} className="task-name">
        {card.task.no}. {say(card.task)}
      </AppLink>
      {withUnit ? <small className="faint">{card.units.lead ?? t('board.noUnit')}</small> : null}
      <ProgressBar {...card} />
      {card.reasons.map((r, i) => (
        <small key={i}>{reason(r, card.named)}</small>
      ))}
      {next ? <small className="faint">{t('next', { milestone: say(next), date: formatDay(next.dueOn, language) })}</small> : null}
      {reportDue ? <small className="faint">{t('reportDue', { period: reportDue.period, date: formatDay(reportDue.on, language) })}</small> : null}
      <div className="row-tight">
        {card.named
          .filter((m) => card.blue.includes(m.key))
          .map((m) => (
            <Tag key={m.key} color="blue">{t('blue', { milestone: say(m) })}</Tag>
          ))}
        {card.awaitsVerification ? <Tag color="processing">{t('awaitsVerification')}</Tag> : null}
        {card.awaitsApproval ? <Tag>{t('awaitsApproval')}</Tag> : null}
        {card.openOrders.map((o) => (
          <AppLink key={o.caseId} to={`/cases/${o.caseId}`}>
            <Tag color={TAG[o.colour]}>
              {t(`colour.${o.colour}`)} · {t(`orderState.${o.status}`)}
            </Tag>
          </AppLink>
        ))}
        {card.demo ? <Tag>{t('demo')}</Tag> : null}
      </div>
    </article>
  );
}

import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getTaskBoard } from '../../../../src/flows/cockpit/contract.ts';
import type { PlanTask } from '../../../../src/modules/plan/contract.ts';
import { getPublicBoard, type SupervisionLight } from '../../../../src/modules/supervision/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Light, type LightColour } from '../../components/light.tsx';
import { formatDay } from '../../components/time.tsx';
import { usePlanWords } from './words.ts';

const ORDER_TAG = { BLUE: 'blue', YELLOW: 'gold', RED: 'red' } as const;
const colourOf = (light: SupervisionLight): LightColour => light.toLowerCase() as LightColour;

/** The tasks that should move a target with where they stand: lights are public, milestones and orders by permission. */
export function TargetTasks({ tasks }: { tasks: readonly PlanTask[] }): ReactNode {
  const { t } = usePlanWords();
  const { t: supervision } = useTranslation('supervision');
  const say = useSay();
  const language = useLanguage();
  const mayRead = useCan('supervision.progress.read');
  const open = useAnswer(getPublicBoard, {}, { enabled: tasks.length > 0 && !mayRead });
  const board = useAnswer(getTaskBoard, { query: { limit: 500 } }, { enabled: tasks.length > 0 && mayRead });
  const cards = board.data?.columns.flatMap((column) => column.items) ?? [];
  return (
    <section className="stack-tight">
      <h3>{t('detail.tasks')}</h3>
      {tasks.length === 0 ? <p className="faint">{t('detail.noTasks')}</p> : null}
      <ul className="plain target-tasks">
        {tasks.map((task) => {
          const card = cards.find((one) => one.task.id === task.id);
          const standing = card ?? open.data?.items.find((one) => one.task.id === task.id);
          return (
            <li key={task.id}>
              {standing ? <Light colour={colourOf(standing.light)} text={supervision(`light.${standing.light}`)} compact /> : null}
              {card ? <AppLink to={`/supervision/tasks/${task.id}`}>{say(task)}</AppLink> : <span>{say(task)}</span>}
              {standing?.actual === null || standing === undefined ? null : <span className="number">{supervision('bar.verified', { value: standing.actual })}</span>}
              <span className="faint">{task.lead ?? t('tasks.noLead')}</span> <ClauseLink document={task.document} path={task.clause} />
              {card?.nextMilestone ? <small className="faint">{t('detail.nextMilestone', { milestone: say(card.nextMilestone), date: formatDay(card.nextMilestone.dueOn, language) })}</small> : null}
              {card?.openOrders.map((order) => (
                <AppLink key={order.caseId} to={`/cases/${order.caseId}`}>
                  <Tag color={ORDER_TAG[order.colour]}>
                    {supervision(`colour.${order.colour}`)} · {supervision(`orderState.${order.status}`)}
                  </Tag>
                </AppLink>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

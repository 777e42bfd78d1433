import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { getTaskBoard } from '../../../../src/flows/cockpit/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { AppLink } from '../../app/navigation.tsx';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { TaskCard } from './task-card.tsx';
import { colourOf, useSupervisionWords } from './words.ts';

export type Board = CallAnswer<typeof getTaskBoard>;

/** One column a light, the worst at the left. A card cannot be moved to another: the light is computed. */
export function BoardColumns({ board, filtered, onMore }: { board: Board | undefined; filtered: boolean; onMore: () => void }): ReactNode {
  const { t } = useSupervisionWords();
  if (!board) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (board.total === 0) return filtered ? <Empty title={t('board.noneFit')} hint={t('board.noneFitHint')} /> : <Empty title={t('board.none')} hint={t('board.noneHint')} />;
  const cut = board.columns.some((column) => column.total > column.items.length);
  return (
    <>
      <UnitStrip board={board} />
      <div className="lane" style={{ gridTemplateColumns: `repeat(${board.columns.length}, minmax(0, 1fr))` }}>
        {board.columns.map(({ light, total, items }) => (
          <section key={light} aria-label={t(`light.${light}`)} className={total === 0 ? 'lane-column lane-empty' : 'lane-column'}>
            <div className="row spread">
              <Light colour={colourOf(light)} text={t(`light.${light}`)} />
              <strong className="number">{total}</strong>
            </div>
            {items.map((item) => (
              <TaskCard key={item.task.id} card={item} withUnit />
            ))}
            {total > items.length ? <small className="faint">{t('board.rest', { count: total - items.length })}</small> : null}
          </section>
        ))}
      </div>
      {cut ? (
        <Button className="more-button" onClick={onMore}>
          {t('board.more')}
        </Button>
      ) : null}
    </>
  );
}

/** Every unit that leads something with its lights; opens what it carries. */
function UnitStrip({ board }: { board: Board }): ReactNode {
  const { t } = useSupervisionWords();
  const units = board.choices.units.filter((unit) => unit.leads > 0);
  if (units.length < 2) return null;
  return (
    <ul className="unit-strip" aria-label={t('board.byUnit')}>
      {units.map(({ unit, lights }) => (
        <li key={unit}>
          <AppLink to={`/supervision/loads/${encodeURIComponent(unit)}`}>{unit}</AppLink>
          {(['RED', 'YELLOW', 'GREEN', 'DONE', 'GREY'] as const)
            .filter((light) => lights[light] > 0)
            .map((light) => (
              <span key={light} className="row-tight number">
                <Light colour={colourOf(light)} text={t(`light.${light}`)} compact /> {lights[light]}
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}

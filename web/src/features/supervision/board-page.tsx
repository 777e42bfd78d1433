import { Select, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { type BoardItem, getBoard, type SupervisionLight } from '../../../../src/modules/supervision/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../components/time.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { RulesNote } from './rules-note.tsx';
import './supervision.css';
import { colourOf, useSupervisionWords } from './words.ts';

const COLUMNS: readonly SupervisionLight[] = ['RED', 'YELLOW', 'GREEN', 'DONE', 'GREY'];

export default function BoardPage(): ReactNode {
  const { t } = useSupervisionWords();
  const [filter, change] = useAddressState();
  const answer = useAnswer(getBoard);
  const items = answer.data?.items ?? [];
  const unitOf = (item: BoardItem): string => item.organisation?.name ?? t('board.noUnit');
  const units = [...new Set(items.map(unitOf))];
  const columns = COLUMNS.filter((light) => items.some((item) => item.light === light));
  return (
    <div className="stack">
      <PageHead title={t('board.title')} lead={t('board.lead')} />
      <ProblemAlert problem={answer.error} />
      <div className="row">
        <Select
          aria-label={t('board.unit')}
          className="unit-filter"
          value={filter.unit ?? ''}
          options={[{ value: '', label: t('board.anyUnit') }, ...units.map((unit) => ({ value: unit, label: unit }))]}
          onChange={(unit: string) => change({ unit })}
        />
        {columns.map((light) => (
          <Light key={light} colour={colourOf(light)} text={`${t(`light.${light}`)} ${items.filter((i) => i.light === light).length}`} />
        ))}
      </div>
      {answer.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {answer.data && items.length === 0 ? <Empty title={t('board.none')} hint={t('board.noneHint')} /> : null}
      {units
        .filter((unit) => !filter.unit || unit === filter.unit)
        .map((unit) => (
          <UnitLane key={unit} unit={unit} items={items.filter((item) => unitOf(item) === unit)} columns={columns} />
        ))}
      {answer.data ? <RulesNote rules={answer.data.rules} /> : null}
    </div>
  );
}

function UnitLane({ unit, items, columns }: { unit: string; items: readonly BoardItem[]; columns: readonly SupervisionLight[] }): ReactNode {
  const { t } = useSupervisionWords();
  return (
    <section className="stack-tight" aria-label={unit}>
      <h2>
        {unit} <small className="faint">{t('board.counts', { count: items.length })}</small>
      </h2>
      <div className="lane" style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(0, 1fr))` }}>
        {columns.map((light) => {
          const own = items.filter((item) => item.light === light);
          return (
            <div key={light} className={own.length === 0 ? 'lane-column lane-empty' : 'lane-column'}>
              <Light colour={colourOf(light)} text={t(`light.${light}`)} />
              {own.map((item) => (
                <TaskCard key={item.task.id} item={item} />
              ))}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function TaskCard({ item }: { item: BoardItem }): ReactNode {
  const { t, reason } = useSupervisionWords();
  const say = useSay();
  const language = useLanguage();
  const next = item.nextMilestone;
  return (
    <article className={`task-card task-${colourOf(item.light)}`}>
      <AppLink to={`/supervision/tasks/${item.task.id}`} className="task-name">
        {item.task.no}. {say(item.task)}
      </AppLink>
      <ProgressBar {...item} />
      {item.reasons.map((r, i) => (
        <small key={i}>{reason(r, item.named)}</small>
      ))}
      {next ? <small className="faint">{t('next', { milestone: say(next), date: formatDay(next.dueOn, language) })}</small> : null}
      <div className="row-tight">
        {item.named
          .filter((m) => item.blue.includes(m.key))
          .map((m) => (
            <Tag key={m.key} color="blue">{t('blue', { milestone: say(m) })}</Tag>
          ))}
        {item.awaitsVerification ? <Tag color="processing">{t('awaitsVerification')}</Tag> : null}
        {item.awaitsApproval ? <Tag>{t('awaitsApproval')}</Tag> : null}
        {item.openOrders.map((o) => (
          <AppLink key={o.caseId} to={`/cases/${o.caseId}`}>
            <Tag color={TAG[o.colour]}>
              {t(`colour.${o.colour}`)} · {t(`orderState.${o.status}`)}
            </Tag>
          </AppLink>
        ))}
        {item.demo ? <Tag>{t('demo')}</Tag> : null}
      </div>
    </article>
  );
}

const TAG: Record<BoardItem['openOrders'][number]['colour'], string> = { BLUE: 'blue', YELLOW: 'gold', RED: 'red' };

import { Select, Skeleton, Table } from 'antd';
import type { ReactNode } from 'react';
import { listTasks, type PlanTask } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './plan.css';
import { IndicatorTags } from './indicator-tags.tsx';
import { usePlanWords } from './words.ts';

export default function TasksPage(): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const phone = usePhone();
  const [filter, change] = useAddressState();
  // Asked without the place, so that the choice of places stays whole; 36 tasks need no paging.
  const answer = useAnswer(listTasks);
  const categories = answer.data?.categories ?? [];
  const tasks = (answer.data?.tasks ?? []).filter(
    (task) => (!filter.place || task.places.includes(filter.place)) && (!filter.category || task.category === filter.category),
  );
  const categoryOf = (task: PlanTask): string => say(categories.find((c) => c.id === task.category) ?? { zh: task.category });
  return (
    <div className="stack plan-page">
      <PageHead title={t('tasks.title')} lead={t('tasks.lead')} />
      <ProblemAlert problem={answer.error} />
      <div className="row">
        <Select
          aria-label={t('tasks.place')}
          className="task-filter"
          value={filter.place ?? ''}
          options={[{ value: '', label: t('tasks.anyPlace') }, ...(answer.data?.places ?? []).map((p) => ({ value: p.code, label: say(p) }))]}
          onChange={(place: string) => change({ place })}
        />
        <Select
          aria-label={t('tasks.category')}
          className="task-filter"
          value={filter.category ?? ''}
          options={[{ value: '', label: t('tasks.anyCategory') }, ...categories.map((c) => ({ value: c.id, label: say(c) }))]}
          onChange={(category: string) => change({ category })}
        />
        <span className="faint">{t('tasks.total', { count: tasks.length })}</span>
      </div>
      {answer.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {answer.data && tasks.length === 0 ? <Empty title={t('tasks.empty')} hint={t('tasks.emptyHint')} /> : null}
      {tasks.length > 0 && phone
        ? tasks.map((task) => (
            <div key={task.id} className="card-row stack-tight">
              <strong>
                {task.no}. {say(task)}
              </strong>
              <span className="faint">{categoryOf(task)}</span>
              <Units task={task} />
              <div>
                <span className="faint">{t('tasks.moves')}</span> <IndicatorTags codes={task.indicators} document={task.document} />
              </div>
              <ClauseLink document={task.document} path={task.clause} />
            </div>
          ))
        : null}
      {tasks.length > 0 && !phone ? (
        <Table<PlanTask>
          aria-label={t('tasks.title')}
          dataSource={tasks}
          rowKey="id"
          pagination={false}
          size="small"
          scroll={{ x: 900 }}
          columns={[
            { title: t('tasks.no'), dataIndex: 'no', width: 60 },
            { title: t('tasks.name'), key: 'name', render: (_, task) => say(task) },
            { title: t('tasks.category'), key: 'category', render: (_, task) => categoryOf(task) },
            { title: t('tasks.units'), key: 'units', render: (_, task) => <Units task={task} /> },
            { title: t('tasks.moves'), key: 'moves', render: (_, task) => <IndicatorTags codes={task.indicators} document={task.document} /> },
            { title: t('plan.clause'), key: 'clause', render: (_, task) => <ClauseLink document={task.document} path={task.clause} /> },
          ]}
        />
      ) : null}
    </div>
  );
}

function Units({ task }: { task: PlanTask }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  return (
    <div className="units" title={task.noteZh ? say({ zh: task.noteZh, en: task.noteEn }) : undefined}>
      {task.lead ? (
        <span>
          <span className="faint">{t('tasks.lead_')}</span> {task.lead}
        </span>
      ) : (
        <span className="faint">{t('tasks.noLead')}</span>
      )}
      {task.cooperating.length > 0 ? (
        <span>
          <span className="faint">{task.lead ? t('tasks.cooperating') : t('tasks.together')}</span> {task.cooperating.join('、')}
        </span>
      ) : null}
    </div>
  );
}

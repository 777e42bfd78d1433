import { EditOutlined } from '@ant-design/icons';
import { Button, Select, Skeleton, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { listTasks, type PlanTask, type TaskView } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { comma } from '../../app/marks.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './plan.css';
import { IndicatorTags } from './indicator-tags.tsx';
import { TaskDrawer } from './task-drawer.tsx';
import { MoneyLines, Resolution } from './task-lines.tsx';
import { usePlanWords } from './words.ts';

export default function TasksPage(): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const phone = usePhone();
  const may = useCan('plan.task.write');
  const [filter, change] = useAddressState();
  const [editing, setEditing] = useState<string>();
  // Asked without the filters, so that the choices stay whole; some eighty tasks need no paging.
  const answer = useAnswer(listTasks);
  const categories = answer.data?.categories ?? [];
  const all = answer.data?.tasks ?? [];
  const tasks = all.filter(
    (task) =>
      (!filter.place || task.places.includes(filter.place)) && (!filter.category || task.category === filter.category) && (!filter.document || task.document === filter.document),
  );
  const categoryOf = (task: PlanTask): string => say(categories.find((c) => c.id === task.category) ?? { zh: task.category });
  const edit = (task: TaskView): ReactNode =>
    may ? (
      <Button size="small" icon={<EditOutlined />} onClick={() => setEditing(task.id)}>
        {t('tasks.edit')}
      </Button>
    ) : null;
  return (
    <div className="stack plan-page">
      <PageHead title={t('tasks.title')} lead={t('tasks.lead')} />
      <ProblemAlert problem={answer.error} />
      <div className="row">
        <Select
          aria-label={t('tasks.document')}
          className="task-filter task-document"
          value={filter.document ?? ''}
          options={[{ value: '', label: t('tasks.anyDocument') }, ...(answer.data?.documents ?? []).map((d) => ({ value: d.id, label: say(d) }))]}
          onChange={(document: string) => change({ document })}
        />
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
            <div key={task.id} className={`card-row stack-tight${task.parent ? ' task-part' : ''}`}>
              <strong>
                {task.no}. {say(task)}
              </strong>
              <span className="faint">
                {categoryOf(task)}
                {task.children.length > 0 ? ` · ${t('tasks.parts', { count: task.children.length })}` : ''}
              </span>
              <Units task={task} />
              <div>
                <span className="faint">{t('tasks.moves')}</span> <IndicatorTags codes={task.indicators} document={task.document} />
              </div>
              <div>
                <span className="faint">{t('tasks.money')}</span> <MoneyLines task={task} />
              </div>
              <div>
                <span className="faint">{t('tasks.resolution')}</span> <Resolution task={task} />
              </div>
              <ClauseLink document={task.document} path={task.clause} />
              {edit(task)}
            </div>
          ))
        : null}
      {tasks.length > 0 && !phone ? (
        <Table<TaskView>
          aria-label={t('tasks.title')}
          dataSource={tasks}
          rowKey="id"
          // The ids of a task's parts are no rows below it: parts are listed in their own place.
          expandable={{ childrenColumnName: 'rowsBelow' }}
          pagination={false}
          size="small"
          scroll={{ x: 1100 }}
          columns={[
            { title: t('tasks.no'), dataIndex: 'no', width: 56 },
            { title: t('tasks.name'), key: 'name', width: 210, render: (_, task) => <Name task={task} kind={categoryOf(task)} /> },
            { title: t('tasks.units'), key: 'units', width: 180, render: (_, task) => <Units task={task} /> },
            { title: t('tasks.moves'), key: 'moves', width: 170, render: (_, task) => <IndicatorTags codes={task.indicators} document={task.document} /> },
            { title: t('tasks.money'), key: 'money', width: 210, render: (_, task) => <MoneyLines task={task} /> },
            { title: t('tasks.resolution'), key: 'resolution', width: 180, render: (_, task) => <Resolution task={task} /> },
            { title: t('plan.clause'), key: 'clause', width: 120, render: (_, task) => <ClauseLink document={task.document} path={task.clause} /> },
            ...(may ? [{ title: '', key: 'edit', width: 90, render: (_: unknown, task: TaskView) => edit(task) }] : []),
          ]}
        />
      ) : null}
      <TaskDrawer task={all.find((task) => task.id === editing)} tasks={all} indicators={answer.data?.indicators ?? []} onClose={() => setEditing(undefined)} />
    </div>
  );
}

function Name({ task, kind }: { task: TaskView; kind: string }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  return (
    <div className={`units${task.parent ? ' task-part' : ''}`}>
      <span>{task.children.length > 0 ? <strong>{say(task)}</strong> : say(task)}</span>
      <small className="faint">
        {kind}
        {task.children.length > 0 ? ` · ${t('tasks.parts', { count: task.children.length })}` : ''}
        {task.detailSetByName ? ` · ${t('tasks.detailBy', { name: task.detailSetByName, version: task.detailVersion })}` : ''}
      </small>
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
          <span className="faint">{task.lead ? t('tasks.cooperating') : t('tasks.together')}</span> {task.cooperating.join(comma())}
        </span>
      ) : null}
    </div>
  );
}

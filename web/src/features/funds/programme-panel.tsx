import { Button, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { Money } from '../../components/money.tsx';
import { AllocateDialog, ContributeDialog, SettleDialog } from './fund-dialogs.tsx';
import type { FundView } from './fund-page.tsx';

type Programme = FundView['programmes'][number];
export type FundTask = Programme['tasks'][number];

/** A programme: who bears it, its task list, what each task has and has spent. */
export function ProgrammePanel({ fund, programme: p }: { fund: FundView; programme: Programme }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const [contributing, setContributing] = useState(false);
  const [step, setStep] = useState<{ kind: 'allocate' | 'settle'; task: FundTask }>();
  const close = (): void => setStep(undefined);
  return (
    <section className="panel stack" aria-labelledby={`programme-${p.id}`}>
      <div className="row spread">
        <h2 id={`programme-${p.id}`}>{say({ zh: p.nameZh, en: p.nameEn })}</h2>
        <span>
          <Tag>{say(fund.purposes.find((x) => x.id === p.purpose) ?? { zh: p.purpose, en: p.purpose })}</Tag>
          <strong>
            <Money fen={p.totalFen} />
          </strong>
        </span>
      </div>
      <div className="row spread">
        <h3>{t('fund.shares')}</h3>
        {fund.may.allocate && p.shares.some((s) => s.kind !== 'fund' && s.receivedFen < s.amountFen) ? (
          <Button size="small" onClick={() => setContributing(true)}>
            {t('fund.contribute')}
          </Button>
        ) : null}
      </div>
      <Table
        aria-label={t('fund.shares')}
        size="small"
        rowKey="party"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...p.shares]}
        columns={[
          { title: t('fund.party'), render: (_, s) => say({ zh: s.nameZh, en: s.nameEn }) },
          { title: t('fund.share'), align: 'right', render: (_, s) => <Money fen={s.amountFen} unit="wan" /> },
          { title: t('fund.ratio'), align: 'right', render: (_, s) => `${((s.amountFen / p.totalFen) * 100).toFixed(1)}%` },
          { title: t('fund.received'), align: 'right', render: (_, s) => <Money fen={s.receivedFen} unit="wan" /> },
        ]}
      />
      <Table
        aria-label={t('fund.programmes')}
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...p.tasks]}
        columns={[
          { title: '#', dataIndex: 'no' },
          { title: t('fund.task'), render: (_, task) => <TaskCell task={task} /> },
          { title: t('fund.indicator'), render: (_, task) => (task.indicator ? `${task.indicator} ${task.target ?? ''}${task.unit ?? ''}${task.achieved === null ? '' : ` → ${task.achieved}`}` : '—') },
          { title: t('fund.progress'), align: 'right', render: (_, task) => (task.progressPpm === null ? t('fund.none') : `${(task.progressPpm / 10_000).toFixed(1)}%`) },
          { title: t('fund.planned'), align: 'right', render: (_, task) => <Money fen={task.plannedFen} unit="wan" /> },
          { title: t('funds.allocated'), align: 'right', render: (_, task) => <Money fen={task.allocatedFen} unit="wan" /> },
          { title: t('funds.paid'), align: 'right', render: (_, task) => <Money fen={task.paidFen} unit="wan" /> },
          ...(fund.may.allocate
            ? [{
                title: '',
                render: (_: unknown, task: FundTask) =>
                  task.closedAt ? null : (
                    <span className="row-tight">
                      <Button size="small" onClick={() => setStep({ kind: 'allocate', task })}>
                        {t('fund.allocate')}
                      </Button>
                      <Button size="small" onClick={() => setStep({ kind: 'settle', task })}>
                        {t('fund.settle')}
                      </Button>
                    </span>
                  ),
              }]
            : []),
        ]}
      />
      {contributing ? <ContributeDialog programme={p} onClose={() => setContributing(false)} /> : null}
      {step?.kind === 'allocate' ? <AllocateDialog fund={fund} task={step.task} onClose={close} /> : null}
      {step?.kind === 'settle' ? <SettleDialog task={step.task} onClose={close} /> : null}
    </section>
  );
}

function TaskCell({ task }: { task: FundTask }): ReactNode {
  const { t } = useTranslation('funds');
  return (
    <div className="stack-tight" style={{ maxWidth: 340 }}>
      <span>
        {task.title} {task.kind === 'award' ? <Tag color="blue">{t('fund.award')}</Tag> : null}
        {task.closedAt ? <Tag>{t('fund.closed')}</Tag> : null}
      </span>
      {task.planTask && task.planTitle ? <AppLink to={`/supervision/tasks/${task.planTask}`}>{task.planTitle}</AppLink> : null}
    </div>
  );
}

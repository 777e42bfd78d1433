import { Skeleton, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ContractAnswer } from '../../../../src/kernel/base/route-contract.ts';
import { getPublicBoard } from '../../../../src/modules/supervision/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, formatDay } from '../../components/time.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { RulesNote } from './rules-note.tsx';
import './supervision.css';
import { colourOf, useSupervisionWords } from './words.ts';

type PublicItem = ContractAnswer<typeof getPublicBoard>['items'][number];

/** What may be public: light and verified progress; no claims, evidence, orders or names of persons. */
export default function PublicPage(): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const phone = usePhone();
  const language = useLanguage();
  const answer = useAnswer(getPublicBoard);
  const items = answer.data?.items ?? [];
  const name = (item: PublicItem): ReactNode => (
    <>
      {item.task.no}. {say(item.task)} {item.demo ? <Tag>{t('demo')}</Tag> : null}
    </>
  );
  const light = (item: PublicItem): ReactNode => (
    <span className="stack-tight">
      <Light colour={colourOf(item.light)} text={t(`light.${item.light}`)} />
      {item.circular ? <Tag color="volcano">{t('circular', { no: item.circular.no, date: formatDay(item.circular.on, language) })}</Tag> : null}
    </span>
  );
  return (
    <div className="stack">
      <PageHead title={t('public.title')} lead={t('public.lead')} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {answer.data && items.length === 0 ? <Empty title={t('public.empty')} /> : null}
      {phone
        ? items.map((item) => (
            <div key={item.task.id} className="card-row stack-tight">
              <strong>{name(item)}</strong>
              {light(item)}
              <ProgressBar {...item} />
              <small className="faint">
                {item.task.lead} {item.dueOn ? <CalendarDay date={item.dueOn} /> : null}
              </small>
              <ClauseLink document={item.task.document} path={item.task.clause} />
            </div>
          ))
        : null}
      {!phone && items.length > 0 ? (
        <Table<PublicItem>
          aria-label={t('public.title')}
          dataSource={items}
          rowKey={(item) => item.task.id}
          pagination={false}
          size="small"
          columns={[
            { title: t('public.task'), key: 'task', render: (_, item) => name(item) },
            { title: t('public.lead_'), key: 'lead', width: 110, render: (_, item) => item.task.lead },
            { title: t('public.light'), key: 'light', width: 120, render: (_, item) => light(item) },
            { title: t('public.progress'), key: 'progress', width: 260, render: (_, item) => <ProgressBar {...item} /> },
            { title: t('public.due'), key: 'due', width: 130, render: (_, item) => (item.dueOn ? <CalendarDay date={item.dueOn} /> : null) },
            { title: t('public.clause'), key: 'clause', width: 130, render: (_, item) => <ClauseLink document={item.task.document} path={item.task.clause} /> },
          ]}
        />
      ) : null}
      {answer.data ? <RulesNote rules={answer.data.rules} /> : null}
    </div>
  );
}

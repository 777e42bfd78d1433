import { Button, Skeleton, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createFund, listFunds } from '../../../../src/modules/funds/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { AskDialog } from './ask-dialog.tsx';

type Funds = CallAnswer<typeof listFunds>;

/** Every fund with what became of its money. */
export default function FundsPage(): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const { data, error, isPending } = useAnswer(listFunds);
  const [creating, setCreating] = useState(false);
  return (
    <div className="stack">
      <PageHead
        title={t('funds.title')}
        lead={t('funds.lead')}
        actions={
          <>
            <AppLink to="/funds/batches">{t('funds.batches')}</AppLink>
            {data?.may.plan ? (
              <Button type="primary" onClick={() => setCreating(true)}>
                {t('funds.new')}
              </Button>
            ) : null}
          </>
        }
      />
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : null}
      {data?.funds.length === 0 ? <Empty title={t('funds.empty')} hint={t('funds.emptyHint')} /> : null}
      {data && data.funds.length > 0 ? (
        <Table
          aria-label={t('funds.title')}
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...data.funds]}
          columns={[
            { title: t('funds.one'), render: (_, f) => <AppLink to={`/funds/fund/${f.id}`}>{say({ zh: f.nameZh, en: f.nameEn })}</AppLink> },
            { title: t('funds.year'), dataIndex: 'year' },
            { title: t('funds.clause'), dataIndex: 'clause' },
            ...(['budget', 'contributed', 'allocated', 'paid', 'returned'] as const).map((key) => ({
              title: t(`funds.${key}`), align: 'right' as const, render: (_: unknown, f: Funds['funds'][number]) => <Money fen={f[`${key}Fen`]} unit="wan" />,
            })),
          ]}
        />
      ) : null}
      {creating && data ? <CreateDialog funds={data} onClose={() => setCreating(false)} /> : null}
    </div>
  );
}

function CreateDialog({ funds, onClose }: { funds: Funds; onClose: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const go = useGo();
  const action = useAction(createFund, { onSuccess: ({ id }) => void go(`/funds/fund/${id}`) });
  return (
    <AskDialog
      title={t('funds.new')}
      action={action}
      onClose={onClose}
      fields={[
        { name: 'code', label: t('funds.code'), kind: 'text' },
        { name: 'nameZh', label: t('funds.nameZh'), kind: 'text' },
        { name: 'nameEn', label: t('funds.nameEn'), kind: 'text' },
        { name: 'year', label: t('funds.year'), kind: 'number' },
        { name: 'clause', label: t('funds.clause'), kind: 'text', initial: '002 六/（二）' },
        { name: 'purposes', label: t('funds.purposes'), kind: 'choices', options: funds.purposes.map((p) => ({ value: p.id, label: say(p) })) },
      ]}
      onSend={(v) => action.mutate({ body: { code: String(v['code']), nameZh: String(v['nameZh']), nameEn: String(v['nameEn']), year: Number(v['year']), clause: String(v['clause']), purposes: v['purposes'] as string[] } })}
    />
  );
}

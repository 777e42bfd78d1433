import { App, Button, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRounds, openRound, type RoundRowView } from '../../../../src/modules/entitlement/contract.ts';
import { listFunds } from '../../../../src/modules/funds/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { validValues } from '../../app/valid-values.ts';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import { placeOf, roundColour } from './words.ts';

type Rounds = CallAnswer<typeof listRounds>;

/** The desk of rounds: those of the own cities, and a new one. */
export default function RoundsPage(): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const go = useGo();
  const { page, pageSize, onPage } = usePaging();
  const [opening, setOpening] = useState(false);
  const answer = useAnswer(listRounds, { query: { page, pageSize } }, { keepPrevious: true });
  const city = (r: RoundRowView): string => say(placeOf(answer.data?.regions ?? [], r.region));
  const state = (r: RoundRowView): ReactNode => <Light colour={roundColour[r.status]} text={t(`state.${r.status}`)} />;
  const mayOpen = (answer.data?.mayOpen.length ?? 0) > 0;
  const begin = mayOpen ? <Button type="primary" onClick={() => setOpening(true)}>{t('rounds.new')}</Button> : undefined;
  return (
    <div className="stack">
      <PageHead title={t('rounds.title')} lead={t('rounds.lead')} actions={begin} />
      <PagedTable<RoundRowView>
        answer={answer}
        label={t('rounds.title')}
        rowKey={(r) => r.id}
        onPage={onPage}
        onRow={(r) => void go(`/entitlement/rounds/${r.id}`)}
        empty={<Empty title={t('rounds.empty')} hint={t('rounds.emptyHint')} action={begin} />}
        columns={[
          { title: t('rounds.name'), render: (_, r) => <AppLink to={`/entitlement/rounds/${r.id}`}>{r.title}</AppLink> },
          { title: t('rounds.policy'), render: (_, r) => say({ zh: r.programmeZh, en: r.programmeEn }) },
          { title: t('rounds.city'), render: (_, r) => city(r) },
          { title: t('rounds.factsOn'), render: (_, r) => <CalendarDay date={r.factsOn} /> },
          { title: t('rounds.listed'), align: 'right', render: (_, r) => t('rounds.firms', { n: r.listed }) },
          { title: t('rounds.amount'), align: 'right', render: (_, r) => <Money fen={r.totalFen} unit="wan" /> },
          { title: t('rounds.paid'), align: 'right', render: (_, r) => <Money fen={r.paidFen} unit="wan" /> },
          { title: t('rounds.state'), render: (_, r) => (<span className="row-tight">{state(r)}{r.openAppeals > 0 ? <span className="faint">{t('rounds.appeals', { n: r.openAppeals })}</span> : null}</span>) },
        ]}
        card={(r) => (
          <div className="stack-tight">
            <strong>{r.title}</strong>
            <span className="row spread">{state(r)}<span>{t('rounds.firms', { n: r.listed })} · <Money fen={r.totalFen} /></span></span>
            <small className="faint">{city(r)} · <CalendarDay date={r.factsOn} /></small>
          </div>
        )}
      />
      {opening && answer.data ? <OpenRound data={answer.data} onClose={() => setOpening(false)} /> : null}
    </div>
  );
}

interface Fields {
  programme: string;
  region: string;
  period: string;
  factsOn: string;
  fund: string;
  budget: number;
  title: string;
}

function OpenRound({ data, onClose }: { data: Rounds; onClose: () => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const go = useGo();
  const today = useToday();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const action = useAction(openRound, {
    onSuccess: ({ id }) => {
      void message.success(t('rounds.opened'));
      void go(`/entitlement/rounds/${id}`);
    },
  });
  const send = async (): Promise<void> => {
    const values = await validValues(form);
    if (!values) return;
    const { budget, ...v } = values;
    action.mutate({ body: { ...v, budgetFen: Math.round(budget * 100) } });
  };
  const funds = useAnswer(listFunds);
  const required = [{ required: true }];
  const first = data.programmes[0];
  return (
    <Modal open title={t('rounds.new')} okText={t(action.isPending ? 'rounds.opening' : 'rounds.open')} cancelText={t('cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onClose}>
      <Form<Fields> form={form} layout="vertical" initialValues={{ programme: first?.id, region: data.mayOpen[0], period: today.slice(0, 4), factsOn: today, title: first ? `${today.slice(0, 4)}年${first.zh}` : '' }}>
        <Form.Item name="programme" label={t('rounds.policy')} rules={required}>
          <Select options={data.programmes.map((p) => ({ value: p.id, label: say(p) }))} onChange={(id: string) => form.setFieldValue('title', `${form.getFieldValue('period') as string}年${data.programmes.find((p) => p.id === id)!.zh}`)} />
        </Form.Item>
        <div className="grid">
          <Form.Item name="region" label={t('rounds.city')} rules={required}>
            <Select options={data.mayOpen.map((code) => ({ value: code, label: say(placeOf(data.regions, code)) }))} />
          </Form.Item>
          <Form.Item name="factsOn" label={t('rounds.factsOn')} rules={required}><Input type="date" max={today} /></Form.Item>
          <Form.Item name="period" label={t('rounds.period')} rules={[{ required: true, pattern: /^\d{4}$/ }]}><Input maxLength={4} /></Form.Item>
          <Form.Item name="fund" label={t('rounds.fund')} rules={required}>
            {funds.data ? <Select options={funds.data.funds.map((f) => ({ value: f.code, label: say({ zh: f.nameZh, en: f.nameEn }) }))} /> : <Input maxLength={60} />}
          </Form.Item>
        </div>
        <Form.Item name="budget" label={t('rounds.budget')} rules={required}><YuanInput min={0.01} /></Form.Item>
        <Form.Item name="title" label={t('rounds.name')} rules={[{ required: true, min: 4 }]}><Input maxLength={120} /></Form.Item>
      </Form>
      <ProblemAlert problem={action.error} />
    </Modal>
  );
}

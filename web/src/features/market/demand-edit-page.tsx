import { App, Button, Form, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DemandView, getDemand, updateDemand } from '../../../../src/modules/market/contract.ts';
import { useGo, useRouteParam } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { DemandForm, type DemandValues, draftOf, valuesOf } from './demand-form.tsx';

export default function DemandEditPage(): ReactNode {
  const { t } = useTranslation('market');
  const id = useRouteParam('id');
  const { data, error } = useAnswer(getDemand, { params: { id } });
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active />;
  return (
    <>
      <PageHead title={t('demand.edit')} lead={data.title} />
      <Editor demand={data} />
    </>
  );
}

/** Keeps the version it was opened with: if somebody saves meanwhile, the server says so instead of overwriting. */
function Editor({ demand }: { demand: DemandView }): ReactNode {
  const { t } = useTranslation('market');
  const { message } = App.useApp();
  const go = useGo();
  const [opened] = useState(demand);
  const [form] = Form.useForm<DemandValues>();
  const save = useAction(updateDemand, {
    onSuccess: () => {
      void message.success(t('demand.saved'));
      go(`/market/demands/${demand.id}`);
    },
  });
  const send = (): void => save.mutate({ params: { id: demand.id }, body: { ...draftOf({ ...valuesOf(opened), ...form.getFieldsValue() }), version: opened.version } });
  return (
    <DemandForm form={form} initial={opened}>
      <ProblemAlert problem={save.error} />
      <div className="row">
        <Button type="primary" loading={save.isPending} onClick={send}>
          {t('demand.save')}
        </Button>
        <Button onClick={() => go(`/market/demands/${demand.id}`)}>{t('demand.cancel')}</Button>
      </div>
    </DemandForm>
  );
}

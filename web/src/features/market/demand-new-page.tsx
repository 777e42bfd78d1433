import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createDemand } from '../../../../src/modules/market/contract.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { DemandForm, type DemandValues, draftOf, EMPTY_DEMAND, valuesOf } from './demand-form.tsx';

export default function DemandNewPage(): ReactNode {
  const { t } = useTranslation('market');
  const go = useGo();
  const [form] = Form.useForm<DemandValues>();
  const create = useAction(createDemand, { onSuccess: (demand) => go(`/market/demands/${demand.id}`, { replace: true }) });
  return (
    <>
      <PageHead title={t('demand.new')} lead={t('demand.newHint')} />
      <DemandForm form={form} initial={EMPTY_DEMAND}>
        <ProblemAlert problem={create.error} />
        <div>
          <Button type="primary" loading={create.isPending} onClick={() => create.mutate({ body: draftOf({ ...valuesOf(EMPTY_DEMAND), ...form.getFieldsValue() }) })}>
            {t('demand.save')}
          </Button>
        </div>
      </DemandForm>
    </>
  );
}

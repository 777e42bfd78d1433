import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { joinInspection } from '../../../../src/modules/supervision/contract.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useSupervisionWords } from './words.ts';

/** Joining is stating: the words stand in the record under one's name. */
export function JoinTeam({ id }: { id: string }): ReactNode {
  const { t } = useSupervisionWords();
  const { message } = App.useApp();
  const [statement, setStatement] = useState(t('inspection.joinText'));
  const action = useAction(joinInspection, { onSuccess: () => void message.success(t('inspection.joined')) });
  return (
    <div className="stack-tight">
      <Input.TextArea aria-label={t('inspection.statement')} rows={2} maxLength={1000} value={statement} onChange={(e) => setStatement(e.target.value)} />
      <ProblemAlert problem={action.error} />
      <div>
        <Button type="primary" disabled={statement.trim().length < 4} loading={action.isPending} onClick={() => action.mutate({ params: { id }, body: { noConflict: true, statement } })}>
          {t('inspection.join')}
        </Button>
      </div>
    </div>
  );
}

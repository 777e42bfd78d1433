import { Drawer, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { getTarget } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { TargetDetail } from './target-detail.tsx';

/** From a number down to its sources, its clause and the tasks behind it. `id` comes from the address, so a colleague can be sent here. */
export function TargetDrawer({ id, asOf, onClose, onOpen }: { id: string | undefined; asOf?: string; onClose: () => void; onOpen: (id: string) => void }): ReactNode {
  const say = useSay();
  const phone = usePhone();
  const answer = useAnswer(getTarget, { params: { id: id ?? '-' }, query: asOf ? { asOf } : {} }, { enabled: id !== undefined });
  const target = answer.data?.target;
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={phone ? '100%' : 720}
      title={target ? `${say(target.indicator)} · ${say({ zh: target.place.shortZh, en: target.place.shortEn })}` : ' '}
      destroyOnHidden
    >
      <ProblemAlert problem={answer.error} />
      {answer.data ? <TargetDetail detail={answer.data} asOf={asOf} onOpen={onOpen} /> : answer.error ? null : <Skeleton active paragraph={{ rows: 10 }} />}
    </Drawer>
  );
}

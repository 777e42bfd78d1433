import { ExperimentOutlined } from '@ant-design/icons';
import { Button, Modal, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { CalendarDay } from '../components/time.tsx';
import { dateOf } from '../../../src/kernel/base/calendar-date.ts';
import { demoState, moveDemoClock } from '../../../src/flows/demo/contract.ts';
import { useAction, useAnswer } from './query.ts';
import { useSession } from './session.tsx';

/** Says plainly that this is a demo, which day the demo stands at, and lets a signed-in person move that day. */
export function DemoBanner(): ReactNode {
  const { t } = useTranslation('app');
  const { me } = useSession();
  const answer = useAnswer(demoState);
  const [open, setOpen] = useState(false);
  if (!answer.data?.demo) return null;
  const { offsetDays, now } = answer.data.clock;
  return (
    <div className="demo-banner" role="note">
      <ExperimentOutlined />
      <strong>{t('demo.banner')}</strong>
      <span className="demo-hint">{t('demo.hint')}</span>
      <button type="button" className="demo-clock" onClick={() => setOpen(true)}>
        {t('demo.today')} <CalendarDay date={dateOf(new Date(now))} />
        {offsetDays === 0 ? '' : t('demo.shifted', { count: offsetDays })}
      </button>
      <Modal open={open} title={t('demo.today')} footer={null} onCancel={() => setOpen(false)}>
        <ClockPanel signedIn={me !== undefined} />
      </Modal>
    </div>
  );
}

function ClockPanel({ signedIn }: { signedIn: boolean }): ReactNode {
  const { t } = useTranslation('app');
  // Every number on every screen may depend on the date.
  const move = useAction(moveDemoClock, { onSuccess: () => window.location.reload() });
  return (
    <div className="demo-panel stack">
      <p>{t('demo.explain')}</p>
      {signedIn ? null : <p className="faint">{t('demo.signInFirst')}</p>}
      <ProblemAlert problem={move.error} />
      <Space wrap>
        {[1, 7, 15, 30].map((days) => (
          <Button key={days} size="small" disabled={!signedIn} loading={move.isPending} onClick={() => move.mutate({ body: { days } })}>
            {t('demo.forward', { count: days })}
          </Button>
        ))}
      </Space>
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockDefinition, ClockStatus } from '../../../../src/kernel/procedure/contract.ts';
import { type Language, useLanguage, useSay } from '../../app/i18n.ts';
import { Light } from '../../components/light.tsx';
import { formatDay } from '../../components/time.tsx';

type Say = (key: string, values?: Record<string, unknown>) => string;

/** One time limit: its light, what is left of it, and where it is written. */
export function ClockLine({ clock, status }: { clock: ClockDefinition; status: ClockStatus }): ReactNode {
  const { t } = useTranslation('procedure');
  const language = useLanguage();
  const say = useSay();
  const { value, unit, source } = clock.length;
  return (
    <li className={status.status === 'idle' ? 'clock clock-idle' : 'clock'}>
      <div className="row spread">
        <strong>{say(clock)}</strong>
        <Light colour={status.status === 'idle' ? 'grey' : status.light} text={clockText(t, language, clock, status)} />
      </div>
      <small className="faint">
        {status.status === 'running' && status.dueOn ? `${t('clock.running', { date: formatDay(status.dueOn, language) })} · ` : ''}
        {t('clock.length', { count: value, unit: t(`clock.${unit}`), source: source === 'PC' ? t('clock.convention') : source })}
      </small>
    </li>
  );
}

function clockText(t: Say, language: Language, clock: ClockDefinition, status: ClockStatus): string {
  const unit = t(`clock.${clock.length.unit}`);
  const left = status.remaining ?? 0;
  switch (status.status) {
    case 'idle':
      return t('clock.idle');
    case 'paused':
      return t('clock.paused', { count: Math.max(0, left), unit });
    case 'stopped':
      return status.late ? t('clock.late') : t('clock.stopped', { date: status.stoppedOn ? formatDay(status.stoppedOn, language) : '' });
    case 'running':
      if (status.late) return t('clock.over', { count: Math.max(1, -left), unit });
      return left === 0 ? t('clock.today') : t('clock.left', { count: left, unit });
  }
}

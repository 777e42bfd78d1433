import { UndoOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Slider, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SandboxChange, SandboxLever } from '../../../../src/flows/sandbox/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { mostOf, settingText, stepOf } from './words.ts';

/** One number of the rule beside its clause, with what it is tried at. */
export function LeverRow({ lever, change, onSet, onUndo }: { lever: SandboxLever; change: SandboxChange | undefined; onSet: (to: SandboxChange['to']) => void; onUndo: () => void }): ReactNode {
  const { t } = useTranslation('sandbox');
  const say = useSay();
  const numeric = lever.value !== null || lever.kind === 'PARAMETER';
  const current = change ? change.to : lever.written;
  const number = change ? (change.to as number | null) : lever.value;
  const scale = lever.percent ? 100 : 1;
  const set = (shown: number | null): void => {
    if (shown !== null) onSet(Number((shown / scale).toPrecision(12)));
  };
  return (
    <div className={change ? 'sandbox-lever changed' : 'sandbox-lever'}>
      <div className="sandbox-lever-words">
        <span>{lever.clause ? <Tag className="sandbox-clause">{lever.clause}</Tag> : null}{say(lever)}</span>
        <code className="faint">{lever.within}</code>
      </div>
      <div className="sandbox-lever-control">
        {numeric ? (
          <>
            <Slider className="sandbox-slider" min={Math.min(0, (lever.value ?? 0) * scale)} max={mostOf(lever) * scale} step={stepOf(lever) * scale} value={(number ?? 0) * scale} onChange={set} ariaLabelForHandle={say(lever)} tooltip={{ formatter: (v) => (lever.percent ? `${v}%` : v) }} />
            <InputNumber aria-label={say(lever)} {...((lever.value ?? 0) < 0 ? {} : { min: 0 })} value={number === null ? null : Number((number * scale).toPrecision(12))} step={stepOf(lever) * scale} onChange={set} placeholder={t('lever.blank')} {...(lever.percent ? { suffix: '%' } : lever.unit ? { suffix: lever.unit } : {})} />
          </>
        ) : (
          <Input aria-label={say(lever)} value={String(current)} onChange={(e) => onSet(e.target.value)} />
        )}
        {change ? <Button size="small" type="text" icon={<UndoOutlined />} aria-label={t('lever.reset')} title={t('lever.reset')} onClick={onUndo} /> : <span className="sandbox-undo-room" />}
      </div>
      {change ? <small className="sandbox-was">{t('lever.was', { was: settingText(lever, lever.written) })}</small> : null}
    </div>
  );
}

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bracket } from '../../../../../src/kernel/rules/contract.ts';
import { inserted, replaced, without } from './change.ts';
import { ScalarCell } from './scalar-cell.tsx';

type Step = Bracket['steps'][number];
type BoundKind = 'upTo' | 'below';

/** Steps as a table: bound, and what is given up to it. The last one has no bound and stays last. */
export function BracketEditor({ bracket, base, onChange }: { bracket: Bracket; base: Bracket | undefined; onChange: (bracket: Bracket) => void }): ReactNode {
  const { t } = useTranslation('rules');
  const { steps } = bracket;
  const set = (next: Step[]): void => onChange({ ...bracket, steps: next });
  const sameLength = base?.steps.length === steps.length;
  return (
    <div className="rule-scroll">
      <table className="rule-steps">
        <thead><tr><th>{t('step.of')} <span className="rule-code">{bracket.of}</span></th><th>{t('step.bound')}</th><th>{t('step.value')}</th><th /></tr></thead>
        <tbody>
          {steps.map((step, i) => {
            const kind: BoundKind | undefined = step.upTo !== undefined ? 'upTo' : step.below !== undefined ? 'below' : undefined;
            const old = sameLength ? base?.steps[i] : undefined;
            return (
              <tr key={i} data-step={i + 1}>
                <td>
                  {kind === undefined ? t('step.rest') : (
                    <Select<BoundKind> size="small" aria-label={`${t('step.bound')} ${i + 1}`} value={kind} onChange={(next) => set(replaced(steps, i, { [next]: step[kind], value: step.value } as Step))} options={[{ value: 'upTo', label: t('step.upTo') }, { value: 'below', label: t('step.below') }]} />
                  )}
                </td>
                <td>{kind === undefined ? '—' : <ScalarCell label={`${t('step.amount')} ${i + 1}`} value={step[kind]!} was={old && (old.upTo ?? old.below)} onChange={(v) => set(replaced(steps, i, { ...step, [kind]: v }))} />}</td>
                <td><ScalarCell label={`${t('step.value')} ${i + 1}`} value={step.value} was={old?.value} onChange={(v) => set(replaced(steps, i, { ...step, value: v }))} /></td>
                <td>{kind === undefined ? null : <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`${t('draft.remove')} ${i + 1}`} onClick={() => set(without(steps, i))} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => { const last = steps.at(-2); set(inserted(steps, steps.length - 1, { [last?.below !== undefined ? 'below' : 'upTo']: last ? (last.upTo ?? last.below)! : 0, value: last?.value ?? 0 } as Step)); }}>{t('draft.addStep')}</Button>
      <small className="faint">{t(`rule.mode.${bracket.mode}`)}</small>
    </div>
  );
}

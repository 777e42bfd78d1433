import { Button, Collapse, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inBrackets } from '../../app/marks.ts';
import type { listSandboxRules, SandboxScenario } from '../../../../src/flows/sandbox/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import type { ScenarioState } from './use-scenario.ts';

type Defaults = CallAnswer<typeof listSandboxRules>['assumptions'];
type Estimate = NonNullable<SandboxScenario['takeUp']>;
const ENDS = ['low', 'expected', 'high'] as const;

/** Take-up and growth: the zone's defaults with their source, or what the official knows better. */
export function Assumptions({ defaults, state }: { defaults: Defaults; state: ScenarioState }): ReactNode {
  const { t } = useTranslation('sandbox');
  const say = useSay();
  const { scenario } = state;
  const row = (key: 'takeUp' | 'growth'): ReactNode => {
    const own: Estimate | undefined = scenario[key];
    const now = own ?? defaults[key];
    const set = (end: (typeof ENDS)[number], shown: number | null): void => {
      if (shown === null) return;
      const next = { low: now.low, expected: now.expected, high: now.high, [end]: shown / 100 };
      // The three stay in order: pushing one pushes its neighbours.
      if (end !== 'low') next.low = Math.min(next.low, next[end]);
      if (end !== 'high') next.high = Math.max(next.high, next[end]);
      next.expected = Math.min(Math.max(next.expected, next.low), next.high);
      state.replace({ ...scenario, [key]: next });
    };
    return (
      <div className="stack-tight" key={key}>
        <div className="row spread"><strong>{t(`assumptions.${key}`)}</strong>{own ? <Button size="small" type="link" onClick={() => state.replace({ ...scenario, [key]: undefined })}>{t('assumptions.reset')}</Button> : null}</div>
        <div className="sandbox-three">
          {ENDS.map((end) => (
            <label key={end}><small className="faint">{t(`assumptions.${end}`)}</small><InputNumber aria-label={`${t(`assumptions.${key}`)} ${t(`assumptions.${end}`)}`} suffix="%" min={key === 'takeUp' ? 0 : -90} max={key === 'takeUp' ? 100 : 500} value={Number((now[end] * 100).toPrecision(6))} onChange={(v) => set(end, v)} /></label>
          ))}
        </div>
        {own ? null : <small className="faint">{say(defaults[key])}{inBrackets(defaults[key].source)}</small>}
      </div>
    );
  };
  return <Collapse items={[{ key: 'a', label: t('assumptions.title'), children: <div className="stack">{row('takeUp')}{row('growth')}</div> }]} />;
}

import { Button, DatePicker, InputNumber, Select, Skeleton, Spin } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSandboxRule, listSandboxRules, runSandbox, type SandboxOutcome, type SandboxQuestion } from '../../../../src/flows/sandbox/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { comma } from '../../app/marks.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Assumptions } from './assumptions.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { HandOver } from './hand-over.tsx';
import { LeverPanel } from './lever-panel.tsx';
import { NamedPanel } from './named-panel.tsx';
import { OutcomeView } from './outcome-view.tsx';
import './sandbox.css';
import { ScenarioBar } from './scenario-bar.tsx';
import { useScenario } from './use-scenario.ts';

type RuleHead = CallAnswer<typeof listSandboxRules>['rules'][number];

/** Try a change of a rule on the zone's own firms. */
export default function SandboxPage(): ReactNode {
  const { t } = useTranslation('sandbox');
  const { data, error } = useAnswer(listSandboxRules);
  return (
    <div className="stack">
      <PageHead title={t('title')} lead={t('lead')} />
      <ProblemAlert problem={error} />
      {data ? <Sandbox all={data} /> : error ? null : <Skeleton active />}
    </div>
  );
}

/** The version in force on the day, or the last one. */
function usualVersion(rule: RuleHead, on: string): number {
  return (rule.versions.find((v) => v.from <= on && (v.to === null || on <= v.to)) ?? rule.versions.at(-1)!).version;
}

function Sandbox({ all }: { all: CallAnswer<typeof listSandboxRules> }): ReactNode {
  const { t } = useTranslation('sandbox');
  const say = useSay();
  const today = useToday();
  const { nameOf } = usePlaces();
  const [address, changeAddress] = useAddressState();
  const state = useScenario();
  const [pinned, setPinned] = useState<SandboxOutcome>();
  const on = address.on ?? today;
  const years = address.years === undefined ? all.assumptions.years : Number(address.years);
  const rule = all.rules.find((r) => r.id === (address.rule ?? state.scenario.changes[0]?.rule));
  const version = rule && (rule.versions.find((v) => v.version === Number(address.v)) ?? rule.versions.find((v) => v.version === state.scenario.changes.find((c) => c.rule === rule.id)?.version))?.version;
  const shownVersion = rule && (version ?? usualVersion(rule, on));
  const details = useAnswer(getSandboxRule, { params: { id: rule?.id ?? '' } }, { enabled: rule !== undefined });
  const levers = details.data?.id === rule?.id ? details.data?.versions.find((v) => v.version === shownVersion) : undefined;
  const question: SandboxQuestion = { scenario: state.settled, on, years };
  const any = state.settled.changes.length > 0;
  const run = useAnswer(runSandbox, { body: question }, { enabled: any, keepPrevious: true });
  const outcome = any && !run.error ? run.data : undefined;
  const group = (pays: boolean): { label: string; options: { value: string; label: string }[] } => ({ label: t(pays ? 'pays' : 'labels'), options: all.rules.filter((r) => r.pays === pays).map((r) => ({ value: r.id, label: say(r.title) })) });
  const others = [...new Set(state.scenario.changes.map((c) => c.rule))].filter((id) => id !== rule?.id);
  const own = state.settled.changes.filter((c) => c.rule === rule?.id && c.version === shownVersion);
  const regions = all.named.length > 0 ? all.named : (levers?.regions ?? []);
  return (
    <>
      <div className="filters">
        <Select
          showSearch={{ optionFilterProp: 'label' }} aria-label={t('rule')} placeholder={t('pick.title')} value={rule?.id} options={[group(true), group(false)]}
          onChange={(id) => changeAddress({ rule: id, v: undefined })}
        />
        {rule ? (
          <Select
            aria-label={t('version')} value={shownVersion} onChange={(v) => changeAddress({ v: String(v) })}
            options={rule.versions.map((v) => ({ value: v.version, label: `${t('versionText', { version: v.version, from: v.from, to: v.to === null ? '' : t('until', { to: v.to }) })} ${v.regions.map((r) => (r === 'CN' ? t('country') : nameOf(r))).join(comma())}` }))}
          />
        ) : null}
        <DatePicker aria-label={t('on')} allowClear={false} value={dayjs(on)} onChange={(v) => changeAddress({ on: v ? v.format('YYYY-MM-DD') : undefined })} />
        <InputNumber aria-label={t('years')} prefix={t('years')} min={1} max={10} value={years} onChange={(v) => changeAddress({ years: v === null ? undefined : String(v) })} style={{ width: '100%' }} />
      </div>
      <ScenarioBar state={state} question={question} />
      {others.length > 0 ? <div className="row-tight"><small className="faint">{t('scenario.other')}</small>{others.map((id) => <Button key={id} size="small" onClick={() => changeAddress({ rule: id, v: undefined })}>{say(all.rules.find((r) => r.id === id)?.title ?? { zh: id, en: id })}</Button>)}</div> : null}
      <ProblemAlert problem={details.error} />
      {rule === undefined ? <section className="panel"><Empty title={t('pick.title')} hint={t('pick.hint')} /></section> : (
        <div className="sandbox-columns">
          <div className="stack sandbox-left">
            {levers ? <LeverPanel key={`${rule.id}/${shownVersion}`} rule={rule.id} version={levers.version} levers={levers.levers} state={state} /> : details.error ? null : <Skeleton active />}
            <Assumptions defaults={all.assumptions} state={state} />
          </div>
          <div className="stack sandbox-right">
            <ProblemAlert problem={any ? run.error : null} />
            {any ? (
              <Spin spinning={run.isFetching && outcome !== undefined} description={t('working')}>
                {outcome ? (
                  <div className="stack">
                    <div className="row">
                      {pinned ? <Button onClick={() => setPinned(undefined)}>{t('scenario.unpin')}</Button> : <Button onClick={() => setPinned(outcome)}>{t('scenario.pin')}</Button>}
                      <HandOver rule={rule.id} title={state.settled.title || say(rule.title)} changes={own} regions={regions.map((code) => ({ code, name: code === 'CN' ? t('country') : nameOf(code) }))} outcome={outcome} />
                    </div>
                    {pinned ? <ComparePanel a={pinned} b={outcome} /> : null}
                    <OutcomeView outcome={outcome} level={all.assumptions.level} />
                    {levers && rule.pays ? <BudgetPanel key={`${rule.id}/${shownVersion}`} rule={rule.id} version={levers.version} levers={levers.levers} question={question} start={outcome.cost?.next[0]?.expected ?? 0} /> : null}
                    {all.named.length > 0 ? <NamedPanel question={question} cities={all.named} /> : null}
                  </div>
                ) : run.error ? null : <Skeleton active />}
              </Spin>
            ) : <section className="panel"><Empty title={t('empty.title')} hint={t('empty.hint')} /></section>}
          </div>
        </div>
      )}
    </>
  );
}

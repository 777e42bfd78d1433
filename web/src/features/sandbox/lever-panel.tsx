import { Button, Input, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SandboxLever } from '../../../../src/flows/sandbox/contract.ts';
import { Empty } from '../../components/empty.tsx';
import { LeverRow } from './lever-row.tsx';
import type { ScenarioState } from './use-scenario.ts';

const AT_FIRST = 8;

/** Everything of one version that can be tried, in the order of the text. */
export function LeverPanel({ rule, version, levers, state }: { rule: string; version: number; levers: readonly SandboxLever[]; state: ScenarioState }): ReactNode {
  const { t } = useTranslation('sandbox');
  const [search, setSearch] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [all, setAll] = useState(false);
  const placeOf = (lever: SandboxLever): { rule: string; version: number; path: string } => ({ rule, version, path: lever.path });
  const word = search.trim().toLowerCase();
  const found = levers.filter((l) => (!onlyChanged || state.changed(placeOf(l))) && (word === '' || [l.zh, l.en, l.clause, l.within, l.path].some((text) => text.toLowerCase().includes(word))));
  const shown = all || word !== '' || onlyChanged ? found : found.filter((l, i) => i < AT_FIRST || state.changed(placeOf(l)));
  return (
    <section className="panel stack-tight" aria-label={t('lever.title')}>
      <div className="row spread">
        <h2>{t('lever.title')}</h2>
        <label className="row-tight"><Switch size="small" checked={onlyChanged} onChange={setOnlyChanged} /> {t('lever.onlyChanged')}</label>
      </div>
      {levers.length > AT_FIRST ? <Input.Search allowClear aria-label={t('lever.search')} placeholder={t('lever.search')} value={search} onChange={(e) => setSearch(e.target.value)} /> : null}
      {shown.map((lever) => (
        <LeverRow key={lever.path} lever={lever} change={state.changed(placeOf(lever))} onSet={(to) => state.set({ ...placeOf(lever), to })} onUndo={() => state.undo(placeOf(lever))} />
      ))}
      {found.length === 0 ? <Empty title={t('lever.none')} /> : null}
      {shown.length < found.length ? <Button type="link" onClick={() => setAll(true)}>{t('lever.more', { count: found.length - shown.length })}</Button> : null}
    </section>
  );
}

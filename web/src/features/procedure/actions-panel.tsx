import { App, Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActionDefinition, allowedActions, findAction, isOptional, mayAct } from '../../../../src/kernel/procedure/contract.ts';
import { useSay } from '../../app/i18n.ts';
import type { CaseView } from './case-view.ts';

// The form library is heavy and most visits only read.
const ActionDrawer = lazy(() => import('./action-drawer.tsx'));

/**
 * What the reader may do now, what is his but must wait and why, and otherwise who is waited for. Asked of the same pure
 * function as on the server.
 */
export function ActionsPanel({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  const { message } = App.useApp();
  const [open, setOpen] = useState<ActionDefinition>();
  const { definition, evaluation, viewer } = view;
  const own = allowedActions(definition, evaluation, viewer)
    .map((a) => ({ ...a, definition: findAction(definition, a.action)! }))
    .filter((a) => mayAct(definition, a.definition.actor, viewer).length === 0);
  const possible = own.filter((a) => a.allowed).sort((a, b) => rank(a.definition, evaluation.state) - rank(b.definition, evaluation.state));
  const later = own.filter((a) => !a.allowed && !isOptional(a.definition, evaluation.state));
  const objections = evaluation.notices.flatMap((n) => n.objections);
  return (
    <section className="panel stack-tight" aria-label={t('case.actions')}>
      <h2>{t('case.actions')}</h2>
      {possible.length > 0 ? (
        <div className="row">
          {possible.map(({ definition: action }) => (
            <Button key={action.id} type={isOptional(action, evaluation.state) ? 'default' : 'primary'} onClick={() => setOpen(action)}>
              {say(action)}
            </Button>
          ))}
        </div>
      ) : (
        <p className="faint">{evaluation.done ? t('case.finished') : t('case.nothing')}</p>
      )}
      {later.map(({ definition: action, why }) => (
        <div key={action.id} className="row">
          <Button disabled>{say(action)}</Button>
          <span className="faint">{why.map((w) => say(w)).join(t('list.semicolon'))}</span>
        </div>
      ))}
      <Waiting view={view} own={new Set(own.map((a) => a.action))} />
      {open ? (
        <Suspense fallback={null}>
          <ActionDrawer
            caseId={view.case.id}
            action={open}
            expectedSeq={evaluation.seq}
            initial={initialFor(open, evaluation.facts)}
            objections={objections}
            onClose={() => setOpen(undefined)}
            onDone={() => {
              setOpen(undefined);
              void message.success(t('case.done', { action: say(open) }));
            }}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

/** The ordinary way on first, then what is merely possible, what cannot be undone last. */
function rank(action: ActionDefinition, state: string): number {
  return (isOptional(action, state) ? 2 : 0) + (action.grave ? 1 : 0);
}

/** Terms that were entered before stand in the form again; statements must be made, and second opinions formed, anew. */
function initialFor(action: ActionDefinition, facts: Record<string, unknown>): Record<string, unknown> {
  if (action.differentFrom.length > 0) return {};
  const names = Object.entries(action.form?.properties ?? {}).filter(([, field]) => !(field.type === 'boolean' && field.const === true));
  return Object.fromEntries(names.filter(([name]) => name in facts).map(([name]) => [name, facts[name]]));
}

function Waiting({ view, own }: { view: CaseView; own: ReadonlySet<string> }): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  const { definition, evaluation } = view;
  const others = evaluation.options
    .filter((o) => o.blocked.length === 0)
    .map((o) => findAction(definition, o.action)!)
    .filter((action) => !own.has(action.id) && !isOptional(action, evaluation.state) && 'permission' in action.actor);
  if (evaluation.done || others.length === 0) return null;
  const who = (action: ActionDefinition): string => {
    const rule = action.actor;
    const party = 'party' in rule ? definition.parties.find((p) => p.id === rule.party) : undefined;
    return party ? say(party) : t('case.officer');
  };
  return (
    <p className="faint">
      {t('case.waits')} {others.map((action) => t('case.waitsFor', { action: say(action), who: who(action) })).join(t('list.semicolon'))}
    </p>
  );
}

import { Timeline } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findAction } from '../../../../src/kernel/procedure/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { Instant } from '../../components/time.tsx';
import type { CaseView } from './case-view.ts';
import { FieldList } from './field-value.tsx';

/** Every accepted action, the latest on top: who, when, why, with what, and its hash. */
export function HistoryList({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  const items = view.actions.toReversed().map((taken) => {
    const action = findAction(view.definition, taken.action);
    const who = taken.accountName
      ? taken.organisationName
        ? t('case.by', { name: taken.accountName, organisation: taken.organisationName })
        : taken.accountName
      : t('case.flow');
    return {
      key: taken.seq,
      color: action?.to && view.definition.states.find((s) => s.id === action.to)?.kind === 'stopped' ? 'gray' : 'blue',
      content: (
        <div className="stack-tight history-item">
          <div className="row spread">
            <strong>
              {taken.seq}. {action ? say(action) : taken.action}
            </strong>
            <span className="faint">
              <Instant at={taken.at} />
            </span>
          </div>
          <span className="faint">{who}</span>
          {taken.reason ? (
            <p className="value-text">{t('case.reason', { text: taken.reason })}</p>
          ) : null}
          <FieldList definition={view.definition} data={taken.data} />
          <code className="faint hash" title={taken.hash}>
            {t('case.hash')} {taken.hash.slice(0, 16)}…
          </code>
        </div>
      ),
    };
  });
  items.push({
    key: 0,
    color: 'gray',
    content: (
      <div className="row spread">
        <strong>{t('case.opened')}</strong>
        <span className="faint">
          <Instant at={view.case.openedAt} />
        </span>
      </div>
    ),
  });
  return <Timeline items={items} />;
}

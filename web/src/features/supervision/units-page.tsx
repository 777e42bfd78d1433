import { App, Button, Select, Skeleton } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { searchOrganisations } from '../../../../src/kernel/identity/contract.ts';
import { assignUnit, listUnits } from '../../../../src/modules/supervision/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import './supervision.css';
import { useSupervisionWords } from './words.ts';

interface Subject {
  kind: 'unit' | 'task';
  key: string;
}

/** The secretariat's table: which organisation answers for a unit that documents name. */
export default function UnitsPage(): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const answer = useAnswer(listUnits);
  return (
    <div className="stack">
      <PageHead title={t('units.title')} lead={t('units.lead')} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {answer.data ? (
        <section className="panel stack">
          <h2>{t('units.open')}</h2>
          {answer.data.open.length === 0 ? <span className="faint">{t('units.allNamed')}</span> : null}
          {answer.data.open.map((u) => (
            <div key={`${u.kind} ${u.key}`} className="row">
              <strong className="grow">{say(u)}</strong>
              <Assign subject={u} label={t('units.assign')} />
            </div>
          ))}
        </section>
      ) : null}
      {answer.data?.units.map((u) => (
        <div key={`${u.kind} ${u.key}`} className="card-row stack-tight">
          <div className="row">
            <strong>{u.key}</strong>
            <span>{u.organisationName}</span>
            <small className="faint">
              {u.setBy} <Instant at={u.setAt} />
            </small>
          </div>
          <Assign subject={u} label={t('units.change')} />
        </div>
      ))}
    </div>
  );
}

function Assign({ subject: { kind, key }, label }: { subject: Subject; label: string }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const { message } = App.useApp();
  const [picked, setPicked] = useState<string>();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useAnswer(searchOrganisations, { query: { q: q || undefined, pageSize: 20 } }, { keepPrevious: true, enabled: q !== '' });
  const action = useAction(assignUnit, { onSuccess: () => void message.success(t('units.done')) });
  return (
    <div className="row grow">
      <Select
        className="grow"
        aria-label={`${t('units.organisation')} ${key}`}
        placeholder={t('units.search')}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        value={picked ?? null}
        notFoundContent={t('units.search')}
        options={(found.data?.items ?? []).map((o) => ({ value: o.id, label: say({ zh: o.nameZh, en: o.nameEn }) }))}
        onChange={(value) => setPicked(value ?? undefined)}
      />
      <Button disabled={!picked} loading={action.isPending} onClick={() => picked && action.mutate({ body: { kind, key, organisationId: picked } })}>
        {label}
      </Button>
      <ProblemAlert problem={action.error} />
    </div>
  );
}

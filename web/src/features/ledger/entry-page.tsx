import { Descriptions, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { type Entry, getEntry, getSubject, type Transfer } from '../../../../src/kernel/ledger/contract.ts';
import { listNames, listRoles } from '../../../../src/kernel/identity/contract.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { ClauseText } from '../../components/clause-text.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import { SubjectLink } from './subject-link.tsx';
import { useLedgerWords } from './words.ts';
import { Yuan } from './yuan.tsx';
import './ledger.css';

type Names = Record<string, { zh: string; en: string }>;

/** One entry with everything that belongs to it: from whom to whom, why, on what clause, by whom, and where it is sealed. */
export default function EntryPage(): ReactNode {
  const { t, say } = useLedgerWords();
  const id = useRouteParam('id');
  const answer = useAnswer(getEntry, { params: { id } });
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!answer.data) return <Skeleton active />;
  const { entry, accounts, names } = answer.data;
  const readable = new Set(accounts.map((a) => a.id));
  return (
    <div className="stack">
      <PageHead title={<>{t('entry.one', { id: entry.id })} <Tag>{t(`entry.kind.${entry.kind}`)}</Tag></>} lead={say(entry.memo)} />
      <section className="panel stack">
        <div className="row spread">
          <h2>{t('entry.transfers')}</h2>
          <span className="faint">{entry.transfers.length > 1 ? t('entry.linked', { count: entry.transfers.length }) : null} {t('unit')}</span>
        </div>
        {entry.transfers.map((one) => <TransferRow key={one.id} transfer={one} names={names} readable={readable} />)}
      </section>
      <Facts entry={entry} />
      <History entry={entry} />
    </div>
  );
}

function TransferRow({ transfer, names, readable }: { transfer: Transfer; names: Names; readable: ReadonlySet<string> }): ReactNode {
  const { t, nameOfAccount } = useLedgerWords();
  const name = (id: string): ReactNode => {
    const words = names[id] ? nameOfAccount(names[id]) : id;
    return readable.has(id) ? <AppLink to={`/ledger/accounts/${id}`}>{words}</AppLink> : words;
  };
  const entryOf = (id: string): string => `/ledger/entries/${id.split('.')[0]}`;
  return (
    <div className="card-row row spread">
      <span><code className="faint">{transfer.id}</code> {name(transfer.from)} → {name(transfer.to)}</span>
      <span className="row">
        <strong><Yuan fen={transfer.amount} /></strong>
        <Tag>{t(`entry.phase.${transfer.phase}`)}</Tag>
        {transfer.reverses ? <AppLink to={entryOf(transfer.reverses)}>{t('entry.reverses', { id: transfer.reverses })}</AppLink> : null}
        {transfer.reversedBy ? <AppLink to={entryOf(transfer.reversedBy)}>{t('entry.reversedBy', { id: transfer.reversedBy })}</AppLink> : null}
      </span>
    </div>
  );
}

function Facts({ entry }: { entry: Entry }): ReactNode {
  const { t } = useLedgerWords();
  const items: [string, ReactNode][] = [
    ['subject', <SubjectLink key="s" subject={entry.subject} />],
    ['clause', entry.clause ? <ClauseText key="c" clause={entry.clause} /> : <span key="c" className="faint">{t('entry.noClause')}</span>],
    ['by', <By key="b" by={entry.by} />],
    ['at', <Instant key="a" at={entry.at} />],
    ['effective', <Instant key="e" at={entry.effectiveAt} />],
    ['reservation', entry.reservation ? <AppLink key="r" to={`/ledger/entries/${entry.reservation}`}>{entry.reservation}</AppLink> : '—'],
    ['key', <code key="k" className="ledger-hash">{entry.key}</code>],
    ['chain', entry.seq === null ? t('entry.waiting') : t('entry.place', { seq: entry.seq })],
    ['hash', <code key="h" className="ledger-hash">{entry.hash}</code>],
    ['chainHash', entry.chainHash ? <code key="ch" className="ledger-hash">{entry.chainHash}</code> : '—'],
  ];
  return <Descriptions bordered size="small" column={1} items={items.map(([key, children]) => ({ key, label: t(`entry.${key}`), children }))} />;
}

/** The person, the organisation and the role, by name for those who may ask for names. */
function By({ by }: { by: Entry['by'] }): ReactNode {
  const { t, say } = useLedgerWords();
  const mayAsk = useCan('identity.account.read');
  const ids = by ? [by.accountId, by.organisationId].filter((id) => id !== null).join(',') : '';
  const { data } = useAnswer(listNames, { query: { ids } }, { enabled: mayAsk && ids !== '' });
  const roles = useAnswer(listRoles);
  if (!by) return t('entry.system');
  const person = data?.accounts.find((a) => a.id === by.accountId)?.displayName ?? `${by.accountId.slice(0, 8)}…`;
  const organisation = data?.organisations.find((o) => o.id === by.organisationId);
  const role = roles.data?.items.find((r) => r.id === by.role);
  return [person, organisation ? say({ zh: organisation.nameZh, en: organisation.nameEn }) : undefined, role ? say(role) : by.role].filter(Boolean).join(' · ');
}

function History({ entry }: { entry: Entry }): ReactNode {
  const { t, say } = useLedgerWords();
  const { data } = useAnswer(getSubject, { params: { kind: entry.subject.kind, id: entry.subject.id } });
  if (!data || data.entries.length < 2) return null;
  return (
    <section className="panel stack-tight">
      <h2>{t('entry.history')}</h2>
      {data.entries.map((e) => (
        <div key={e.id} className="row spread">
          <span>{e.id === entry.id ? <strong>{e.id}</strong> : <AppLink to={`/ledger/entries/${e.id}`}>{e.id}</AppLink>} <Tag>{t(`entry.kind.${e.kind}`)}</Tag> {say(e.memo)}</span>
          <span><Yuan fen={e.transfers.reduce((sum, one) => sum + (one.phase === 'released' && e.kind === 'commit' ? 0 : one.amount), 0)} blank /> <small className="faint"><Instant at={e.at} /></small></span>
        </div>
      ))}
    </section>
  );
}

import type { ReactNode } from 'react';
import type { Clause } from '../../../../src/kernel/procedure/contract.ts';
import { ClauseLink } from '../../components/clause-link.tsx';

/** Documents of the platform have numbers like `002` and can be opened; laws and ministry rules are named. */
const isLoaded = (document: string): boolean => /^\d{3}$/.test(document);

export function Basis({ clauses }: { clauses: readonly Clause[] }): ReactNode {
  return (
    <ul className="basis">
      {clauses.map((clause) => (
        <li key={`${clause.document} ${clause.path}`}>
          {isLoaded(clause.document) ? (
            <ClauseLink document={clause.document} path={clause.path} />
          ) : (
            <span>
              {clause.document} {clause.path === 'PC' ? '' : clause.path}
            </span>
          )}
          {clause.note ? <small className="faint"> {clause.note}</small> : null}
        </li>
      ))}
    </ul>
  );
}

import type { ReactNode } from 'react';
import { ClauseLink } from '../../components/clause-link.tsx';

/** `002 三/（五）` is a clause of a document and opens it; a regulation outside is shown as it was written. */
export function ClauseText({ clause }: { clause: string }): ReactNode {
  const match = /^(\d{3})(?:\s+(\S+))?$/.exec(clause);
  return match ? <ClauseLink document={match[1]!} path={match[2]} /> : clause;
}

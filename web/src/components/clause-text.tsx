import type { ReactNode } from 'react';
import { ClauseLink } from './clause-link.tsx';

/** `002 三/（五）` is a clause of a document and opens it, with what else is said of it behind; a regulation outside is shown as it was written. */
export function ClauseText({ clause }: { clause: string }): ReactNode {
  const match = /^(\d{3})(?:\s+([^\s]+?))?(（[^（）]*[a-z][^（）]*）)?$/.exec(clause);
  return match ? <><ClauseLink document={match[1]!} path={match[2]} />{match[3]}</> : clause;
}

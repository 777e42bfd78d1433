import type { ReactNode } from 'react';
import { useFeatures } from '../../app/features-context.ts';
import { AppLink } from '../../app/navigation.tsx';

/** The record for which money moved, with its page where it has one. */
export function SubjectLink({ subject: { kind, id } }: { subject: { kind: string; id: string } }): ReactNode {
  const page = useFeatures().flatMap((f) => f.subjectPages?.[kind] ?? [])[0];
  const short = id.length > 20 ? `${id.slice(0, 8)}…` : id;
  return <span title={`${kind} ${id}`}>{page ? <AppLink to={page.replace('$id', encodeURIComponent(id))}>{short}</AppLink> : <code className="faint">{kind} {short}</code>}</span>;
}

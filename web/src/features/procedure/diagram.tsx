import type { ReactNode } from 'react';

/** A picture made by `diagramOf`, which escapes every text it is given. */
export function Diagram({ svg, label }: { svg: string; label: string }): ReactNode {
  return <div className="diagram" role="group" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />;
}

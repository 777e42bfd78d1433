import type { ReactNode } from 'react';

/** Title of a page, one sentence saying what it is for, and what can be done here. */
export function PageHead({ title, lead, actions }: { title: ReactNode; lead?: ReactNode; actions?: ReactNode }): ReactNode {
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {lead ? <p className="page-lead">{lead}</p> : null}
      </div>
      {actions ? <div className="page-actions">{actions}</div> : null}
    </div>
  );
}

import type { ReactNode } from 'react';

/** A page that has only one thing to say. */
export function Notice({ sign, title, text, children }: { sign: string; title: string; text: string; children?: ReactNode }): ReactNode {
  return (
    <div className="notice">
      <div className="notice-sign" aria-hidden="true">
        {sign}
      </div>
      <h1>{title}</h1>
      <p className="faint">{text}</p>
      {children}
    </div>
  );
}

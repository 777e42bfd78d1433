import type { ReactNode } from 'react';

/** Five cities, joined: the sign of the platform. */
export function BrandMark({ size = 36 }: { size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#123f7f" />
      <path d="M7.5 10 16 13.5 24.5 22M16 13.5 22 8.5M16 13.5 10.5 23" fill="none" stroke="#7fd0c8" strokeWidth="1.6" opacity=".8" />
      <g fill="#fff">
        <circle cx="7.5" cy="10" r="2.4" />
        <circle cx="16" cy="13.5" r="3.2" />
        <circle cx="22.5" cy="8.3" r="2" />
        <circle cx="24.5" cy="22" r="2.6" />
        <circle cx="10.3" cy="23.2" r="2.2" />
      </g>
    </svg>
  );
}

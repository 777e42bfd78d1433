import type { ReactNode } from 'react';

/** Five cities on one line by the lake, as an ornament. The map that says something is on the portal. */
export function Cities(): ReactNode {
  return (
    <svg viewBox="0 0 420 240" className="sign-in-cities" aria-hidden="true">
      <path d="M0 52C60 48 110 40 160 46s120 22 180 40 60 22 80 30" className="river" />
      <ellipse cx="232" cy="190" rx="54" ry="34" className="lake" />
      <path d="M52 78 122 80 190 112 248 144 302 180 392 196" className="line" />
      {[
        [52, 78, 9], [122, 80, 6], [190, 112, 7], [248, 144, 8], [302, 180, 9],
      ].map(([x, y, r]) => (
        <g key={`${x}`}>
          <circle cx={x} cy={y} r={(r ?? 0) * 2.2} className="halo" />
          <circle cx={x} cy={y} r={r} className="city" />
        </g>
      ))}
    </svg>
  );
}

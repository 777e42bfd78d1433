import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useGo } from './navigation.tsx';

/**
 * Leads elsewhere, once: the page being left is drawn again while the next one loads, and must not start over from the
 * address it is on its way to. `to` is told where it starts.
 */
export function Leave({ to }: { to: (here: string) => string }): ReactNode {
  const go = useGo();
  const router = useRouter();
  const left = useRef(false);
  useEffect(() => {
    if (left.current) return;
    left.current = true;
    void go(to(router.state.location.href), { replace: true });
  });
  return null;
}

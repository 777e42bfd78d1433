import { Link, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import type { CSSProperties, ReactNode } from 'react';

/** A link within the application. `to` may carry a query and a hash: `/policy/002?q=研发#3.1`. */
export function AppLink(props: { to: string; children: ReactNode; className?: string; style?: CSSProperties; title?: string; onClick?: () => void }): ReactNode {
  const { to, ...rest } = props;
  const { path, search, hash } = splitAddress(to);
  return <Link to={path} search={search as never} {...(hash ? { hash } : {})} {...rest} />;
}

/** Moves to an address of the application; done when the page stands there. */
export function useGo(): (to: string, options?: { replace?: boolean }) => Promise<void> {
  const navigate = useNavigate();
  return (to, options) => {
    const { path, search, hash } = splitAddress(to);
    return navigate({ to: path, search: search as never, ...(hash ? { hash } : {}), replace: options?.replace ?? false });
  };
}

/** A parameter of the current path. @throws when the route has none of that name, which is a programming error */
export function useRouteParam(name: string): string {
  const value = (useParams({ strict: false }) as Record<string, string | undefined>)[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}`);
  return value;
}

/**
 * State that lives in the address, so that a filtered table can be sent to a colleague and survives "back". Setting a
 * value to undefined or '' removes it.
 */
export function useAddressState(): [Record<string, string>, (changes: Record<string, string | undefined>) => void] {
  const search = useRouterState({ select: (state) => state.location.search as Record<string, unknown> }) as Record<string, unknown>;
  const navigate = useNavigate();
  const values = Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)]));
  const change = (changes: Record<string, string | undefined>): void => {
    const next = Object.fromEntries(Object.entries({ ...values, ...changes }).filter(([, value]) => value !== undefined && value !== ''));
    void navigate({ to: '.', search: next as never, replace: true });
  };
  return [values, change];
}

export function splitAddress(to: string): { path: string; search: Record<string, string>; hash: string } {
  const url = new URL(to, 'http://app.invalid');
  return { path: decodeURI(url.pathname), search: Object.fromEntries(url.searchParams), hash: decodeURIComponent(url.hash.slice(1)) };
}

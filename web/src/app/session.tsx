import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { ApiProblem } from './api-problem.ts';
import { call, type CallAnswer } from './api.ts';
import type { Access } from './feature.ts';
import { useAnswer } from './query.ts';
import { currentSession, signOut as signOutRoute } from './session-contract.ts';

export type Me = NonNullable<CallAnswer<typeof currentSession>['account']>;

export interface Session {
  /** Undefined while nobody is signed in. */
  me: Me | undefined;
  loading: boolean;
  problem: ApiProblem | null;
  signOut: () => Promise<void>;
  /** Reads the session again, after signing in. */
  renew: () => Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);

export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const answer = useAnswer(currentSession);
  const session = useMemo<Session>(
    () => ({
      me: answer.data?.account ?? undefined,
      loading: answer.isPending,
      problem: answer.error,
      // Everything cached belongs to whoever was signed in: the next person must not see a moment of it.
      signOut: async () => {
        await call(signOutRoute);
        client.clear();
        await answer.refetch();
      },
      renew: async () => {
        client.removeQueries({ predicate: ({ queryKey: [id] }) => id !== currentSession.id });
        await answer.refetch();
      },
    }),
    [answer, client],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** True when one of the person's roles holds the permission, with whatever reach; the server decides about each record. */
export function holdsPermission(me: Me | undefined, permission: string): boolean {
  return me?.assignments.some((a) => a.grants.some((g) => g.permission === permission)) ?? false;
}

export function useCan(permission: string): boolean {
  return holdsPermission(useSession().me, permission);
}

export function mayOpen(me: Me | undefined, access: Access): boolean {
  if (access === 'public') return true;
  return access === 'signed-in' ? me !== undefined : holdsPermission(me, access.permission);
}

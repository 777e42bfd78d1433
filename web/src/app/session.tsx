import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Me as MeAnswer, readMe, signOut as signOutRoute } from '../../../src/kernel/identity/contract.ts';
import type { ApiProblem } from './api-problem.ts';
import { call } from './api.ts';
import type { Access } from './feature.ts';
import { keyOf, useAnswer } from './query.ts';

/** Somebody who is signed in. */
export type Me = NonNullable<MeAnswer['account']> & Pick<MeAnswer, 'assignments' | 'permissions'>;

export interface Session {
  /** Undefined while nobody is signed in. */
  me: Me | undefined;
  loading: boolean;
  problem: ApiProblem | null;
  signOut: () => Promise<void>;
  /** Takes over what signing in or changing the password answered. */
  begin: (answer: MeAnswer) => void;
}

const SessionContext = createContext<Session | undefined>(undefined);

export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const { data, isPending, error } = useAnswer(readMe);
  const session = useMemo<Session>(() => {
    // Everything cached belongs to whoever was signed in: the next person must not see a moment of it.
    const begin = (answer: MeAnswer): void => {
      client.removeQueries({ predicate: ({ queryKey: [id] }) => id !== readMe.id, type: 'inactive' });
      client.setQueryData(keyOf(readMe, {}), answer);
      void client.resetQueries({ predicate: ({ queryKey: [id] }) => id !== readMe.id });
    };
    return {
      me: data?.account ? { ...data.account, assignments: data.assignments, permissions: data.permissions } : undefined,
      loading: isPending,
      problem: error,
      signOut: async () => begin(await call(signOutRoute)),
      begin,
    };
  }, [data, isPending, error, client]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** True when one of the person's roles holds the permission, with whatever reach; the server decides about each record. */
export function useCan(permission: string): boolean {
  return useSession().me?.permissions.includes(permission) ?? false;
}

export function mayOpen(me: Me | undefined, access: Access): boolean {
  if (access === 'public') return true;
  return access === 'signed-in' ? me !== undefined : (me?.permissions.includes(access.permission) ?? false);
}

import { QueryClient, type UseMutationResult, type UseQueryResult, keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RouteContract } from '../../../src/kernel/base/route-contract.ts';
import { type AnyInput, type CallAnswer, type CallInput, type InputArguments, send } from './api.ts';
import { ApiProblem } from './api-problem.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a lost connection or a busy server is worth asking again.
      retry: (count, error) => count < 2 && error instanceof ApiProblem && (error.status === 0 || error.status === 503),
    },
  },
});

/** `[contract id, input]`: live updates drop answers by the module named at the front of the id. */
export function keyOf(contract: RouteContract, input?: AnyInput): readonly unknown[] {
  return input === undefined ? [contract.id] : [contract.id, input];
}

export interface AnswerOptions {
  /** Ask only when true. */
  enabled?: boolean;
  /** Keep showing the former answer while the next page loads. */
  keepPrevious?: boolean;
  /** Ask again every so many milliseconds. */
  pollEvery?: number;
}

/** The answer of a reading route, cached and shared between components. */
export function useAnswer<C extends RouteContract>(
  contract: C,
  ...[input, options]: object extends CallInput<C> ? [input?: CallInput<C>, options?: AnswerOptions] : [input: CallInput<C>, options?: AnswerOptions]
): UseQueryResult<CallAnswer<C>, ApiProblem> {
  return useQuery({
    queryKey: keyOf(contract, (input ?? {}) as AnyInput),
    queryFn: ({ signal }) => send(contract, (input ?? {}) as AnyInput, signal) as Promise<CallAnswer<C>>,
    enabled: options?.enabled ?? true,
    refetchInterval: options?.pollEvery ?? false,
    ...(options?.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<CallAnswer<C>, ApiProblem>;
}

/**
 * A route that changes something. After success every answer on the screen is asked again, whatever its module: an
 * action in a case moves records and figures of modules its contract does not name.
 */
export function useAction<C extends RouteContract>(
  contract: C,
  options: { onSuccess?: (answer: CallAnswer<C>) => void } = {},
): UseMutationResult<CallAnswer<C>, ApiProblem, InputArguments<C>[0]> {
  const client = useQueryClient();
  return useMutation<CallAnswer<C>, ApiProblem, InputArguments<C>[0]>({
    mutationFn: async (input) => (await send(contract, (input ?? {}) as AnyInput)) as CallAnswer<C>,
    onSuccess: async (answer) => {
      const refreshed = client.invalidateQueries();
      options.onSuccess?.(answer);
      await refreshed;
    },
  });
}

/** Asks again every cached answer whose contract id is, or lies under, one of the names. */
export async function refresh(client: QueryClient, names: readonly string[]): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey: [id] }) => typeof id === 'string' && names.some((name) => id === name || id.startsWith(`${name}.`)),
  });
}

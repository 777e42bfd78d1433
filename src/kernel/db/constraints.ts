import { isProblem, type Problem } from '../base/problem.ts';

/** What PostgreSQL says of a refused row. */
export interface Violation {
  schema: string;
  table: string;
  constraint: string;
  /** The server's detail line, e.g. `Key (number)=(123) already exists.` Not for the screens of other people. */
  detail: string | undefined;
  cause: unknown;
}

type ToProblem = (violation: Violation) => Problem;

const INTEGRITY_VIOLATION = '23';
const known = new Map<string, ToProblem>();

/**
 * Says what a broken named constraint means to people. Keys are `schema.constraint_name`. Call it once where the
 * module's store is loaded: the constraint decides (also between two processes), this only finds the words.
 *
 *     registerConstraints({ 'market.demand_code_key': () => new Problem('DEMAND_CODE_TAKEN', …) });
 */
export function registerConstraints(problems: Record<string, ToProblem>): void {
  for (const [name, toProblem] of Object.entries(problems)) {
    if (!/^[a-z_0-9]+\.[a-z_0-9]+$/.test(name)) throw new Error(`Constraint must be given as schema.name: ${name}`);
    if (known.has(name)) throw new Error(`Two meanings for constraint ${name}`);
    known.set(name, toProblem);
  }
}

/**
 * The Problem registered for the constraint that `error` (or a cause of it) reports; any other error as it came.
 * `inTransaction` does this on its own; call it for statements outside a transaction.
 */
export function translateConstraint(error: unknown): unknown {
  // Somebody has found better words already, whatever it was caused by.
  if (isProblem(error)) return error;
  const found = findServerError(error, (code) => code.startsWith(INTEGRITY_VIOLATION));
  if (!found?.constraint || !found.schema) return error;
  const toProblem = known.get(`${found.schema}.${found.constraint}`);
  if (!toProblem) return error;
  return toProblem({
    schema: found.schema,
    table: found.table ?? '',
    constraint: found.constraint,
    detail: found.detail,
    cause: error,
  });
}

interface ServerError {
  code: string;
  schema?: string;
  table?: string;
  constraint?: string;
  detail?: string;
}

/** Walks the chain of causes: a store may have wrapped the server's error in its own words. */
export function findServerError(error: unknown, matches: (code: string) => boolean): ServerError | undefined {
  let at = error as (Partial<ServerError> & { cause?: unknown }) | undefined;
  for (let depth = 0; at && typeof at === 'object' && depth < 10; depth++) {
    if (typeof at.code === 'string' && matches(at.code)) return at as ServerError;
    at = at.cause as typeof at;
  }
  return undefined;
}

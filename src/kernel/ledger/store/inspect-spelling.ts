import { type RawBuilder, sql } from 'kysely';

/** An instant as microseconds, −1 where somebody has written one without end: a verification must name it, not stop at it. */
export const microseconds = (column: string): RawBuilder<unknown> =>
  sql`case when isfinite(${sql.ref(column)}) then (extract(epoch from ${sql.ref(column)}) * 1000000)::bigint when ${sql.ref(column)} is not null then -1 end`;

/** A number somebody may have written anything into, as one that can be read. */
export const anyNumber = (column: string): RawBuilder<unknown> =>
  sql`case when ${sql.ref(column)} > ${sql.lit(Number.MAX_SAFE_INTEGER)} then ${sql.lit(Number.MAX_SAFE_INTEGER)} else ${sql.ref(column)} end`;

import type pg from 'pg';

export interface Table {
  /** `schema.table`, quoted where SQL needs it. */
  name: string;
  /** Columns that hold data of their own, quoted; generated ones are computed again. */
  columns: string[];
  oid: number;
}

/** Events that were told already, in the order of transaction numbers that mean nothing on another server. */
const PASSING = new Set(['kernel.outbox', 'kernel.outbox_pruned']);

/** Every table that holds rows of ours. Partitions count, the partitioned table above them does not. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.oid::int8 as oid, format('%I.%I', n.nspname, c.relname) as name,
      array(
        select quote_ident(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum
      ) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p'
      and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
    order by n.nspname, c.relname`);
  return rows.filter((table) => !PASSING.has(table.name));
}

/** Foreign keys among `tables`, as pairs of names: the first refers to the second. */
export async function listReferences(client: pg.Client): Promise<[from: string, to: string][]> {
  const { rows } = await client.query<{ from: string; to: string }>(`
    select format('%I.%I', fn.nspname, f.relname) as from, format('%I.%I', tn.nspname, t.relname) as to
    from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.contype = 'f' and f.oid <> t.oid and f.relkind = 'r'`);
  return rows.map((row) => [row.from, row.to]);
}

/**
 * The tables, each after those it refers to, so that rows can be put in without switching foreign keys off (which only
 * a superuser may). Tables that refer to one another in a circle come last; their keys must be deferrable.
 */
export function inOrderOfReference(names: readonly string[], references: readonly [string, string][]): string[] {
  const ordered: string[] = [];
  let waiting = [...names];
  while (waiting.length > 0) {
    const ready = waiting.filter((name) => !references.some(([from, to]) => from === name && waiting.includes(to)));
    if (ready.length === 0) return [...ordered, ...waiting];
    ordered.push(...ready);
    waiting = waiting.filter((name) => !ready.includes(name));
  }
  return ordered;
}

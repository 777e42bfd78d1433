import type { AgendaEntry } from '../../../../src/flows/cockpit/contract.ts';

export interface Gathered {
  state: AgendaEntry['state'];
  entries: AgendaEntry[];
}

/** Entries of a day: reports of the same month and state as one, everything else by itself; what is late first. */
export function gather(entries: readonly AgendaEntry[]): Gathered[] {
  const groups = new Map<string, Gathered>();
  for (const [i, entry] of entries.entries()) {
    const key = entry.kind === 'REPORT' ? `${entry.zh} ${entry.state}` : String(i);
    const group = groups.get(key);
    if (group) group.entries.push(entry);
    else groups.set(key, { state: entry.state, entries: [entry] });
  }
  const order: readonly AgendaEntry['state'][] = ['LATE', 'OPEN', 'DONE'];
  return [...groups.values()].toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

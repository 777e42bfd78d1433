/** Levels of the network (001 三/（三）/1): province, city, county; industry sub-centres stand beside them. */
export const deskLevels = ['PROVINCE', 'CITY', 'COUNTY', 'INDUSTRY'] as const;
type DeskLevel = (typeof deskLevels)[number];

interface Words {
  zh: string;
  en: string;
}

/** A desk as the pack writes it. */
export interface Desk extends Words {
  id: string;
  level: DeskLevel;
  /** GB/T 2260 code, or the platform's code of a park. */
  place: string;
  /** The city whose officers see its cases; none for the province. */
  city: string | null;
  parent: string | null;
  industry: Words | null;
}

/** What is wrong with a list of desks: ids taken twice, parents that do not exist or stand lower. */
export function deskFaults(desks: readonly Desk[]): string[] {
  const byId = new Map(desks.map((d) => [d.id, d]));
  const faults = byId.size < desks.length ? ['two desks of one id'] : [];
  const rank = (d: Desk): number => (d.level === 'INDUSTRY' ? 3 : deskLevels.indexOf(d.level));
  for (const d of desks) {
    if (d.parent === null) {
      if (d.level !== 'PROVINCE') faults.push(`${d.id} has no parent`);
      continue;
    }
    const parent = byId.get(d.parent);
    if (!parent) faults.push(`${d.id} stands under ${d.parent}, which does not exist`);
    else if (rank(parent) >= rank(d)) faults.push(`${d.id} stands under ${d.parent}, which is no higher`);
  }
  return faults;
}

/** The list with one item replaced, taken out or put in; the old list stays as it was. */
export const replaced = <T>(list: readonly T[], at: number, item: T): T[] => list.map((old, i) => (i === at ? item : old));
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);
export const inserted = <T>(list: readonly T[], at: number, item: T): T[] => [...list.slice(0, at), item, ...list.slice(at)];

/** An optional text: left out when it is empty. */
export const optional = <K extends string>(key: K, text: string): { [P in K]?: string } => (text.trim() === '' ? {} : ({ [key]: text } as { [P in K]: string }));

/** The same object without some of its keys. */
export function dropped<T extends object, K extends keyof T>(object: T, ...keys: K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;
}

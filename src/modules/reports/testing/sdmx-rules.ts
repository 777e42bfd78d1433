interface Value {
  id?: string;
  name?: string;
  names?: Record<string, string>;
  value?: string;
  start?: string;
  end?: string;
}
interface Component {
  id: string;
  name: string;
  names: Record<string, string>;
  values: Value[];
  keyPosition?: number;
}
type Observation = (number | string | null)[];

/** What is looked at of a data message of SDMX-JSON 2.0. */
export interface SdmxMessage {
  meta: { id: string; prepared: string; sender: { id: string }; contentLanguages: string[]; schema: string };
  data: {
    structures: {
      dataSets: number[];
      dimensions: { series: Component[]; observation: Component[] };
      measures: { observation: Omit<Component, 'values'>[] };
      attributes: { observation: (Omit<Component, 'values'> & { values?: Value[]; relationship: object })[] };
    }[];
    dataSets: { structure: number; action: string; links: { href?: string; urn?: string; rel: string }[]; series: Record<string, { observations: Record<string, Observation> }> }[];
  };
}

const CODE = /^[A-Za-z0-9_@$-]+$/;
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

/**
 * What is wrong with a data message by the rules of its schema (github.com/sdmx-twg/sdmx-json, data schema 2.0.0) and by
 * the field guide: keys and values that point at something that is there.
 */
export function sdmxFaults(message: SdmxMessage): string[] {
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  const { meta, data } = message;
  expect(CODE.test(meta.id) && CODE.test(meta.sender.id), 'ids of message and sender are codes');
  expect(MOMENT.test(meta.prepared), 'prepared is a moment with its zone');
  expect(URL.canParse(meta.schema), 'the schema is an address');
  data.dataSets.forEach((set, s) => {
    const structure = data.structures[set.structure];
    if (!structure) return faults.push(`data set ${s} has no structure`);
    expect(structure.dataSets.includes(s), 'the structure names its data set');
    expect(['Information', 'Append', 'Replace', 'Delete'].includes(set.action), `action ${set.action}`);
    expect(set.links.length > 0 && set.links.every((l) => l.rel !== '' && (URL.canParse(l.href ?? '') || (l.urn ?? '').startsWith('urn:sdmx:'))), 'links have a relation and an address or a urn');
    const { dimensions, measures, attributes } = structure;
    const keys = [...dimensions.series, ...dimensions.observation];
    expect(keys.every((d, i) => d.keyPosition === i), 'key positions run from 0');
    for (const d of keys) {
      expect(NAME.test(d.id), `id ${d.id}`);
      expect(d.values.length > 0, `${d.id} has values`);
    }
    for (const c of [...keys, ...attributes.observation]) {
      if (!c.values) continue;
      expect(new Set(c.values.map((v) => JSON.stringify(v))).size === c.values.length, `${c.id} names a value twice`);
      for (const v of c.values) {
        expect((v.id !== undefined && v.name !== undefined) !== (v.value !== undefined), `${c.id}: a value has id and name, or is plain`);
        expect(v.id === undefined || CODE.test(v.id), `${c.id}: code ${v.id}`);
        expect([v.start, v.end].every((m) => m === undefined || MOMENT.test(m)), `${c.id}: ${v.start} ${v.end}`);
      }
    }
    for (const a of attributes.observation) expect(Object.keys(a.relationship).length === 1, `${a.id} has one relationship`);
    for (const [key, { observations }] of Object.entries(set.series)) {
      const parts = key.split(':').map(Number);
      expect(/^\d+(:\d+)*$/.test(key) && parts.length === dimensions.series.length && parts.every((n, i) => dimensions.series[i]?.values[n] !== undefined), `series ${key} points nowhere`);
      for (const [at, values] of Object.entries(observations)) {
        expect(dimensions.observation[0]?.values[Number(at)] !== undefined, `observation ${at} points nowhere`);
        expect(values.length <= measures.observation.length + attributes.observation.length, `observation ${key}/${at} is too long`);
        values.slice(0, measures.observation.length).forEach((v) => expect(v === null || Number.isFinite(v), `measure ${String(v)}`));
        values.slice(measures.observation.length).forEach((v, i) => expect(v === null || attributes.observation[i]?.values?.[v as number] !== undefined, `attribute ${i} of ${key}/${at} points nowhere`));
      }
    }
    return undefined;
  });
  return faults;
}

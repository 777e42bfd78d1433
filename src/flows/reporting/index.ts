/** Brings together what reports and open data rest on; reports themselves know no other module. */
export { collectSnapshot } from './collect-snapshot.ts';
export { collectOpenData } from './collect-open-data.ts';

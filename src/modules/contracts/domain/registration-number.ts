import { type ContractType, familyDigit, familyOf } from './contract-type.ts';

/**
 * `{year}{region 6}{registry 2}{type 1}{sequence 6}`, 19 digits [platform convention]. The sequence runs per registry
 * and year without gaps: a gap would have to be explained to an auditor.
 */
export function registrationNumber(input: {
  year: number;
  region: string;
  registryCode: string;
  type: ContractType;
  sequence: number;
}): string {
  const { year, region, registryCode, type, sequence } = input;
  if (!/^\d{6}$/.test(region) || !/^\d{2}$/.test(registryCode)) {
    throw new RangeError(`bad region ${region} or registry ${registryCode}`);
  }
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > 999_999) throw new RangeError(`bad sequence ${sequence}`);
  return `${year}${region}${registryCode}${familyDigit[familyOf(type)]}${String(sequence).padStart(6, '0')}`;
}

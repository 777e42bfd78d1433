/**
 * The kinds of technology contract (五技合同): development, transfer, licence, consulting and service; training and
 * intermediary contracts are sub-kinds of service that are registered on their own.
 * Source: Civil Code arts 851, 862–863, 876, 878; 技术合同认定规则 arts 43–48.
 */
export const contractTypes = [
  'DEVELOPMENT_COMMISSIONED',
  'DEVELOPMENT_COOPERATIVE',
  'TRANSFER_PATENT',
  'TRANSFER_PATENT_APPLICATION',
  'TRANSFER_KNOWHOW',
  'TRANSFER_SOFTWARE',
  'TRANSFER_IC_LAYOUT',
  'TRANSFER_VARIETY',
  'LICENCE_PATENT',
  'LICENCE_KNOWHOW',
  'CONSULTING',
  'SERVICE',
  'SERVICE_TRAINING',
  'SERVICE_INTERMEDIARY',
] as const;

export type ContractType = (typeof contractTypes)[number];

export const contractTypeNames: Record<ContractType, { zh: string; en: string }> = {
  DEVELOPMENT_COMMISSIONED: { zh: '委托开发', en: 'commissioned development' },
  DEVELOPMENT_COOPERATIVE: { zh: '合作开发', en: 'cooperative development' },
  TRANSFER_PATENT: { zh: '专利权转让', en: 'patent transfer' },
  TRANSFER_PATENT_APPLICATION: { zh: '专利申请权转让', en: 'transfer of a patent application' },
  TRANSFER_KNOWHOW: { zh: '技术秘密转让', en: 'know-how transfer' },
  TRANSFER_SOFTWARE: { zh: '计算机软件著作权转让', en: 'transfer of software copyright' },
  TRANSFER_IC_LAYOUT: { zh: '集成电路布图设计专有权转让', en: 'transfer of an IC layout' },
  TRANSFER_VARIETY: { zh: '植物新品种权转让', en: 'transfer of a plant variety' },
  LICENCE_PATENT: { zh: '专利实施许可', en: 'patent licence' },
  LICENCE_KNOWHOW: { zh: '技术秘密使用许可', en: 'know-how licence' },
  CONSULTING: { zh: '技术咨询', en: 'technical consulting' },
  SERVICE: { zh: '技术服务', en: 'technical service' },
  SERVICE_TRAINING: { zh: '技术培训', en: 'technical training' },
  SERVICE_INTERMEDIARY: { zh: '技术中介', en: 'technology intermediary' },
};

export type ContractFamily = 'DEVELOPMENT' | 'TRANSFER' | 'LICENCE' | 'CONSULTING' | 'SERVICE';

export function familyOf(type: ContractType): ContractFamily {
  return type.split('_')[0] as ContractFamily;
}

/** One digit in the registration number, in the order of the five families. */
export const familyDigit: Record<ContractFamily, string> = {
  DEVELOPMENT: '1',
  TRANSFER: '2',
  LICENCE: '3',
  CONSULTING: '4',
  SERVICE: '5',
};

/** Transfer and licence rest on a right that must be named in the contract (Civil Code art. 845). */
export function needsIntellectualProperty(type: ContractType): boolean {
  return ['TRANSFER', 'LICENCE'].includes(familyOf(type));
}

import type { Words } from '../../../kernel/procedure/index.ts';

/** What the platform knows of a buyer and the owner of a result. */
export interface RelationFacts {
  buyerName: string;
  completers: readonly string[];
  /** People who acted for the buyer. */
  buyersPeople: readonly string[];
  /** The register of links between bodies holds the two for related, also through a third. */
  onRecord: boolean;
}

const same = (a: string, b: string): boolean => a.trim() === b.trim();

/**
 * Why a deal is one with a completer or a related body and has to be marked as such; empty when nothing is known. Nobody
 * sells to himself unmarked (handbook 2.3: explicit mark if the buyer is the completer or a related person).
 */
export function relationKnown({ buyerName, completers, buyersPeople, onRecord }: RelationFacts): Words[] {
  const reasons: Words[] = [];
  for (const c of completers) {
    if (same(c, buyerName)) reasons.push({ zh: `受让方“${c}”就是成果完成人`, en: `The buyer ${c} is a completer of the result` });
    else if (buyersPeople.some((p) => same(p, c))) reasons.push({ zh: `代表受让方的“${c}”是成果完成人`, en: `${c}, who acts for the buyer, is a completer of the result` });
  }
  if (onRecord) reasons.push({ zh: '登记的关联信息显示受让方与成果单位有关联关系（含经第三方）', en: 'The register of links holds buyer and owner for related, directly or through a third' });
  return reasons;
}

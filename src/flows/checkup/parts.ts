import type { Actor } from '../../kernel/identity/index.ts';
import type { Places } from '../../kernel/indicators/index.ts';
import type { Relations } from '../../kernel/rules/contract.ts';
import type { EnterprisesModule } from '../../modules/enterprises/index.ts';
import type { RulebookModule } from '../../modules/rulebook/index.ts';
import type { CheckupPack } from './pack.ts';

export interface CheckupParts {
  pack: CheckupPack;
  places: Places;
  relations: Relations;
  rulebook: Pick<RulebookModule, 'current' | 'judge' | 'judgement' | 'judgementsOf' | 'recompute'>;
  enterprises: Pick<EnterprisesModule, 'find' | 'byOrganisation' | 'byCode' | 'factsOf' | 'population' | 'declarableFacts' | 'declareFacts'>;
}

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** A city's rules fall back to the province's, those to the country's. */
export const chainOf = (places: Places, city: string): string[] => [city, places.province.code];


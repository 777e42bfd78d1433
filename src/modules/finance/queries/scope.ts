import { type Actor, findGrant } from '../../../kernel/identity/index.ts';
import type { LoanRow, LoanScope } from '../store/loans.ts';

const READ = 'finance.loan.read';

/** What an actor's assignments let him see, as a filter for lists. */
export function scopeOf(actor: Actor | undefined): LoanScope {
  const scope = { bankIds: [] as string[], regions: [] as string[], everything: false };
  for (const assignment of actor?.assignments ?? []) {
    for (const { permission, reach } of assignment.grants) {
      if (permission !== READ) continue;
      if (reach === 'zone' || (reach === 'jurisdiction' && assignment.regions.length === 0)) scope.everything = true;
      else if (reach === 'own') scope.bankIds.push(assignment.organisationId);
      else scope.regions.push(...assignment.regions);
    }
  }
  return scope;
}

export function maySee(actor: Actor | undefined, loan: LoanRow): boolean {
  return findGrant(actor, READ, { organisationIds: [loan.bankId], region: loan.region }) !== undefined;
}

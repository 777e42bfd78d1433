/** The white list of innovating firms, the consents of firms to banks, and what banks answer. A part of the module finance. */
export { checkListed } from './commands/check-listed.ts';
export { answerConsent } from './commands/answer-consent.ts';
export { declareLoans, grantConsent, readConsented, withdrawConsent } from './commands/consents.ts';
export { approveEntries, delist, reviewEntries, scoreEdition } from './commands/decide.ts';
export { firmClosed, firmMoved } from './commands/follow-register.ts';
export { openEdition } from './commands/open-edition.ts';
export { pageEntries } from './store/entries.ts';

import type { readCase } from '../../../../src/kernel/procedure/contract.ts';
import type { CallAnswer } from '../../app/api.ts';

/** A case as the page gets it. */
export type CaseView = CallAnswer<typeof readCase>;

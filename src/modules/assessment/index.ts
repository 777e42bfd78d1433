/** Third-party assessment: engagements, declarations, opened material with its log, marks by a published scheme, results. */
export { createAssessmentModule } from './module.ts';
export type { AssessmentModule } from './module.ts';
export { readSchemes } from './pack.ts';
export type { AssessmentParts, MaterialScope } from './act.ts';
export type { AssessmentResult, Material, Section } from './contract.ts';

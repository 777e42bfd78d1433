import type { TargetAttainment } from '../../contract.ts';

/** One block a target for a terminal: gap, path and forecast in both languages. */
export function describeAttainment(list: readonly TargetAttainment[]): string {
  return list
    .map((a) => {
      const sentences = [a.gap.sentence, a.schedule?.sentence, a.forecast?.sentence ?? a.noForecast?.sentence, a.definition.sentence].filter((s) => s !== null && s !== undefined);
      return [a.target, ...sentences.flatMap(({ zh, en }) => [`  ${zh}`, `  ${en}`])].join('\n');
    })
    .join('\n\n');
}

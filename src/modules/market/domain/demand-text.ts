/** What of a demand is compared with results: problem, targets, constraints. */
export function demandContent(demand: { problem: string; indicators: readonly { name: string; present: string; target: string; unit: string }[]; constraints: string }): string {
  return [demand.problem, ...demand.indicators.map((i) => `${i.name} ${i.present} ${i.target}${i.unit}`), demand.constraints].filter((t) => t.trim() !== '').join('\n');
}

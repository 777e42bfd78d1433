import { type Definition, mermaidOf } from '../../kernel/procedure/index.ts';

/** A procedure as people and programs meet it: diagram, actions with who and what, clocks, notices, clauses. */
export function procedurePage(p: Definition): string {
  const period = (l: { value: number; unit: string; source: string }): string => `${l.value} ${l.unit === 'workingDays' ? '工作日 working days' : '日 calendar days'} (${l.source})`;
  const who = (actor: Definition['actions'][number]['actor']): string => {
    if ('flow' in actor) return 'flow';
    if ('anyone' in actor) return `anyone ${actor.anyone}`;
    return `\`${actor.permission}\` (${'party' in actor ? `party ${actor.party}` : 'jurisdiction'})`;
  };
  const list = (items: readonly string[]): string => items.map((i) => `\`${i}\``).join(' ');
  return [
    `# ${p.title.zh} · ${p.title.en}`,
    '',
    p.purpose.zh,
    '',
    p.purpose.en,
    '',
    `\`${p.id}\` version ${p.version}, about \`${p.subjectKind}\`, case numbers begin with ${p.numberPrefix}.`,
    '',
    '```mermaid',
    mermaidOf(p, 'zh').trimEnd(),
    '```',
    '',
    '## Actions',
    '',
    '| action | from → to | who | guards | effects |',
    '| --- | --- | --- | --- | --- |',
    ...p.actions.map((a) => `| ${a.zh} · ${a.en} \`${a.id}\` | ${a.from.join(', ')} → ${a.to ?? '='} | ${who(a.actor)}${a.differentFrom.length ? `, not who did ${list(a.differentFrom)}` : ''} | ${list(a.guards)} | ${list(a.effects)} |`),
    '',
    ...(p.clocks.length ? ['## Clocks', '', '| clock | length | starts on | stops on |', '| --- | --- | --- | --- |', ...p.clocks.map((c) => `| ${c.zh} · ${c.en} | ${period(c.length)} | ${list(c.startOn)} | ${list(c.stopOn)} |`), ''] : []),
    ...(p.notices.length ? ['## Public notices', '', '| notice | length | blocks | objections answered within |', '| --- | --- | --- | --- |', ...p.notices.map((n) => `| ${n.zh} · ${n.en} | ${period(n.length)} | ${list(n.blocks)} | ${period(n.objections.answerWithin)} |`), ''] : []),
    '## Clauses',
    '',
    ...p.clauses.map((c) => `- ${c.document} ${c.path}${c.note ? `: ${c.note}` : ''}`),
    '',
  ].join('\n');
}

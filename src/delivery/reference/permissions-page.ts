import type { PermissionDeclaration, Roles } from '../../kernel/identity/index.ts';

/** Who may do what: a row a permission, a column a role, the reach in the cell. */
export function permissionsPage(permissions: readonly PermissionDeclaration[], roles: Roles): string {
  const list = [...roles.values()];
  const rows = permissions.map((p) => {
    const cells = list.map((r) => r.grants.find((g) => g.permission === p.id)?.reach ?? '');
    return `| \`${p.id}\` | ${p.zh} · ${p.en} | ${cells.join(' | ')} |`;
  });
  return [
    '# Permissions and roles',
    '',
    'Deny unless granted. `own`: records of the own organisation; `jurisdiction`: of the regions and parks on the assignment; `zone`: all.',
    '',
    `| permission | | ${list.map((r) => `${r.zh} \`${r.id}\``).join(' | ')} |`,
    `| --- | --- | ${list.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}

import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** How PostgreSQL is run here: it refuses to be root, and it must not outlive us. */
export interface Runner {
  /** For messages and tests. */
  kind: 'user-namespace' | 'other-user' | 'guarded' | 'plain';
  /** User and group that must own the data folder, where it is not simply ours. */
  owner?: { uid: number; gid: number };
  wrap(command: string, args: readonly string[]): Wrapped;
}

export interface Wrapped {
  command: string;
  args: string[];
  uid?: number;
  gid?: number;
}

/** PostgreSQL's fast shutdown: clients are cut off, everything committed is on disk. */
const DEATH_SIGNAL = '--pdeathsig=INT';

/**
 * The best way that works on this machine:
 * - root with user namespaces: an ordinary user inside a namespace, root's files outside. Nothing changes owner;
 * - root without them: an ordinary user, who is given the data folder;
 * - otherwise ourselves.
 * On Linux `setpriv` has the kernel stop the server when we die, even by SIGKILL. Elsewhere the next start finds the
 * orphan by its recorded pid and stops it.
 */
export function findRunner(readable: readonly string[], allow: { namespaces: boolean } = { namespaces: true }): Runner {
  const root = process.getuid?.() === 0;
  if (!root) return works('setpriv', [DEATH_SIGNAL, 'true']) ? guarded : plain;
  const user = ordinaryUser();
  const inside = ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`];
  if (allow.namespaces && works('unshare', [...inside, 'setpriv', DEATH_SIGNAL, 'true'])) {
    return {
      kind: 'user-namespace',
      owner: { uid: 0, gid: 0 },
      wrap: (command, args) => ({ command: 'unshare', args: [...inside, 'setpriv', DEATH_SIGNAL, command, ...args] }),
    };
  }
  return otherUser(user, readable);
}

const plain: Runner = { kind: 'plain', wrap: (command, args) => ({ command, args: [...args] }) };

const guarded: Runner = {
  kind: 'guarded',
  wrap: (command, args) => ({ command: 'setpriv', args: [DEATH_SIGNAL, command, ...args] }),
};

interface User {
  uid: number;
  gid: number;
}

function otherUser(user: User, readable: readonly string[]): Runner {
  // Under /root and the like an ordinary user cannot even reach the files; then the server may look past file modes.
  const reach = readable.every(isReachableByAll) ? [] : ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const become = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...reach, DEATH_SIGNAL];
  const owner = { uid: user.uid, gid: user.gid };
  if (works('setpriv', [...become, 'true'])) {
    return { kind: 'other-user', owner, wrap: (command, args) => ({ command: 'setpriv', args: [...become, command, ...args] }) };
  }
  return { kind: 'other-user', owner, wrap: (command, args) => ({ command, args: [...args], ...owner }) };
}

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, [...args], { stdio: 'ignore', timeout: 5_000 }).status === 0;
}

/** `initdb` looks its user up by name, so it has to be one that the machine knows. */
function ordinaryUser(): User {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => Number(fields[2]) > 0)
    .map((fields) => ({ name: fields[0], uid: Number(fields[2]), gid: Number(fields[3]) }));
  return users.find((u) => u.name === 'postgres') ?? users.find((u) => u.name === 'nobody') ?? users[0] ?? { uid: 65534, gid: 65534 };
}

function isReachableByAll(file: string): boolean {
  for (let at = file; ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Gives a tree to `owner` when its top belongs to someone else: the way we are run may have changed since. */
export function giveTo(owner: Runner['owner'], dir: string): void {
  if (!owner || lstatSync(dir).uid === owner.uid) return;
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    lchownSync(path.join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
  // The top goes last: a run that is cut off before is repeated by the next.
  chownSync(dir, owner.uid, owner.gid);
}

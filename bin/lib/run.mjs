import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program to its end and gives its exit code. `quiet` keeps what it says, for whoever wants to print it only
 * after a failure. Signals of the terminal reach the child by themselves; those sent to us alone are passed on.
 */
export function run(command, args, { cwd = root, env = process.env, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    let said = '';
    const hear = (chunk) => (said += chunk);
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    let stoppedBy;
    const pass = (signal) => {
      stoppedBy = signal;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM'];
    for (const signal of signals) process.on(signal, pass);
    const end = (code) => {
      for (const signal of signals) process.removeListener(signal, pass);
      // Whoever stops us in the middle of a step does not want the next one, nor to read that this one failed.
      if (stoppedBy) process.exit(stoppedBy === 'SIGINT' ? 130 : 143);
      resolve({ code, said });
    };
    child.on('error', (error) => {
      said += `${error.message}\n`;
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** Runs a script of ours or of a package with this Node. */
export const node = (args, options) => run(process.execPath, args, options);

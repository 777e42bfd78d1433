import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { clientConfig } from './connect.ts';

export interface Listener {
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Calls `onNotice` whenever a commit announces something on `channel`, and after every (re)connection, because what was
 * announced meanwhile is lost: a notice says "look", never what happened. Needs a direct connection to the server; a
 * pooler in transaction mode does not pass notices on.
 */
export function listen(url: string, channel: string, onNotice: () => void): Listener {
  const stopping = new AbortController();
  let current: pg.Client | undefined;

  const once = async (onConnected: () => void): Promise<void> => {
    const client = new pg.Client(clientConfig({ url, applicationName: 'innomatrix listen' }));
    current = client;
    const ended = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.on('error', () => resolve());
    });
    client.on('notification', onNotice);
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      onConnected();
      onNotice();
      await ended;
    } finally {
      await client.end().catch(() => {});
    }
  };

  const run = async (): Promise<void> => {
    let wait = FIRST_PAUSE_MS;
    while (!stopping.signal.aborted) {
      await once(() => (wait = FIRST_PAUSE_MS)).catch(() => {});
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => {});
      wait = Math.min(LONGEST_PAUSE_MS, wait * 2);
    }
  };

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await current?.end().catch(() => {});
      await running;
    },
  };
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readMe } from '../../../src/kernel/identity/contract.ts';
import { refresh } from './query.ts';

/**
 * While somebody is signed in, listens to `/api/live` (server-sent events, data `{"topic": "market.demand.published",
 * "key": "…"}`) and asks again the cached answers of the topic's module. Bursts are gathered, so that an import of a
 * thousand rows causes one refresh.
 */
export function useLiveUpdates(active: boolean): { lost: boolean } {
  const client = useQueryClient();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (!active) return;
    const modules = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource('/api/live', { withCredentials: true });
    source.onopen = () => setLost(false);
    source.onerror = () => {
      setLost(true);
      // The browser gives up when the server refuses: the session is over, and the screen should say so.
      if (source.readyState === EventSource.CLOSED) void refresh(client, [readMe.id]);
    };
    source.onmessage = (event: MessageEvent<string>) => {
      const module = moduleOfEvent(event.data);
      if (!module) return;
      modules.add(module);
      timer ??= setTimeout(() => {
        timer = undefined;
        void refresh(client, [...modules]);
        modules.clear();
      }, 300);
    };
    return () => {
      source.close();
      clearTimeout(timer);
      setLost(false);
    };
  }, [active, client]);
  return { lost };
}

/** `{"topic":"market.demand.published"}` → `market`. */
export function moduleOfEvent(data: string): string | undefined {
  try {
    const { topic } = JSON.parse(data) as { topic?: unknown };
    return typeof topic === 'string' && topic !== '' ? topic.split('.')[0] : undefined;
  } catch {
    return undefined;
  }
}

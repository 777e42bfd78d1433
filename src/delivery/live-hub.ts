import type { Actor } from '../kernel/identity/index.ts';
import type { LiveEvent, Subscribe } from './http/index.ts';

/** Passes events of any process to the open pages of this one. A page learns that something changed, never what. */
export function createLiveHub(): { publish(events: readonly LiveEvent[]): void; subscribe: Subscribe } {
  const listeners = new Set<(event: LiveEvent) => void>();
  return {
    publish: (events) => {
      for (const { topic, key } of events) for (const send of listeners) send({ topic, key });
    },
    subscribe: (_actor: Actor, send) => {
      listeners.add(send);
      return () => listeners.delete(send);
    },
  };
}

import { useEffect, useState } from 'react';
import { scenario as scenarioSchema, type SandboxChange, type SandboxScenario } from '../../../../src/flows/sandbox/contract.ts';
import { useAddressState } from '../../app/navigation.tsx';

const NOTHING: SandboxScenario = { title: '', changes: [] };
/** A slider tells of every step it passes; the server is asked when it rests. */
const REST_MS = 350;

/** Letters an address takes as they are. The first keeps it from being read as a number. */
function encode(scenario: SandboxScenario): string {
  const bytes = new TextEncoder().encode(JSON.stringify(scenario));
  return `s${btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join('')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')}`;
}

function decode(text: string | undefined): SandboxScenario {
  if (!text?.startsWith('s')) return NOTHING;
  try {
    const bytes = Uint8Array.from(atob(text.slice(1).replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    return scenarioSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    // A link cut short by a mail program opens the empty sandbox.
    return NOTHING;
  }
}

const samePlace = (a: Omit<SandboxChange, 'to'>, b: Omit<SandboxChange, 'to'>): boolean => a.rule === b.rule && a.version === b.version && a.path === b.path;

export interface ScenarioState {
  scenario: SandboxScenario;
  /** The scenario as it stood when the hand last rested: what is computed. */
  settled: SandboxScenario;
  changed(place: Omit<SandboxChange, 'to'>): SandboxChange | undefined;
  set(change: SandboxChange): void;
  undo(place: Omit<SandboxChange, 'to'>): void;
  replace(scenario: SandboxScenario): void;
}

/** The scenario on the screen; it lives in the address, so that a link carries it. */
export function useScenario(): ScenarioState {
  const [address, changeAddress] = useAddressState();
  const [scenario, setScenario] = useState(() => decode(address.s));
  const [settled, setSettled] = useState(scenario);
  useEffect(() => {
    if (settled === scenario) return;
    const timer = setTimeout(() => {
      setSettled(scenario);
      changeAddress({ s: scenario.changes.length === 0 && scenario.title === '' ? undefined : encode(scenario) });
    }, REST_MS);
    return () => clearTimeout(timer);
  });
  const without = (place: Omit<SandboxChange, 'to'>): SandboxChange[] => scenario.changes.filter((c) => !samePlace(c, place));
  return {
    scenario, settled,
    changed: (place) => scenario.changes.find((c) => samePlace(c, place)),
    set: (change) => setScenario({ ...scenario, changes: [...without(change), change] }),
    undo: (place) => setScenario({ ...scenario, changes: without(place) }),
    replace: setScenario,
  };
}

import type { Language } from '../contract/model.ts';
import type { Citing } from './sources.ts';
import type { Snapshot, SnapshotFinding, SnapshotOrder, SnapshotTarget, SnapshotTask } from './snapshot.ts';
import type { Template } from './template/form.ts';

/** What the parts of a report are written from. */
export interface Scope {
  snapshot: Snapshot;
  template: Template;
  language: Language;
  cite: Citing;
  /** Targets of the report's place in the template's document. */
  ownTargets: readonly SnapshotTarget[];
  /** Tasks that concern the report's place; all of them for the zone. */
  tasks: readonly SnapshotTask[];
  orders: readonly SnapshotOrder[];
  findings: readonly SnapshotFinding[];
}

export function scopeOf(snapshot: Snapshot, template: Template, language: Language, cite: Citing): Scope {
  const { place } = snapshot;
  const whole = place.kind === 'zone';
  const tasks = snapshot.tasks.filter((t) => whole || t.places.includes(place.code));
  const ids = new Set(tasks.map((t) => t.id));
  return {
    snapshot, template, language, cite, tasks,
    ownTargets: snapshot.targets.filter((t) => t.place === place.code && t.document === template.document),
    orders: snapshot.orders.filter((o) => ids.has(o.taskId)),
    findings: snapshot.findings.filter((f) => whole || f.places.includes(place.code)),
  };
}

/** Targets that a block asks for. */
export function pickTargets({ snapshot, template }: Scope, block: { document?: string | undefined; indicators?: string[] | undefined; places: 'own' | 'cities' | 'all'; lights?: readonly string[] | undefined }): SnapshotTarget[] {
  const codes = placesOf(snapshot, block.places);
  return snapshot.targets.filter(
    (t) =>
      t.document === (block.document ?? template.document) &&
      codes.includes(t.place) &&
      (block.indicators === undefined || block.indicators.includes(t.indicator.code)) &&
      (block.lights === undefined || block.lights.includes(t.light)),
  );
}

export function placesOf(snapshot: Snapshot, which: 'own' | 'cities' | 'all'): string[] {
  if (which === 'own') return [snapshot.place.code];
  return snapshot.places.filter((p) => p.kind === 'city' || (which === 'all' && p.kind === 'zone')).map((p) => p.code);
}

import { expect, it } from 'vitest';
import { chessClub } from '../testing/chess-club.ts';
import { diagramOf, mermaidOf } from './diagram.ts';

it('the picture names every state and marks the present one', () => {
  const svg = diagramOf(chessClub, { locale: 'zh', current: 'ON_NOTICE' });
  for (const state of chessClub.states) expect(svg).toContain(`>${state.zh}</text>`);
  expect(svg.match(/<rect/g)).toHaveLength(chessClub.states.length);
  expect(svg.match(/fill="#fff">公示中</g)).toHaveLength(1);
});

it('text from a pack cannot break out of the picture', () => {
  const states = chessClub.states.map((s) => ({ ...s, en: '<b>"&' }));
  expect(diagramOf({ ...chessClub, states }, { locale: 'en' })).not.toContain('<b>');
});

it('the Mermaid text has a line for every action from each of its states', () => {
  const lines = mermaidOf(chessClub, 'en').split('\n').filter((l) => l.includes('-->') && l.includes(':'));
  expect(lines).toHaveLength(chessClub.actions.flatMap((a) => a.from).length);
});

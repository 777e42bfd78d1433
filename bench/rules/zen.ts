import { ZenEngine } from '@gorules/zen-engine';
import type { Contender } from './contest.ts';

const engine = new ZenEngine();

interface Node { id: string; type: string; name: string; position: { x: number; y: number }; content?: object }

function graph(node: Omit<Node, 'position' | 'name'>): object {
  const at = (id: string, type: string, content?: object): Node => ({ id, type, name: id, position: { x: 0, y: 0 }, ...(content && { content }) });
  return {
    nodes: [at('in', 'inputNode'), at(node.id, node.type, node.content), at('out', 'outputNode')],
    edges: [{ id: 'a', sourceId: 'in', targetId: node.id, type: 'edge' }, { id: 'b', sourceId: node.id, targetId: 'out', type: 'edge' }],
  };
}

function contender(content: object, show: (result: Record<string, unknown>) => string): Contender {
  const decision = engine.createDecision(content);
  // All at once: it may use every core there is.
  return { name: '@gorules/zen-engine', answer: async (cases) => (await Promise.all(cases.map((facts) => decision.evaluate(facts)))).map(({ result }) => show(result as Record<string, unknown>)) };
}

/** One node of expressions, the quickest form: values of earlier ones are named by `$`. */
export const zenExpressions = (expressions: Record<string, string>, show: (result: Record<string, unknown>) => string): Contender =>
  contender(graph({ id: 'rule', type: 'expressionNode', content: { expressions: Object.entries(expressions).map(([key, value], i) => ({ id: String(i), key, value })) } }), show);

export const zenTable = (inputs: readonly string[], rows: readonly { when: readonly string[]; gives: number }[], show: (result: Record<string, unknown>) => string): Contender =>
  contender(graph({ id: 'table', type: 'decisionTableNode', content: {
    hitPolicy: 'first',
    inputs: inputs.map((field) => ({ id: field, name: field, field })),
    outputs: [{ id: 'value', name: 'value', field: 'value' }],
    rules: rows.map((row, r) => ({ _id: String(r), ...Object.fromEntries(inputs.map((field, i) => [field, row.when[i] === '-' ? '' : row.when[i]])), value: String(row.gives) })),
  } }), show);

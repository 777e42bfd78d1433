/**
 * A linear-chain conditional random field over a few labels: how the segments of a passage are joined to measures is
 * learned from examples and kept as a table of weights, so that corrections made in review can improve it.
 */
export interface SequenceModel {
  labels: readonly string[];
  /** Weight of `feature` for each label, in the order of `labels`. */
  weights: Readonly<Record<string, readonly number[]>>;
  /** Weight of one label after another: `transitions[from][to]`. */
  transitions: readonly (readonly number[])[];
}

export interface SequenceExample { features: readonly (readonly string[])[]; labels: readonly number[] }

const logSum = (values: readonly number[]): number => {
  const most = Math.max(...values);
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
};

function scores(model: SequenceModel, features: readonly (readonly string[])[]): number[][] {
  return features.map((names) => {
    const sum = model.labels.map(() => 0);
    for (const name of names) {
      const weights = model.weights[name];
      if (weights !== undefined) for (let k = 0; k < sum.length; k += 1) sum[k]! += weights[k]!;
    }
    return sum;
  });
}

function forwardBackward(unary: readonly number[][], transitions: readonly (readonly number[])[]): { forward: number[][]; backward: number[][]; total: number } {
  const n = unary.length;
  const labels = unary[0]!.map((_, k) => k);
  const forward: number[][] = [unary[0]!.slice()];
  for (let i = 1; i < n; i += 1) forward.push(labels.map((k) => unary[i]![k]! + logSum(labels.map((j) => forward[i - 1]![j]! + transitions[j]![k]!))));
  const backward: number[][] = Array.from({ length: n }, () => labels.map(() => 0));
  for (let i = n - 2; i >= 0; i -= 1) backward[i] = labels.map((j) => logSum(labels.map((k) => transitions[j]![k]! + unary[i + 1]![k]! + backward[i + 1]![k]!)));
  return { forward, backward, total: logSum(forward[n - 1]!) };
}

/** The most probable labels. */
export function decode(model: SequenceModel, features: readonly (readonly string[])[]): number[] {
  if (features.length === 0) return [];
  const unary = scores(model, features);
  const labels = model.labels.map((_, k) => k);
  const best: number[][] = [unary[0]!];
  const from: number[][] = [labels.map(() => 0)];
  for (let i = 1; i < unary.length; i += 1) {
    const back = labels.map((k) => labels.reduce((most, j) => (best[i - 1]![j]! + model.transitions[j]![k]! > best[i - 1]![most]! + model.transitions[most]![k]! ? j : most), 0));
    from.push(back);
    best.push(labels.map((k) => unary[i]![k]! + best[i - 1]![back[k]!]! + model.transitions[back[k]!]![k]!));
  }
  const path: number[] = [];
  let last = labels.reduce((most, k) => (best.at(-1)![k]! > best.at(-1)![most]! ? k : most), 0);
  for (let i = unary.length - 1; i >= 0; i -= 1) {
    path.unshift(last);
    last = from[i]![last]!;
  }
  return path;
}

/**
 * Learns a model from labelled examples by full-batch Adam on the penalised likelihood. Deterministic.
 * @param penalty strength of the pull towards zero; a larger one for fewer examples
 */
export function train(labels: readonly string[], examples: readonly SequenceExample[], penalty: number, rounds: number): SequenceModel {
  const used = examples.filter((example) => example.features.length > 0);
  const names = [...new Set(used.flatMap((example) => example.features.flat()))];
  const size = labels.length;
  const place = new Map(names.map((name, i) => [name, i * size]));
  const offset = names.length * size;
  const parameters = new Float64Array(offset + size * size);
  const mean = new Float64Array(parameters.length);
  const variance = new Float64Array(parameters.length);
  const transitionsNow = (): number[][] => labels.map((_, j) => labels.map((__, k) => parameters[offset + j * size + k]!));
  for (let round = 1; round <= rounds; round += 1) {
    const gradient = parameters.map((value) => -penalty * value);
    const transitions = transitionsNow();
    for (const example of used) {
      const unary = example.features.map((row) => labels.map((_, k) => row.reduce((sum, name) => sum + parameters[place.get(name)! + k]!, 0)));
      const { forward, backward, total } = forwardBackward(unary, transitions);
      example.features.forEach((row, i) => {
        for (let k = 0; k < size; k += 1) {
          const error = Number(example.labels[i] === k) - Math.exp(forward[i]![k]! + backward[i]![k]! - total);
          for (const name of row) gradient[place.get(name)! + k]! += error;
          if (i === 0) continue;
          for (let j = 0; j < size; j += 1) {
            const expected = Math.exp(forward[i - 1]![j]! + transitions[j]![k]! + unary[i]![k]! + backward[i]![k]! - total);
            gradient[offset + j * size + k]! += Number(example.labels[i - 1] === j && example.labels[i] === k) - expected;
          }
        }
      });
    }
    for (let p = 0; p < parameters.length; p += 1) {
      mean[p] = 0.9 * mean[p]! + 0.1 * gradient[p]!;
      variance[p] = 0.999 * variance[p]! + 0.001 * gradient[p]! ** 2;
      parameters[p]! += (0.05 * (mean[p]! / (1 - 0.9 ** round))) / (Math.sqrt(variance[p]! / (1 - 0.999 ** round)) + 1e-8);
    }
  }
  const weights = Object.fromEntries(names.map((name) => [name, labels.map((_, k) => Number(parameters[place.get(name)! + k]!.toFixed(3)))]).filter(([, row]) => (row as number[]).some((value) => Math.abs(value) >= 0.02)));
  return { labels, weights, transitions: transitionsNow().map((row) => row.map((value) => Number(value.toFixed(3)))) };
}

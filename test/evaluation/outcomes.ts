import type { Outcome } from '../../src/evaluation';

/** Outcomes of one task from a table: a row of the table per data row, a column per template, 1 for right. */
export function outcomes(table: readonly (readonly number[])[], over: Partial<Outcome> = {}): readonly Outcome[] {
  return table.flatMap((cells, row) =>
    cells.map((correct, template) => ({
      ...{ task: 'rte', cluster: 'nli', template: `t${String(template)}`, row, correct, correctNorm: correct },
      ...{ choices: 2, gold: row === 0 ? 1 : 0 },
      ...over,
    })),
  );
}

export function near(actual: number | null | undefined, expected: number): void {
  if (typeof actual !== 'number' || Math.abs(actual - expected) > 1e-9) {
    throw new Error(`expected ${String(expected)}, got ${String(actual)}`);
  }
}

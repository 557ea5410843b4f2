import type { RowDraw } from '../../data';

/** Rows of a split that are drawn from: five thousand are read in a moment. */
const outOf = 5000;

/** Always the same, so that a check says the same on each machine and each day. */
const seed = 'flan/check';

/** Rows that many templates are rendered for are fewer, so that a study of a file takes seconds at most. */
const steps = [
  { templates: 40, own: 500, other: 100 },
  { templates: 100, own: 200, other: 50 },
  { templates: Infinity, own: 100, other: 20 },
] as const;

/** What is drawn for a task: of the split that its sample is from, and of another. */
export function drawOf(split: string, which: 'own' | 'other', templates: number): RowDraw {
  const step = steps.find((candidate) => templates <= candidate.templates)!;
  return { split, count: step[which], outOf, seed };
}

/** What is drawn to compare the texts of tasks, on either side of a hold-out. */
export function drawTexts(split: string): RowDraw {
  return { split, count: 500, outOf, seed };
}

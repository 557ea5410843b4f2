import type { Recipe } from '../recipe';

/** Seeds the draw of training examples for one of the recipe's training seeds. */
export function trainingSeed({ seeds }: Recipe, seed: number): string {
  return `${seeds.data}/${seed}`;
}

/** Seeds all that the evaluation draws, the same for every model that is evaluated. */
export function evaluationSeed({ seeds }: Recipe): string {
  return `eval/${seeds.data}`;
}

/** Seeds one held-out row through one template, so that each is rendered alike wherever it is rendered. */
export function questionSeed(seed: string, task: string, template: string, row: number): string {
  return `${seed}/${task}/${template}/${row}`;
}

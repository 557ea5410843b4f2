/** A recipe over three tasks of micro-FLAN, in so few steps that a test can wait for it. */
export function tinyRecipe(run: string, steps: number): string {
  return `flan: recipe/1
run: ${run}
tasks: ['tasks/*.task.flan.yaml']
hold_out: { clusters: [nli] }
also_drop: flan-v1
mixing: { kind: examples_proportional, train_cap: 100, rate_max: 50 }
lengths: { input: 192, target: 64, overflow: drop }
model: { path: model }
train: { steps: ${steps}, tokens_per_batch: 1024, lr: 1.0e-3, warmup_steps: 2, packing: true, loss_on: target, log_every: 1 }
baselines: [base_model]
eval: { split: test, limit: 4 }
seeds: { data: 0, templates: 0, train: [0] }
`;
}

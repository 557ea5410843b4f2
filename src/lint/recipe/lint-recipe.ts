import { planMixture, sameCluster, type MixturePlan, type SpanOf } from '../../mixture';
import type { Recipe } from '../../recipe';
import type { Task } from '../../task';
import type { Problem, Span } from '../../text';
import type { RecipeLintCode, Severities } from '../rule';
import { recipeRules } from './recipe-rules';
import type { SharedText } from './shared-text';

/** What is known besides recipe and tasks. */
export interface RecipeLintContext {
  /** Of the loaded recipe, so that findings have their places. */
  readonly spanOf: SpanOf;
  /** The plan of these tasks, where the caller has it already. */
  readonly plan?: MixturePlan;
  /** What `compareTexts` found in rows; without it, the rule about them is silent. */
  readonly sharedTexts?: readonly SharedText[];
  /** Grades that differ from the rules' own. */
  readonly severities?: Severities;
}

/** Everything that the rules find in a recipe and its tasks, in file order. What the plan reports is not repeated. */
export function lintRecipe(
  recipe: Recipe,
  tasks: readonly Task[],
  { spanOf, plan = planMixture(recipe, tasks, spanOf), sharedTexts = [], severities }: RecipeLintContext,
): readonly Problem<RecipeLintCode>[] {
  const heldOutAt = (task: Task): Span => placeOf(task, recipe, spanOf);
  const context = { recipe, tasks, plan, spanOf, heldOutAt, sharedTexts };
  const found = recipeRules.flatMap(({ code, severity, check }) => {
    const asked = severities?.get(code);
    if (asked === 'off') return [];
    return [...check(context)].map((finding): Problem<RecipeLintCode> => {
      return { severity, ...finding, ...(asked ? { severity: asked } : {}), code };
    });
  });
  return found.sort((a, b) => a.span.start - b.span.start);
}

function placeOf({ name, cluster }: Task, { holdOut }: Recipe, spanOf: SpanOf): Span {
  const task = holdOut.tasks.indexOf(name);
  if (task >= 0) return spanOf(['hold_out', 'tasks', task]);
  const held = holdOut.clusters.findIndex((other) => sameCluster(other, cluster));
  return spanOf(held >= 0 ? ['hold_out', 'clusters', held] : ['hold_out']);
}

import type { MixturePlan, SpanOf } from '../../mixture';
import type { Recipe } from '../../recipe';
import type { Task } from '../../task';
import type { Severity, Span } from '../../text';
import type { Finding, RecipeLintCode } from '../rule';
import type { SharedText } from './shared-text';

/** What a rule about a recipe sees: the recipe, the tasks that it names, and what a run would do with them. */
export interface RecipeRuleContext {
  readonly recipe: Recipe;
  readonly tasks: readonly Task[];
  readonly plan: MixturePlan;
  /** Where a key path of the recipe stands in its file. */
  readonly spanOf: SpanOf;
  /** Where the recipe holds a task out: its name, else its cluster. */
  readonly heldOutAt: (task: Task) => Span;
  /** Test rows of held-out tasks whose text training rows have too; empty while no rows were compared. */
  readonly sharedTexts: readonly SharedText[];
}

/** One kind of mistake in a recipe and its tasks, each of which may be sound by itself. */
export interface RecipeRule {
  readonly code: RecipeLintCode;
  readonly severity: Severity;
  /** Recipe rules are never off by themselves. */
  readonly isOff?: undefined;
  /** One line for documentation and settings. */
  readonly title: string;
  readonly check: (context: RecipeRuleContext) => Iterable<Finding>;
}

import type { RecipeRule } from './recipe-rule';
import { ambiguousAcrossTasks } from './rules/ambiguous-across-tasks';
import { devIsTest } from './rules/dev-is-test';
import { partnerInTraining } from './rules/partner-in-training';
import { sharedSource } from './rules/shared-source';
import { testInTraining } from './rules/test-in-training';
import { unknownToFlan } from './rules/unknown-to-flan';
import { unmeasuredTask } from './rules/unmeasured-task';

/** Every rule about a recipe; settings and documentation list them behind those about a task. */
export const recipeRules: readonly RecipeRule[] = [
  partnerInTraining,
  unknownToFlan,
  sharedSource,
  testInTraining,
  devIsTest,
  unmeasuredTask,
  ambiguousAcrossTasks,
];

import type { ModelConfig } from '../model-config';
import type { LinearSpec } from '../parameter-spec';
import { headName, parameterSpecs } from '../parameters';

/**
 * Which linear layers get adapters, as PEFT's `target_modules` says it: all of the blocks, or those whose name ends with
 * one of these (`q_proj`, `mlp.down_proj`).
 */
export type Targets = 'all-linear' | readonly string[];

/** The layers that `targets` names, in the order of the forward pass. The head is never among them. */
export function targetedLayers(config: ModelConfig, targets: Targets): readonly LinearSpec[] {
  const head = headName(config);
  return parameterSpecs(config).flatMap(({ name, linear }) => {
    if (linear === undefined || name === head) return [];
    const wanted = targets === 'all-linear' || targets.some((target) => names(target, linear.module));
    return wanted ? [linear] : [];
  });
}

/** Those of `targets` that name no layer of this model. */
export function idleTargets(config: ModelConfig, targets: Targets): readonly string[] {
  if (targets === 'all-linear') return [];
  return targets.filter((target) => targetedLayers(config, [target]).length === 0);
}

/** The last parts of the names of linear layers, each once: what may be written as a target. */
export function targetNames(config: ModelConfig): readonly string[] {
  const modules = targetedLayers(config, 'all-linear').map(({ module }) => module.split('.').at(-1)!);
  return [...new Set(modules)];
}

function names(target: string, module: string): boolean {
  return module === target || module.endsWith(`.${target}`);
}

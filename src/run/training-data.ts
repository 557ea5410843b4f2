import type { MixtureExample, PackedSequence } from '../mixture';
import { lengthLimits, pack, packApart } from '../mixture';
import type { Model } from '../model';
import type { Recipe } from '../recipe';
import { isBlank, renderExample } from '../task';
import type { TokenPair } from '../tokenizer';
import { batchShape } from './batch-shape';
import { cutExample } from './cut-example';

/** What became of the examples drawn so far. */
export interface DataTally {
  drawn: number;
  /** Rows on which their template is blank by design. */
  blank: number;
  failed: number;
  /** Dropped or shortened because of `lengths`. */
  tooLong: number;
  /** Tokens of examples that train, prompt and target. */
  tokens: number;
}

export function newTally(): DataTally {
  return { drawn: 0, blank: 0, failed: 0, tooLong: 0, tokens: 0 };
}

/** Renders an example and cuts it into tokens; undefined where there is nothing to learn from it. */
export function tokenize(
  { task, template, row, seed }: MixtureExample,
  model: Model,
  recipe: Recipe,
  tally: DataTally,
): TokenPair | undefined {
  tally.drawn++;
  const rendered = renderExample(task, template, row, { seed });
  if (!rendered.ok) {
    tally.failed++;
    return undefined;
  }
  if (isBlank(rendered.value)) {
    tally.blank++;
    return undefined;
  }
  const pair = cutExample(model, rendered.value, recipe, 'whole');
  if (pair === undefined) tally.failed++;
  return pair;
}

/** Packs examples in their order, and counts what became of them. */
export function packPairs(
  pairs: readonly TokenPair[],
  model: Model,
  recipe: Recipe,
  tally: DataTally,
): readonly PackedSequence[] {
  const { config, tokenizer } = model;
  const rules = { eosId: tokenizer.eosId, overflow: recipe.lengths.overflow, packing: recipe.train.packing };
  const { length, inputLength = length } = batchShape(recipe, config);
  const report =
    config.kind === 'decoder'
      ? pack(pairs, { ...lengthLimits(recipe, config.maxPositions), ...rules })
      : packApart(pairs, { length, inputLength, startId: config.startId, ...rules });
  tally.tooLong += report.dropped + report.truncated;
  for (const { segments, input } of report.sequences)
    for (const segment of [...segments, ...(input?.segments ?? [])]) if (segment >= 0) tally.tokens++;
  return report.sequences;
}

import type { MixtureExample, PackedSequence } from '../mixture';
import { lengthLimits, pack } from '../mixture';
import type { Model } from '../model';
import type { Recipe } from '../recipe';
import { isBlank, joinPrompt, renderExample } from '../task';
import { encodePair, type TokenPair } from '../tokenizer';

/** The shape of every training batch, from the recipe and what the model can take. In tokens. */
export interface BatchShape {
  readonly sequences: number;
  readonly length: number;
}

/** A prompt, a target and the end-of-text token fit; never more than the model's positions. */
export function batchShape(recipe: Recipe, maxPositions: number): BatchShape {
  const { length } = lengthLimits(recipe, maxPositions);
  return { length, sequences: Math.max(1, Math.floor(recipe.train.tokensPerBatch / length)) };
}

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
  const { input, target } = rendered.value;
  const { prompt, lead } = joinPrompt(input, recipe.format.separator);
  return encodePair(model.tokenizer, prompt, lead + target);
}

/** Packs examples in their order, and counts what became of them. */
export function packPairs(
  pairs: readonly TokenPair[],
  model: Model,
  recipe: Recipe,
  tally: DataTally,
): readonly PackedSequence[] {
  const report = pack(pairs, {
    ...lengthLimits(recipe, model.config.maxPositions),
    eosId: model.tokenizer.eosId,
    overflow: recipe.lengths.overflow,
    packing: recipe.train.packing,
  });
  tally.tooLong += report.dropped + report.truncated;
  for (const { segments } of report.sequences) for (const segment of segments) if (segment >= 0) tally.tokens++;
  return report.sequences;
}

import * as l10n from '@vscode/l10n';
import { openDocument, SchemaValidator, type Cursor, type Path } from '../document';
import type { Problem, Span } from '../text';
import { notYet } from './not-yet';
import type { LoadedRecipe, RecipeCode } from './recipe';
import { resolveRecipe } from './resolve';
import { recipeSchema } from './schema';

const validator = new SchemaValidator(recipeSchema);

/**
 * Reads a recipe and fills in its defaults. Every fault is a problem at its place.
 *
 * @param path absolute; the recipe's own paths are relative to its folder
 */
export function loadRecipe(text: string, path: string): LoadedRecipe {
  const opened = openDocument(text);
  const { root, document } = opened;
  const wishes = root ? notYet(root) : [];
  const wished = new Set(wishes.map(({ span }) => `${span.start} ${span.end}`));
  const faults = validator.check(opened).filter(({ span }) => !wished.has(`${span.start} ${span.end}`));
  const stranger = root && notARecipe(root);
  const problems: Problem<RecipeCode>[] = stranger
    ? [...opened.problems, stranger]
    : [...opened.problems, ...faults, ...wishes, ...(root ? contradictions(root) : [])];
  problems.sort((a, b) => a.span.start - b.span.start);
  return {
    path,
    text,
    document,
    ...(root ? { recipe: resolveRecipe(root, path) } : {}),
    problems,
    spanOf: (keys) => nearestSpan(root, keys),
  };
}

/** A task file lacks every key of a recipe; that it is one says all of it. */
function notARecipe(root: Cursor): Problem<RecipeCode> | undefined {
  const kind = root.get('flan');
  if (kind?.text?.startsWith('task/') !== true) return undefined;
  const message = l10n.t('This is a task file. Give a recipe that names it under "tasks".');
  return { code: 'wrong-value', severity: 'error', message, span: kind.span };
}

/** Keys that are right alone and wrong together, or without effect. */
function contradictions(root: Cursor): Problem<RecipeCode>[] {
  const out: Problem<RecipeCode>[] = [];
  const report = (severity: 'error' | 'warning', at: Cursor, message: string): void => {
    out.push({ code: 'wrong-value', severity, message, span: at.keySpan ?? at.span });
  };
  const epochs = root.at(['train', 'epochs']);
  if (epochs && root.at(['train', 'steps']))
    report('error', epochs, l10n.t('Give either "steps" or "epochs", not both.'));

  const revision = root.at(['model', 'revision']);
  if (revision && root.at(['model', 'path']))
    report('warning', revision, l10n.t('"{0}" has no effect with "{1}".', 'revision', 'path'));

  const kind = root.at(['mixing', 'kind'])?.text ?? 'examples_proportional';
  const without: Readonly<Record<string, readonly string[]>> = {
    examples_proportional: ['temperature', 'weights'],
    temperature: ['weights'],
    weights: ['temperature', 'rate_max'],
  };
  for (const key of without[kind] ?? []) {
    const at = root.at(['mixing', key]);
    if (at) report('warning', at, l10n.t('"{0}" has no effect with "kind: {1}".', key, kind));
  }

  const optimizer = root.at(['train', 'optimizer'])?.text === 'adafactor' ? 'adafactor' : 'adamw';
  const own = root.at(['train', 'relative_step'])?.boolean === true;
  const idle: Readonly<Record<string, readonly string[]>> = {
    adamw: ['relative_step', 'scale_parameter'],
    adafactor: ['betas', 'eps'],
  };
  for (const key of idle[optimizer] ?? []) {
    const at = root.at(['train', key]);
    if (at) report('warning', at, l10n.t('"{0}" has no effect with "optimizer: {1}".', key, optimizer));
  }
  for (const key of optimizer === 'adafactor' && own ? ['lr', 'schedule', 'warmup_steps'] : []) {
    const at = root.at(['train', key]);
    if (at) report('warning', at, l10n.t('"{0}" has no effect with "relative_step: true".', key));
  }

  const drawn = (root.at(['eval', 'generation', 'temperature'])?.number ?? 0) > 0;
  for (const key of drawn ? [] : ['top_k', 'top_p']) {
    const at = root.at(['eval', 'generation', key]);
    if (at) report('warning', at, l10n.t('"{0}" has no effect without a "temperature" above 0.', key));
  }

  const looks = (root.at(['train', 'eval_every'])?.number ?? 0) > 0;
  for (const key of looks ? [] : ['early_stopping', 'keep', 'best_by', 'eval_rows']) {
    const at = root.at(['train', key]);
    if (!at || at.text === 'last') continue;
    // Training would go on, or the last weights would count, although the author asked for something else.
    const severity = key === 'eval_rows' || key === 'best_by' ? 'warning' : 'error';
    report(severity, at, l10n.t('"{0}" needs "eval_every": without looks at the dev rows nothing is the best.', key));
  }

  const holdOut = root.get('hold_out');
  const held = ['clusters', 'tasks'].flatMap((key) => holdOut?.get(key)?.items() ?? []);
  if (holdOut?.kind === 'map' && held.length === 0)
    report('error', holdOut, l10n.t('Name at least one cluster or task to hold out.'));
  return out;
}

/** Defaults stand nowhere in the file: their nearest written parent does. */
function nearestSpan(root: Cursor | undefined, path: Path): Span {
  for (let depth = path.length; root && depth >= 0; depth--) {
    const at = root.at(path.slice(0, depth));
    if (at && depth > 0) return depth === path.length ? at.span : (at.keySpan ?? at.span);
  }
  return root?.entries()[0]?.[1].keySpan ?? { start: 0, end: 0 };
}

import * as l10n from '@vscode/l10n';
import type { Cursor } from '../document';
import type { Problem } from '../text';

/** A wish that a recipe may well express and that this version cannot grant. */
interface Wish {
  readonly path: readonly string[];
  /** The values that are wishes; absent means that the key itself is one. */
  readonly values?: readonly string[];
  readonly instead: () => string;
}

/** Fields of the planned format, and of other trainers, that authors are likely to try. */
const wishes: readonly Wish[] = [
  { path: ['model', 'dtype'], instead: () => l10n.t('Training is in float32.') },
  { path: ['model', 'adapter'], instead: () => l10n.t('Write "adapter" beside "model", not in it.') },
  { path: ['train', 'adapter'], instead: () => l10n.t('Write "adapter" beside "train", not in it.') },
  { path: ['styles'], instead: () => l10n.t('Every example is zero-shot, with the options its template prints.') },
  { path: ['few_shot'], instead: () => l10n.t('Every example is zero-shot.') },
  { path: ['exemplars'], instead: () => l10n.t('Every example is zero-shot.') },
  {
    path: ['train', 'backend'],
    values: ['torchrun', 'trl', 'axolotl', 'llamafactory', 'python'],
    instead: () => l10n.t('Write "builtin": training runs inside Node.'),
  },
  {
    path: ['train', 'optimizer'],
    values: ['sgd', 'adam', 'lion'],
    instead: () => l10n.t('Write "adamw" or "adafactor".'),
  },
  {
    path: ['adapter', 'kind'],
    values: ['dora', 'qlora', 'ia3', 'prefix', 'prompt'],
    instead: () => l10n.t('Write "lora".'),
  },
  { path: ['train', 'loss_on'], values: ['all'], instead: () => l10n.t('The loss is on the target, as in FLAN.') },
  { path: ['train', 'chat'], instead: () => l10n.t('Write "chat: model" under "format".') },
  {
    path: ['baselines'],
    values: ['no_template', 'dataset_name'],
    instead: () => l10n.t('Leave it out; "base_model" is compared.'),
  },
  { path: ['eval', 'shots'], instead: () => l10n.t('Evaluation is zero-shot.') },
  { path: ['eval', 'report'], instead: () => l10n.t('Mean and spread over templates are always reported.') },
  { path: ['seeds', 'exemplars'], instead: () => l10n.t('Every example is zero-shot.') },
  { path: ['output', 'export'], instead: () => l10n.t('A run keeps its samples in samples.jsonl.') },
];

/** Says plainly, at its place, what this version cannot do; nothing in a recipe is silently ignored. */
export function notYet(root: Cursor): Problem<'not-yet'>[] {
  return wishes.flatMap((wish) => {
    const at = root.at(wish.path);
    if (!at) return [];
    const places =
      wish.values === undefined ? [at] : [at, ...at.items()].filter(({ text }) => wish.values!.includes(text ?? ''));
    return places.map((place): Problem<'not-yet'> => {
      const name = wish.path.join('.') + (wish.values === undefined ? '' : `: ${place.text ?? ''}`);
      const message = l10n.t('"{0}" is not supported yet. {1}', name, wish.instead());
      const span = wish.values === undefined ? (place.keySpan ?? place.span) : place.span;
      return { code: 'not-yet', severity: 'error', message, span };
    });
  });
}

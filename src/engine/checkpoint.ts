import * as l10n from '@vscode/l10n';
import { checkSeal } from '../disk';
import type { Tensor } from '../model';
import { readSafetensors, writeSafetensors } from '../model';
import type { Result } from '../text';
import { ok } from '../text';
import type { EngineError } from './errors';
import { engineError } from './errors';
import { sameShape } from './graph/value';

/** Anything JSON holds. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What a checkpoint says besides its numbers. */
export interface Checkpointed {
  /** Steps done when it was written. */
  readonly step: number;
  /** What the caller gave `save`, such as the place in the data; `null` when nothing. */
  readonly metadata: JsonValue;
}

const FORMAT = 'flan-workbench/checkpoint/2';

/**
 * One safetensors file with every tensor under its name, sealed by the hash of its bytes: a file that was there before
 * is replaced only when the new one has been read back whole. @throws what `writeSealed` throws.
 */
export async function writeCheckpoint(
  path: string,
  tensors: ReadonlyMap<string, Tensor>,
  { step, metadata }: Checkpointed,
): Promise<void> {
  await writeSafetensors(path, tensors, {
    dtype: 'f32',
    sealed: true,
    metadata: new Map([
      ['format', FORMAT],
      ['step', String(step)],
      ['metadata', JSON.stringify(metadata)],
    ]),
  });
}

/** Copies a checkpoint into `tensors` if it is whole and every name and shape agrees; on an error nothing is changed. */
export async function readCheckpoint(
  path: string,
  tensors: ReadonlyMap<string, Tensor>,
): Promise<Result<Checkpointed, EngineError>> {
  const damage = await damageOf(path);
  if (damage !== undefined) return engineError('engine-checkpoint-unreadable', damage);
  const read = await readSafetensors(path);
  if (!read.ok) return engineError('engine-checkpoint-unreadable', read.error.message);
  const { metadata, tensors: stored } = read.value;
  const step = Number(metadata.get('step'));
  if (metadata.get('format') !== FORMAT || !Number.isSafeInteger(step))
    return engineError(
      'engine-checkpoint-unreadable',
      l10n.t('{0} is not a checkpoint of this version. Start the run anew or use the version that wrote it.', path),
    );
  for (const [name, { shape }] of tensors) {
    const found = stored.get(name);
    if (found === undefined || !sameShape(found.shape, shape))
      return engineError(
        'engine-checkpoint-mismatch',
        l10n.t(
          '{0} was written for another model: "{1}" is [{2}] here and {3} there.',
          path,
          name,
          shape.join(', '),
          found === undefined ? l10n.t('missing') : `[${found.shape.join(', ')}]`,
        ),
      );
  }
  for (const [name, { data }] of tensors) data.set(stored.get(name)!.data);
  return ok({ step, metadata: JSON.parse(metadata.get('metadata') ?? 'null') as JsonValue });
}

async function damageOf(path: string): Promise<string | undefined> {
  try {
    switch (await checkSeal(path)) {
      case 'whole':
        return undefined;
      case 'damaged':
        return l10n.t('{0} is damaged: its content does not agree with the hash at its end.', path);
      case 'missing':
        return l10n.t('There is no file {0}.', path);
    }
  } catch (cause) {
    return l10n.t('{0} cannot be read: {1}', path, String(cause));
  }
}

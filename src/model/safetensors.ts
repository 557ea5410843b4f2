import type { Result } from '../text';
import { ok } from '../text';
import type { ModelError } from './errors';
import { indexSafetensors, readStored } from './stored-tensor';
import type { Tensor } from './tensor';

export interface SafetensorsFile {
  readonly tensors: Map<string, Tensor>;
  /** The `__metadata__` of the header: text by name. */
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * Reads a whole safetensors file (F32, F16, BF16), tensor by tensor, into 32-bit floats.
 * @returns an error for a missing file, a header that breaks the format, or contents cut short.
 */
export async function readSafetensors(path: string): Promise<Result<SafetensorsFile, ModelError>> {
  const index = await indexSafetensors(path);
  if (!index.ok) return index;
  const tensors = await readStored(index.value.tensors);
  return tensors.ok ? ok({ tensors: tensors.value, metadata: index.value.metadata }) : tensors;
}

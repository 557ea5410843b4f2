import type { Activation } from '../decoder-config';
import type { Fields } from '../fields';

/** The activations there are, by the names `transformers` gives them (`ACT2FN`). */
const ACTIVATIONS = {
  silu: 'silu',
  swish: 'silu',
  gelu: 'gelu',
  gelu_python: 'gelu',
  gelu_new: 'gelu-tanh',
  gelu_fast: 'gelu-tanh',
  gelu_accurate: 'gelu-tanh',
  gelu_pytorch_tanh: 'gelu-tanh',
  gelu_python_tanh: 'gelu-tanh',
  relu: 'relu',
} as const satisfies Readonly<Record<string, Activation>>;

type Name = keyof typeof ACTIVATIONS;
const NAMES = Object.keys(ACTIVATIONS) as readonly Name[];

export function readActivation(fields: Fields, key: string, fallback: Name): Activation {
  return ACTIVATIONS[fields.only(key, NAMES, fallback)];
}

/** A Llama-type model of random weights, and how much it is given to do. Sizes in elements and tokens. */
export interface Shape {
  readonly name: string;
  readonly hidden: number;
  readonly inner: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly vocabulary: number;
  readonly train: { readonly sequences: number; readonly length: number; readonly steps: number };
  /** Rows of a test split, each asked through ten templates with four choices. */
  readonly rankRows: number;
  readonly generate: { readonly prompts: number; readonly length: number; readonly tokens: number };
}

export const shapes: readonly Shape[] = [
  {
    name: '3.7M',
    hidden: 256,
    inner: 688,
    layers: 4,
    heads: 4,
    keyValueHeads: 4,
    vocabulary: 4096,
    train: { sequences: 16, length: 128, steps: 8 },
    rankRows: 40,
    generate: { prompts: 16, length: 48, tokens: 64 },
  },
  {
    name: '30M',
    hidden: 512,
    inner: 1376,
    layers: 8,
    heads: 8,
    keyValueHeads: 8,
    vocabulary: 8192,
    train: { sequences: 4, length: 256, steps: 6 },
    rankRows: 12,
    generate: { prompts: 16, length: 48, tokens: 64 },
  },
  {
    // SmolLM2-135M.
    name: '135M',
    hidden: 576,
    inner: 1536,
    layers: 30,
    heads: 9,
    keyValueHeads: 3,
    vocabulary: 49_152,
    train: { sequences: 4, length: 256, steps: 3 },
    rankRows: 3,
    generate: { prompts: 8, length: 48, tokens: 32 },
  },
];

/** Of the tokens of a sequence, those that are targets: prompts are longer than what follows them. */
export const labelledShare = 0.25;

export const choices = 4;
export const templates = 10;

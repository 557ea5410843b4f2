import { basename } from 'node:path';
import type { Cursor, Path } from '../document';
import type {
  AdapterSettings,
  AlsoDrop,
  Mixing,
  ModelSource,
  Recipe,
  TemplatePolicy,
  TrainSettings,
  GenerationSettings,
} from './recipe';

/** Reads a recipe's values; where one is missing or wrong (the schema reports it), its default stands. */
export function resolveRecipe(root: Cursor, path: string): Recipe {
  const read = reader(root);
  return {
    path,
    run: read.text(['run']) ?? basename(path).replace(/(\.recipe)?(\.flan)?\.ya?ml$/, ''),
    tasks: read.texts(['tasks']) ?? [],
    holdOut: {
      clusters: read.texts(['hold_out', 'clusters']) ?? [],
      tasks: read.texts(['hold_out', 'tasks']) ?? [],
    },
    alsoDrop: alsoDrop(root.get('also_drop')),
    mixing: mixing(read),
    templates: templates(read),
    lengths: {
      input: read.number(['lengths', 'input']) ?? 1024,
      target: read.number(['lengths', 'target']) ?? 256,
      overflow: read.word(['lengths', 'overflow'], ['drop', 'truncate']),
    },
    format: {
      separator: read.text(['format', 'separator']) ?? ' ',
      chat: read.word(['format', 'chat'], ['none', 'model']),
    },
    model: model(read),
    ...adapter(root, read),
    train: train(read),
    baselines: read.words(['baselines'], ['base_model']),
    eval: {
      split: read.text(['eval', 'split']) ?? 'test',
      limit: read.number(['eval', 'limit']) ?? 500,
      dev: read.number(['eval', 'dev']) ?? 0,
      scoring: read.words(['eval', 'scoring'], ['rank', 'generate']),
      norm: read.word(['eval', 'norm'], ['sum', 'char', 'byte', 'token']),
      generation: generation(read),
    },
    seeds: {
      data: read.number(['seeds', 'data']) ?? 0,
      templates: read.number(['seeds', 'templates']) ?? 0,
      train: nonEmpty(read.numbers(['seeds', 'train'])) ?? [0],
    },
    output: { dir: read.text(['output', 'dir']) ?? 'runs' },
  };
}

function generation(read: Reader): GenerationSettings {
  const at = (key: string): readonly string[] => ['eval', 'generation', key];
  const [topK, topP] = [read.number(at('top_k')), read.number(at('top_p'))];
  return {
    maxTokens: read.number(at('max_tokens')) ?? read.number(['lengths', 'target']) ?? 256,
    stop: read.texts(at('stop')) ?? ['\n\n'],
    temperature: read.number(at('temperature')) ?? 0,
    ...(topK === undefined ? {} : { topK }),
    ...(topP === undefined ? {} : { topP }),
  };
}

function alsoDrop(at: Cursor | undefined): AlsoDrop {
  if (at?.kind === 'map') {
    const map = at.entries().map(([cluster, partners]): [string, string[]] => [cluster, textsOf(partners)]);
    return { kind: 'map', map: Object.fromEntries(map) };
  }
  return at?.text === 'none' ? { kind: 'none' } : { kind: 'flan-v1' };
}

function model(read: Reader): ModelSource {
  const id = read.text(['model', 'id']);
  if (id === undefined) return { kind: 'folder', path: read.text(['model', 'path']) ?? '' };
  const revision = read.text(['model', 'revision']);
  return { kind: 'hub', id, ...(revision === undefined ? {} : { revision }) };
}

function mixing(read: Reader): Mixing {
  const trainCap = read.number(['mixing', 'train_cap']) ?? 30_000;
  const rateMax = read.number(['mixing', 'rate_max']) ?? 3_000;
  const kind = read.word(['mixing', 'kind'], ['examples_proportional', 'temperature', 'weights']);
  switch (kind) {
    case 'examples_proportional':
      return { kind, trainCap, rateMax };
    case 'temperature':
      return { kind, trainCap, rateMax, temperature: read.number(['mixing', 'temperature']) ?? 2 };
    case 'weights':
      return { kind, trainCap, weights: read.weights(['mixing', 'weights']) };
  }
}

function templates(read: Reader): TemplatePolicy {
  return {
    perTask: read.number(['templates', 'per_task']) ?? 10,
    assign: read.word(['templates', 'assign'], ['cycle', 'random']),
    kinds: read.weights(['templates', 'kinds']),
  };
}

function adapter(root: Cursor, read: Reader): { adapter?: AdapterSettings } {
  if (root.get('adapter')?.kind !== 'map') return {};
  return {
    adapter: {
      kind: 'lora',
      rank: read.number(['adapter', 'rank']) ?? 16,
      alpha: read.number(['adapter', 'alpha']) ?? 32,
      dropout: read.number(['adapter', 'dropout']) ?? 0,
      targetModules: read.texts(['adapter', 'target_modules']) ?? 'all-linear',
    },
  };
}

function train(read: Reader): TrainSettings {
  const steps = read.number(['train', 'steps']);
  const microBatch = read.number(['train', 'micro_batch']);
  const [beta1 = 0.9, beta2 = 0.999] = read.numbers(['train', 'betas']) ?? [];
  return {
    backend: 'builtin',
    provider: read.word(['train', 'provider'], ['auto', 'cpu', 'webgpu', 'cuda', 'dml', 'coreml']),
    extent:
      steps === undefined
        ? { kind: 'epochs', epochs: read.number(['train', 'epochs']) ?? 1 }
        : { kind: 'steps', steps },
    tokensPerBatch: read.number(['train', 'tokens_per_batch']) ?? 8192,
    ...(microBatch === undefined ? {} : { microBatch }),
    activationCheckpointing: read.at(['train', 'activation_checkpointing'])?.boolean ?? false,
    optimizer: read.word(['train', 'optimizer'], ['adamw', 'adafactor']),
    relativeStep: read.at(['train', 'relative_step'])?.boolean ?? false,
    scaleParameter: read.at(['train', 'scale_parameter'])?.boolean ?? true,
    lr: read.number(['train', 'lr']) ?? 3e-5,
    betas: [beta1, beta2],
    eps: read.number(['train', 'eps']) ?? 1e-8,
    weightDecay: read.number(['train', 'weight_decay']) ?? 0,
    schedule: read.word(['train', 'schedule'], ['constant', 'linear', 'cosine', 'inverse_sqrt']),
    warmupSteps: read.number(['train', 'warmup_steps']) ?? 0,
    clipNorm: read.number(['train', 'clip_norm']) ?? 1,
    packing: read.at(['train', 'packing'])?.boolean ?? true,
    lossOn: 'target',
    checkpointEvery: read.number(['train', 'checkpoint_every']) ?? 0,
    logEvery: read.number(['train', 'log_every']) ?? 1,
    evalEvery: read.number(['train', 'eval_every']) ?? 0,
    evalRows: read.number(['train', 'eval_rows']) ?? 50,
    bestBy: read.word(['train', 'best_by'], ['loss', 'accuracy']),
    ...earlyStopping(read),
    keep: read.word(['train', 'keep'], ['last', 'best']),
  };
}

function earlyStopping(read: Reader): Pick<TrainSettings, 'earlyStopping'> {
  const patience = read.number(['train', 'early_stopping', 'patience']);
  const minDelta = read.number(['train', 'early_stopping', 'min_delta']) ?? 0;
  return patience === undefined ? {} : { earlyStopping: { patience, minDelta } };
}

type Reader = ReturnType<typeof reader>;

/** Lenient readers by key path: a value of the wrong type counts as missing. */
function reader(root: Cursor) {
  const at = (path: Path): Cursor | undefined => root.at(path);
  return {
    at,
    text: (path: Path): string | undefined => at(path)?.text,
    number: (path: Path): number | undefined => at(path)?.number,
    texts: (path: Path): string[] | undefined => listed(at(path), textsOf),
    numbers: (path: Path): number[] | undefined => listed(at(path), numbersOf),
    /** The first word is the default. */
    word: <W extends string>(path: Path, words: readonly [W, ...W[]]): W =>
      words.find((word) => word === at(path)?.text) ?? words[0],
    words: <W extends string>(path: Path, words: readonly W[]): W[] => {
      const texts = listed(at(path), textsOf);
      return words.filter((word) => texts?.includes(word) ?? true);
    },
    weights: (path: Path): Record<string, number> =>
      Object.fromEntries(
        (at(path)?.entries() ?? []).flatMap(([key, { number }]) => (number === undefined ? [] : [[key, number]])),
      ),
  };
}

function listed<T>(at: Cursor | undefined, read: (at: Cursor) => T[]): T[] | undefined {
  return at?.kind === 'list' ? read(at) : undefined;
}

function textsOf(at: Cursor): string[] {
  return at.items().flatMap(({ text }) => (text === undefined ? [] : [text]));
}

function numbersOf(at: Cursor): number[] {
  return at.items().flatMap(({ number }) => (number === undefined ? [] : [number]));
}

function nonEmpty(items: number[] | undefined): number[] | undefined {
  return items && items.length > 0 ? items : undefined;
}

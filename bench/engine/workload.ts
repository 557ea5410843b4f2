import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createModel, parseConfig, saveModel } from '../../src/model';
import { createRandom, type Random } from '../../src/random';
import { createTokenizer, type Tokenizer } from '../../src/tokenizer';
import { choices, labelledShare, templates, type Shape } from './shapes';

/** What both sides of the bench read: a model's folder, and everything they are to do with it. */
export interface Workload {
  readonly model: string;
  readonly threads: number;
  /** Steps of batches of sequences; `labels` are -100 where nothing is learnt, shifted as `transformers` shifts them. */
  readonly steps: readonly (readonly Sequence[])[];
  readonly questions: readonly Question[];
  /** Token ids. */
  readonly prompts: readonly (readonly number[])[];
  readonly newTokens: number;
}

export interface Sequence {
  readonly ids: readonly number[];
  readonly labels: readonly number[];
}

export interface Question {
  readonly prompt: string;
  readonly choices: readonly string[];
}

const first = 3;

/** Makes a shape's model and workload below `folder`, once. @returns the workload's file */
export async function makeWorkload(shape: Shape, folder: string, threads: number): Promise<string> {
  const model = join(folder, `model-${shape.name}`);
  const file = join(folder, `workload-${shape.name}-${threads}.json`);
  const tokenizer = await madeTokenizer(shape.vocabulary);
  if (!existsSync(join(model, 'model.safetensors'))) {
    const config = parseConfig(JSON.stringify(configOf(shape)));
    if (!config.ok) throw new Error(config.error.message);
    await saveModel(createModel(config.value, tokenizer, shape.name), model, { dtype: 'f32' });
  }
  const random = createRandom(`bench/${shape.name}`);
  const ids = (count: number): number[] =>
    Array.from({ length: count }, () => first + random.below(shape.vocabulary - first));
  const { train, generate } = shape;
  const workload: Workload = {
    model,
    threads,
    steps: Array.from({ length: train.steps }, () =>
      Array.from({ length: train.sequences }, () => {
        const sequence = ids(train.length);
        const from = Math.floor(train.length * (1 - labelledShare));
        return { ids: sequence, labels: sequence.map((id, i) => (i < from ? -100 : id)) };
      }),
    ),
    questions: questionsOf(shape, random),
    prompts: Array.from({ length: generate.prompts }, () => ids(generate.length)),
    newTokens: generate.tokens,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(workload));
  return file;
}

function configOf(shape: Shape): object {
  return {
    architectures: ['LlamaForCausalLM'],
    model_type: 'llama',
    vocab_size: shape.vocabulary,
    hidden_size: shape.hidden,
    intermediate_size: shape.inner,
    num_hidden_layers: shape.layers,
    num_attention_heads: shape.heads,
    num_key_value_heads: shape.keyValueHeads,
    max_position_embeddings: 2048,
    rms_norm_eps: 1e-5,
    rope_theta: 10_000,
    hidden_act: 'silu',
    bos_token_id: 1,
    eos_token_id: 2,
    tie_word_embeddings: true,
  };
}

/** Each row is asked through every template, as a held-out evaluation asks it. */
function questionsOf({ rankRows }: Shape, random: Random): readonly Question[] {
  const word = (): string => Array.from({ length: 2 + random.below(6) }, () => letters[random.below(26)]!).join('');
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const heads = Array.from({ length: templates }, () => words(4 + random.below(12)));
  const tails = Array.from({ length: templates }, () => words(3 + random.below(8)));
  const answers = Array.from({ length: choices }, (_, i) => words(1 + (i % 3)));
  return Array.from({ length: rankRows }, () => words(20 + random.below(20))).flatMap((row) =>
    heads.map((head, i) => ({
      prompt: `${head}: ${row} ${tails[i]!}`,
      choices: answers.map((answer) => ` ${answer}`),
    })),
  );
}

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** A byte-level tokenizer with merges of letters, of the size that the model has embeddings for. */
async function madeTokenizer(size: number): Promise<Tokenizer> {
  const vocabulary = new Map<string, number>();
  const add = (token: string): unknown => vocabulary.has(token) || vocabulary.set(token, vocabulary.size);
  for (const special of ['<unk>', '<s>', '</s>']) add(special);
  for (const byte of byteLetters()) add(byte);
  const merges: (readonly [string, string])[] = [];
  let known: readonly string[] = ['\u0120', ...letters];
  while (vocabulary.size < size) {
    const longer: string[] = [];
    for (const left of known)
      for (const right of letters) {
        if (vocabulary.size >= size) break;
        merges.push([left, right]);
        longer.push(left + right);
        add(left + right);
      }
    known = longer;
  }
  const made = await createTokenizer(
    new Map([
      ['tokenizer.json', JSON.stringify(tokenizerJson(vocabulary, merges))],
      ['tokenizer_config.json', JSON.stringify(tokenizerConfig)],
    ]),
    { bosId: 1, eosId: 2 },
  );
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

const tokenizerConfig = {
  tokenizer_class: 'PreTrainedTokenizerFast',
  add_bos_token: false,
  bos_token: '<s>',
  eos_token: '</s>',
  pad_token: '</s>',
  unk_token: '<unk>',
};

function tokenizerJson(
  vocabulary: ReadonlyMap<string, number>,
  merges: readonly (readonly [string, string])[],
): object {
  const special = ['<unk>', '<s>', '</s>'].map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }));
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special,
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(vocabulary),
      merges,
    },
  };
}

/** The letter that stands for each byte in byte-level vocabularies (GPT-2). */
function byteLetters(): readonly string[] {
  const printable = (byte: number): boolean =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  let beyond = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : beyond++));
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createRandom } from '../../../src/random';
import { trainBpe } from './bpe';
import { capital } from './lexicon';
import { plain } from './marked-text';
import { drawDocument } from './pretraining';

export const END_OF_TEXT = '<|endoftext|>';
export const PAD = '<|pad|>';

/** Symbols in all, the two special ones included. */
const SIZE = 2048;
const DOCUMENTS = 2000;
/** A template's text is written once but read thousands of times in training: its words shall be whole tokens. */
const TEMPLATE_WEIGHT = 20;

/** `tokenizer.json` and `tokenizer_config.json` of the micro model, made from the world's text and the templates. */
export async function tokenizerFiles(tasks: string): Promise<ReadonlyMap<string, string>> {
  const random = createRandom('tokenizer');
  const world = Array.from({ length: DOCUMENTS }, () =>
    plain(drawDocument(random, { facts: 3, everyday: 0.1, checks: 0.3 })),
  );
  const templates = await templateTexts(tasks);
  const weighted = Array.from({ length: TEMPLATE_WEIGHT }, () => templates).flat();
  const { symbols, merges } = trainBpe([...world, ...weighted, ...forms(templates), ...forms(templates)], SIZE - 2);
  const special = (id: number, content: string): object => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  });
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  const tokenizer = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [special(0, END_OF_TEXT), special(1, PAD)],
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
      vocab: Object.fromEntries([END_OF_TEXT, PAD, ...symbols].map((symbol, id) => [symbol, id])),
      merges,
    },
  };
  const config = {
    tokenizer_class: 'PreTrainedTokenizerFast',
    bos_token: END_OF_TEXT,
    eos_token: END_OF_TEXT,
    pad_token: PAD,
    model_max_length: 512,
    clean_up_tokenization_spaces: false,
  };
  return new Map([
    ['tokenizer.json', `${JSON.stringify(tokenizer)}\n`],
    ['tokenizer_config.json', `${JSON.stringify(config, null, 2)}\n`],
  ]);
}

/** Every word as it stands at the start, inside and at the head of a sentence: authors will use it in all of them. */
function forms(texts: readonly string[]): readonly string[] {
  const words = new Set(texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []));
  return [...words].flatMap((word) => [word, ` ${word}`, capital(word), ` ${capital(word)}`]);
}

/** The words of all templates and choices; what Jinja fills in is the world's and comes from its text. */
async function templateTexts(tasks: string): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const file of (await readdir(tasks)).sort()) {
    const collect = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value.replace(/\{[{%].*?[}%]\}/g, ''));
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
    };
    const { choices, templates } = parse(await readFile(join(tasks, file), 'utf8')) as Record<string, unknown>;
    collect([choices, templates, 'OPTIONS:\n- ']);
  }
  return texts;
}

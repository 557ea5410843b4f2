/** A byte-level BPE tokenizer over a small alphabet, written out as `tokenizers` would: `<s>`, `</s>`, letters, merges. */
export function tokenizerFiles(changes: Readonly<Record<string, unknown>> = {}): Map<string, string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz.,:?-ĠĊ'];
  const merges = [
    ['t', 'h'],
    ['th', 'e'],
    ['Ġ', 'the'],
    ['y', 'e'],
    ['ye', 's'],
    ['Ġ', 'yes'],
  ] as const;
  const vocab: Record<string, number> = {};
  for (const token of ['<s>', '</s>', ...letters, ...merges.map((pair) => pair.join(''))])
    vocab[token] = Object.keys(vocab).length;
  const special = (content: string) => ({
    id: vocab[content],
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  });
  const tokenizer = {
    version: '1.0',
    added_tokens: [special('<s>'), special('</s>')],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: {
      type: 'TemplateProcessing',
      single: [{ SpecialToken: { id: '<s>', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
      pair: [{ Sequence: { id: 'A', type_id: 0 } }, { Sequence: { id: 'B', type_id: 1 } }],
      special_tokens: { '<s>': { id: '<s>', ids: [0], tokens: ['<s>'] } },
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: { type: 'BPE', vocab, merges, unk_token: null, fuse_unk: false, byte_fallback: false },
  };
  const config = { tokenizer_class: 'PreTrainedTokenizerFast', bos_token: '<s>', eos_token: '</s>', ...changes };
  return new Map([
    ['tokenizer.json', JSON.stringify(tokenizer)],
    ['tokenizer_config.json', JSON.stringify(config)],
  ]);
}

export const VOCABULARY = 41;

/** `config.json` of a decoder that goes with it. */
export function configText(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    architectures: ['LlamaForCausalLM'],
    model_type: 'llama',
    vocab_size: 48,
    hidden_size: 8,
    intermediate_size: 12,
    num_hidden_layers: 1,
    num_attention_heads: 2,
    num_key_value_heads: 1,
    max_position_embeddings: 32,
    bos_token_id: 0,
    eos_token_id: 1,
    tie_word_embeddings: true,
    torch_dtype: 'bfloat16',
    my_own_field: [1, 2],
    ...changes,
  });
}

/** A tokenizer as Llama 2 has it: a blank before every text, `▁` for blanks, bytes for characters it does not know. */
export function sentencePieceFiles(): Map<string, string> {
  const merges = [
    ['t', 'h'],
    ['th', 'e'],
    ['▁', 'the'],
    ['y', 'e'],
    ['ye', 's'],
    ['▁', 'yes'],
  ] as const;
  const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
  const tokens = ['<s>', '</s>', ...bytes, '▁', ...'ehsty', ...merges.map((pair) => pair.join(''))];
  const tokenizer = {
    version: '1.0',
    added_tokens: [],
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'Prepend', prepend: '▁' },
        { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
      ],
    },
    pre_tokenizer: null,
    post_processor: null,
    decoder: {
      type: 'Sequence',
      decoders: [
        { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
        { type: 'ByteFallback' },
        { type: 'Fuse' },
        { type: 'Strip', content: ' ', start: 1, stop: 0 },
      ],
    },
    model: {
      type: 'BPE',
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges,
      unk_token: null,
      fuse_unk: true,
      byte_fallback: true,
    },
  };
  return filesOf(tokenizer);
}

/** A tokenizer as BERT has it: lower case, white space left out, `##` before what goes on a word. */
export function wordPieceFiles(): Map<string, string> {
  const tokens = ['[UNK]', '</s>', 'the', '##me', 'a'];
  const tokenizer = {
    version: '1.0',
    added_tokens: [],
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
    },
  };
  return filesOf(tokenizer);
}

function filesOf(tokenizer: object): Map<string, string> {
  return new Map([
    ['tokenizer.json', JSON.stringify(tokenizer)],
    ['tokenizer_config.json', JSON.stringify({ eos_token: '</s>' })],
  ]);
}

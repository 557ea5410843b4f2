type Json = Readonly<Record<string, unknown>>;

/**
 * A `tokenizer.json` in words that the library reads as `tokenizers` does: `Digits` means every character Unicode calls
 * a number there (`½`, `٣`), and 0 to 9 alone in the library.
 * @param size how many ids the model has; added tokens beyond are left out.
 */
export function inLibraryWords(tokenizer: Json, size = Infinity): Json {
  const { added_tokens: added, pre_tokenizer: step } = tokenizer;
  const isToken = (token: unknown): boolean => !isRecord(token) || Number(token['id']) < size;
  return {
    ...tokenizer,
    ...(Array.isArray(added) ? { added_tokens: added.filter(isToken) } : {}),
    pre_tokenizer: rewritten(step),
  };
}

function rewritten(step: unknown): unknown {
  if (!isRecord(step)) return step;
  if (step['type'] === 'Digits') {
    const Regex = step['individual_digits'] === true ? '\\p{N}' : '\\p{N}+';
    return { type: 'Split', pattern: { Regex }, behavior: 'Isolated', invert: false };
  }
  const { pretokenizers } = step;
  return Array.isArray(pretokenizers) ? { ...step, pretokenizers: pretokenizers.map(rewritten) } : step;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

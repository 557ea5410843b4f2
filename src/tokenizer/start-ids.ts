type Json = Readonly<Record<string, unknown>>;

/**
 * The ids that a tokenizer puts before a text, such as the beginning-of-text token of Llama and Gemma: those its
 * `post_processor` names before the text, unless `add_bos_token` of `tokenizer_config.json` is false.
 */
export function startIds(tokenizer: Json, config: Json): readonly number[] {
  if (config['add_bos_token'] === false) return [];
  return steps(tokenizer['post_processor']).flatMap(startOf);
}

function steps(processor: unknown): readonly Json[] {
  if (!isRecord(processor)) return [];
  const { processors } = processor;
  return Array.isArray(processors) ? processors.flatMap(steps) : [processor];
}

/** A template is a list of `{SpecialToken: {id: '<s>'}}` and `{Sequence: {id: 'A'}}`; the text is the latter. */
function startOf({ type, single, special_tokens: tokens }: Json): readonly number[] {
  if (type !== 'TemplateProcessing' || !Array.isArray(single) || !isRecord(tokens)) return [];
  const ids: number[] = [];
  for (const piece of single as readonly unknown[]) {
    const special = isRecord(piece) ? piece['SpecialToken'] : undefined;
    if (!isRecord(special)) break;
    const token = tokens[String(special['id'])];
    const own: unknown = isRecord(token) ? token['ids'] : undefined;
    if (Array.isArray(own)) ids.push(...own.filter((id): id is number => typeof id === 'number'));
  }
  return ids;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

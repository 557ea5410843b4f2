import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { TemplateDraft } from '../../import';

/** The templates in a language model's answer, whatever it wrote around them; what is no template is left out. */
export function readAnswer(answer: string): readonly TemplateDraft[] {
  const fenced = [...answer.matchAll(/^```[\w-]*[ \t]*\r?\n([^]*?)^```/gm)].map((match) => match[1]!);
  return (fenced.length > 0 ? fenced : [answer]).flatMap(readBlock);
}

function readBlock(text: string): readonly TemplateDraft[] {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  const { contents } = document;
  const list = isMap(contents) ? contents.get('templates', true) : contents;
  if (!isSeq(list)) return [];
  return list.items.flatMap((item) => (isMap(item) ? readTemplate(item) : []));
}

function readTemplate(map: YAMLMap): TemplateDraft[] {
  const [name, input, target] = ['name', 'input', 'target'].map((key) => textOf(map, key));
  if (name === undefined || input === undefined || target === undefined || input.trim() === '') return [];
  return [{ name: name.trim(), body: { kind: 'pair', input: input.trimEnd(), target: target.trimEnd() } }];
}

function textOf(map: YAMLMap, key: string): string | undefined {
  const node = map.get(key, true);
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

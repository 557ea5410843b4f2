import * as l10n from '@vscode/l10n';
import { parseJson, PyDict, toJson, type Value } from '../../value';
import { locateJson, type JsonPath } from '../locate-json';
import type { FormatCode, FormatProblem, ParsedFile } from '../problem';
import type { NaturalExample, NaturalTask } from './file';

/**
 * Reads a task of Natural Instructions: version 1 (`Examples` around the examples, `output` a text), and version 2
 * before and after definitions became lists. Faulty examples and instances are left out and reported.
 */
export function parseNaturalInstructions(text: string): ParsedFile<NaturalTask> {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { message, offset } = parsed.error;
    const span = { start: offset, end: Math.min(offset + 1, text.length) };
    return { problems: [{ code: 'json-syntax', severity: 'error', message: l10n.t('JSON: {0}.', message), span }] };
  }
  const reader = new Reader(text);
  const value = reader.task(parsed.value);
  return { ...(value ? { value } : {}), problems: reader.problems };
}

class Reader {
  readonly problems: FormatProblem[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  task(root: Value): NaturalTask | undefined {
    if (!(root instanceof PyDict) || !root.has('Definition') || !root.has('Instances')) {
      const message = l10n.t('Expected an object with "Definition" and "Instances", as Natural Instructions has it.');
      this.#report('not-this-format', [], message);
      return undefined;
    }
    const examples = root.get('Examples');
    const nested = examples instanceof PyDict ? examples : undefined;
    const at: JsonPath = nested ? ['Examples'] : [];
    const list = (key: string): readonly NaturalExample[] => this.#examples((nested ?? root).get(key), [...at, key]);
    const head = new Map<string, Value>();
    for (const [key, value] of root.entries()) {
      if (typeof key === 'string') head.set(key, key === 'Instances' ? [] : value);
    }
    return {
      head,
      definition: this.#texts(root, 'Definition'),
      positive: list('Positive Examples'),
      negative: list('Negative Examples'),
      categories: this.#texts(root, 'Categories'),
      source: this.#texts(root, 'Source'),
      inputLanguage: this.#texts(root, 'Input_language'),
      instances: this.#instances(root.get('Instances')),
    };
  }

  /** A text, or a list of them; none where the key is missing. */
  #texts(root: PyDict, key: string): readonly string[] {
    const value = root.get(key);
    if (value === undefined) return [];
    const items = Array.isArray(value) ? value : [value];
    const texts = items.filter((item) => typeof item === 'string');
    if (texts.length < items.length) {
      this.#report('key-wrong-type', [key], l10n.t('"{0}" must be a text or a list of texts.', key));
    }
    return texts;
  }

  /** Version 1 writes `-` in place of the list where there are none. */
  #examples(value: Value | undefined, path: JsonPath): readonly NaturalExample[] {
    const items = Array.isArray(value) ? value : [];
    return items.flatMap((item, index): NaturalExample[] => {
      if (item === '-') return [];
      const input = item instanceof PyDict ? item.get('input') : undefined;
      const output = item instanceof PyDict ? firstText(item.get('output')) : undefined;
      const explanation = item instanceof PyDict ? (item.get('explanation') ?? item.get('reason')) : undefined;
      if (typeof input === 'string' && output !== undefined) {
        return [{ input, output, explanation: typeof explanation === 'string' ? explanation : '' }];
      }
      this.#report('key-wrong-type', [...path, index], l10n.t('An example must have the texts "input" and "output".'));
      return [];
    });
  }

  #instances(value: Value | undefined): readonly PyDict[] {
    if (!Array.isArray(value)) {
      this.#report('key-wrong-type', ['Instances'], l10n.t('"Instances" must be a list.'));
      return [];
    }
    return value.flatMap((item, index) => {
      if (item instanceof PyDict && typeof item.get('input') === 'string' && isOutput(item.get('output')))
        return [item];
      const message = l10n.t('An instance must have a text "input" and an "output" that is a text or a list of texts.');
      this.#report('key-wrong-type', ['Instances', index], message);
      return [];
    });
  }

  #report(code: FormatCode, path: JsonPath, message: string): void {
    this.problems.push({ code, severity: 'error', message, span: locateJson(this.#text, path) });
  }
}

function isOutput(value: Value | undefined): boolean {
  if (typeof value === 'string') return true;
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}

function firstText(value: Value | undefined): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

/** Four blanks of indentation, and Unicode as it is: how Natural Instructions keeps its files. */
export function printNaturalInstructions(head: ReadonlyMap<string, Value>, instances: readonly PyDict[]): string {
  const entries = [...head].map(([key, value]) => [key, key === 'Instances' ? [...instances] : value] as const);
  return `${toJson(PyDict.of(entries), { indent: 4 })}\n`;
}

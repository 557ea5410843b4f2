import * as l10n from '@vscode/l10n';
import type { Span } from '../../text';
import { typeName, type Value } from '../../value';
import type { FormatProblem, ParsedFile } from '../problem';
import { readTaggedYaml, type PyYamlNode } from '../pyyaml/read-tagged';
import type { PromptSourceFile, PromptSourceMetadata, PromptSourceTemplate } from './file';

/** Reads a `templates.yaml`. A faulty template is left out and reported; all others are kept with every key. */
export function parsePromptSource(text: string): ParsedFile<PromptSourceFile> {
  const { root, problems: faults } = readTaggedYaml(text, ['!Template', '!TemplateMetadata']);
  const problems = [...faults];
  const keys = root && Keys.of(root, problems);
  const templates = keys?.take('templates');
  const entries = templates?.entries;
  if (!keys || !entries) {
    if (!problems.some(({ severity }) => severity === 'error')) problems.push(notThisFormat(templates ?? root));
    return { problems };
  }
  const dataset = keys.text('dataset');
  const subset = keys.optional('subset', isTextOrNull, l10n.t('text'));
  const value: PromptSourceFile = {
    dataset: dataset ?? '',
    ...(subset === undefined ? {} : { subset }),
    templates: entries.flatMap(({ key, keySpan, value: node }) => {
      const template = readTemplate(key, keySpan, node, problems);
      return template ? [template] : [];
    }),
    stray: keys.rest(),
  };
  return { value, problems };
}

function notThisFormat(node: PyYamlNode | undefined): FormatProblem {
  const message = l10n.t('Expected a PromptSource file: a map with "dataset" and a map of "templates".');
  return { code: 'not-this-format', severity: 'error', message, span: node?.span ?? { start: 0, end: 0 } };
}

function readTemplate(
  key: string,
  keySpan: Span,
  node: PyYamlNode,
  problems: FormatProblem[],
): PromptSourceTemplate | undefined {
  const keys = Keys.of(node, problems, keySpan);
  if (!keys) return undefined;
  const name = keys.text('name');
  const jinja = keys.text('jinja');
  const id = keys.optional('id', isText, l10n.t('text'));
  const answerChoices = keys.optional('answer_choices', isTextOrNull, l10n.t('text or null'));
  const reference = keys.optional('reference', isTextOrNull, l10n.t('text or null'));
  const metadata = readMetadata(keys.take('metadata'), problems);
  if (name === undefined || jinja === undefined) return undefined;
  return {
    key,
    ...(id === undefined ? {} : { id }),
    name,
    jinja,
    ...(answerChoices === undefined ? {} : { answerChoices }),
    ...(reference === undefined ? {} : { reference }),
    ...(metadata === undefined ? {} : { metadata }),
    stray: keys.rest(),
    span: { start: keySpan.start, end: node.span.end },
  };
}

function readMetadata(node: PyYamlNode | undefined, problems: FormatProblem[]): PromptSourceMetadata | undefined {
  const keys = node && Keys.of(node, problems);
  if (!keys) return undefined;
  const choicesInPrompt = keys.optional('choices_in_prompt', isFlag, l10n.t('true, false or null'));
  const languages = keys.optional('languages', isTextList, l10n.t('a list of text'));
  const metrics = keys.optional('metrics', isTextList, l10n.t('a list of text'));
  const originalTask = keys.optional('original_task', isFlag, l10n.t('true, false or null'));
  return {
    ...(node?.anchor === undefined ? {} : { anchor: node.anchor }),
    ...(choicesInPrompt === undefined ? {} : { choicesInPrompt }),
    ...(languages === undefined ? {} : { languages }),
    ...(metrics === undefined ? {} : { metrics }),
    ...(originalTask === undefined ? {} : { originalTask }),
    stray: keys.rest(),
  };
}

/** The keys of one map, taken one by one; what is left is stray. */
class Keys {
  readonly #entries: Map<string, PyYamlNode>;
  readonly #span: Span;
  readonly #problems: FormatProblem[];

  private constructor(entries: Map<string, PyYamlNode>, span: Span, problems: FormatProblem[]) {
    this.#entries = entries;
    this.#span = span;
    this.#problems = problems;
  }

  /** Undefined, and reported where `at` is given, for what is no map. */
  static of(node: PyYamlNode, problems: FormatProblem[], at?: Span): Keys | undefined {
    const { entries } = node;
    if (entries) {
      return new Keys(new Map(entries.map(({ key, value }) => [key, value])), at ?? node.span, problems);
    }
    if (at) {
      const message = l10n.t('Expected a template with "name" and "jinja", found {0}.', typeName(node.value));
      problems.push({ code: 'key-wrong-type', severity: 'error', message, span: node.span });
    }
    return undefined;
  }

  take(key: string): PyYamlNode | undefined {
    const node = this.#entries.get(key);
    this.#entries.delete(key);
    return node;
  }

  /** A key that must be there and be text. */
  text(key: string): string | undefined {
    if (this.#entries.has(key)) return this.optional(key, isText, l10n.t('text'));
    const message = l10n.t('The key "{0}" is missing; PromptSource needs it.', key);
    this.#problems.push({ code: 'key-missing', severity: 'error', message, span: this.#span });
    return undefined;
  }

  /** Undefined where the key is absent or, which is reported, of another type. */
  optional<T extends Value>(key: string, is: (value: Value) => value is T, expected: string): T | undefined {
    const node = this.take(key);
    if (!node) return undefined;
    const { value, span } = node;
    if (is(value)) return value;
    const message = l10n.t('The key "{0}" must be {1}, found {2}.', key, expected, typeName(value));
    this.#problems.push({ code: 'key-wrong-type', severity: 'error', message, span });
    return undefined;
  }

  rest(): Map<string, Value> {
    return new Map([...this.#entries].map(([key, node]) => [key, node.value]));
  }
}

function isText(value: Value): value is string {
  return typeof value === 'string';
}

function isTextOrNull(value: Value): value is string | null {
  return value === null || isText(value);
}

function isFlag(value: Value): value is boolean | null {
  return value === null || typeof value === 'boolean';
}

function isTextList(value: Value): value is string[] | null {
  return value === null || (Array.isArray(value) && value.every(isText));
}

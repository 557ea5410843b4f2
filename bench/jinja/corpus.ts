import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ParseOptions, UndefinedFlavour } from '../../src/jinja';
import { parseJson, PyDict, truthy } from '../../src/value';

/** How a corpus wants a template to be read and rendered; all as in Jinja where it says nothing. */
export interface Settings {
  readonly parse: ParseOptions;
  readonly undefined: UndefinedFlavour;
}

/** One template with one context, and the text that Python's jinja2 made of them. */
export interface Render {
  /** Index of the template in the corpus; its examples follow each other. */
  readonly template: number;
  readonly source: string;
  readonly settings: Settings;
  readonly context: PyDict;
  readonly expected: string;
}

/**
 * Reads a corpus as the conformance runner does: one record a line, `{jinja, options?, examples: [{context, rendered}]}`,
 * gzipped or not. Examples that must fail, which have no `rendered`, are left out.
 * @throws Error for a line that is no such record
 */
export function loadCorpus(file: string): readonly Render[] {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .flatMap((line, template) => {
      const parsed = parseJson(line);
      if (!parsed.ok || !(parsed.value instanceof PyDict)) throw new Error(`line ${template + 1} is no record`);
      const source = parsed.value.get('jinja') as string;
      const settings = settingsOf(parsed.value.get('options'));
      return (parsed.value.get('examples') as PyDict[]).flatMap((example): Render[] => {
        const expected = example.get('rendered');
        if (typeof expected !== 'string') return [];
        return [{ template, source, settings, context: example.get('context') as PyDict, expected }];
      });
    });
}

function settingsOf(options: unknown): Settings {
  const dict = options instanceof PyDict ? options : new PyDict();
  const flag = (name: string): boolean => truthy(dict.get(name) ?? false);
  const flavour = dict.get('undefined');
  return {
    parse: {
      trimBlocks: flag('trim_blocks'),
      lstripBlocks: flag('lstrip_blocks'),
      keepTrailingNewline: flag('keep_trailing_newline'),
    },
    undefined: flavour === 'strict' || flavour === 'chainable' ? flavour : 'lenient',
  };
}

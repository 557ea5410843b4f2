import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseJson, PyDict } from '../../src/value';

/** One template with one context, and the text that Python's jinja2 made of them. */
export interface Render {
  /** Index of the template in the corpus; its examples follow each other. */
  readonly template: number;
  readonly source: string;
  readonly context: PyDict;
  readonly expected: string;
}

/**
 * Reads a corpus of one record a line: `{jinja, examples: [{context, rendered}]}`, gzipped or not.
 * @throws Error for a line that is no such record
 */
export function loadCorpus(file: string): readonly Render[] {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .flatMap((line, template) => {
      const parsed = parseJson(line);
      if (!parsed.ok || !(parsed.value instanceof PyDict)) throw new Error(`line ${template + 1} is no record`);
      const source = parsed.value.get('jinja') as string;
      return (parsed.value.get('examples') as PyDict[]).map((example) => ({
        template,
        source,
        context: example.get('context') as PyDict,
        expected: example.get('rendered') as string,
      }));
    });
}

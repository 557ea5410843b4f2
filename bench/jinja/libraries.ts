import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as huggingface from '@huggingface/jinja';
import nunjucks from 'nunjucks';
import { parseTemplate, renderTemplate, type Context, type RenderOptions, type Template } from '../../src/jinja';
import { toJson } from '../../src/value';
import type { Library } from './contender';
import type { Render } from './corpus';

type Plain = Record<string, unknown>;

/** A template of ours with how it is rendered. */
interface Ours {
  readonly template: Template;
  readonly options: RenderOptions;
}

/** Ours keeps what it is given as it is, so a context can be used again. */
export const ours: Library<Ours, Context> = {
  name: `ours, Node ${process.versions.node}`,
  compile: (source, settings) => ({
    template: parseTemplate(source, settings.parse),
    options: { pick: 'first', undefined: settings.undefined },
  }),
  variables: ({ context }) => new Map([...context.entries()].map(([key, value]) => [key as string, value])),
  render: ({ template, options }, context) => {
    const result = renderTemplate(template, context, options);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  },
};

function versionOf(name: string): string {
  const text = readFileSync(join('node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function plain({ context }: Render): Plain {
  return JSON.parse(toJson(context)) as Plain;
}

const environment = new nunjucks.Environment(null, { autoescape: false });
const first = (items: readonly unknown[]): unknown => items[0];
environment.addFilter('choice', first);
environment.addFilter('random', first);
environment.addFilter('most_frequent', mostFrequent);
environment.addGlobal('zip', zip);

function mostFrequent(items: readonly unknown[]): unknown {
  const counts = new Map<unknown, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const found = [...counts].filter(([, count]) => count === most).map(([item]) => item);
  return found.length > 0 ? found : null;
}

function zip(...lists: readonly (readonly unknown[])[]): unknown[][] {
  const length = Math.min(...lists.map((list) => list.length));
  return Array.from({ length }, (_, i) => lists.map((list) => list[i]));
}

/** Compiled to JavaScript beforehand. Its Jinja compatibility mode is off: there a slice can loop for ever. */
export const nunjucksLibrary: Library<nunjucks.Template, Plain> = {
  name: `nunjucks ${versionOf('nunjucks')}`,
  compile: (source) => new nunjucks.Template(source, environment, 'bench', true),
  variables: plain,
  render: (template, context) => template.render(context),
};

/** Parsed beforehand, and without the white space control that its own constructor forces on a template. */
export const huggingfaceLibrary: Library<huggingface.Template, Plain> = {
  name: `@huggingface/jinja ${versionOf('@huggingface/jinja')}`,
  compile: (source) => {
    const template = new huggingface.Template('');
    template.parsed = huggingface.parse(huggingface.tokenize(source));
    return template;
  },
  variables: plain,
  render: (template, context) => template.render(context),
};

import { dirname, isAbsolute, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { textOf, type YamlNode } from '../pyyaml/node';
import { readYamlTree } from '../pyyaml/read-tree';
import type { LmEvalFile, LmEvalKind, LmEvalProblem, ParsedLmEval } from './file';

/** Another file's text; undefined where it cannot be read. */
export type ReadInclude = (path: string) => Promise<string | undefined>;

/**
 * Reads a task or group of lm-evaluation-harness as its loader (`lm_eval/tasks/_yaml_loader.py`, 0.4.13) does:
 * `include` is one path or a list, relative to the file that names it; included files are merged in their order, the
 * file's own keys win, nothing is merged more deeply than that. `!function` is kept as a node, never followed.
 */
export async function parseLmEval(text: string, path: string, readInclude: ReadInclude): Promise<ParsedLmEval> {
  const loader = new Loader(readInclude);
  const entries = await loader.load(text, path);
  const { problems, includes } = loader;
  return entries ? { value: { path, kind: kindOf(entries), entries, includes }, problems } : { problems };
}

function kindOf(entries: LmEvalFile['entries']): LmEvalKind {
  if (entries.has('class')) return 'class';
  if (entries.has('group')) return 'group';
  return entries.has('task') ? 'task' : 'part';
}

class Loader {
  readonly problems: LmEvalProblem[] = [];
  readonly includes: string[] = [];
  readonly #seen = new Set<string>();
  readonly #readInclude: ReadInclude;

  constructor(readInclude: ReadInclude) {
    this.#readInclude = readInclude;
  }

  /** A file's keys and those it includes; undefined where it is no map. */
  async load(text: string, path: string): Promise<Map<string, YamlNode> | undefined> {
    this.#seen.add(path);
    const { root, faults } = readYamlTree(text, path);
    for (const { message, place } of faults) {
      this.problems.push({ code: 'yaml-syntax', message: l10n.t('YAML: {0}.', message), place });
    }
    if (root?.kind !== 'map') {
      const message = l10n.t('Expected a map of "key: value" lines at the top of the file.');
      this.problems.push({
        code: 'not-this-format',
        message,
        place: root?.place ?? { file: path, line: 1, column: 1 },
      });
      return undefined;
    }
    const own = new Map(root.entries);
    const include = own.get('include');
    if (!include) return own;
    own.delete('include');
    const merged = new Map<string, YamlNode>();
    for (const node of include.kind === 'list' ? include.items : [include]) {
      for (const [key, value] of await this.#include(node, path)) merged.set(key, value);
    }
    for (const [key, value] of own) merged.set(key, value);
    return merged;
  }

  async #include(node: YamlNode, from: string): Promise<ReadonlyMap<string, YamlNode>> {
    const name = textOf(node);
    const none = new Map<string, YamlNode>();
    if (name === undefined) {
      const message = l10n.t('"include" must be the path of a file, or a list of paths.');
      this.problems.push({ code: 'key-wrong-type', message, place: node.place });
      return none;
    }
    const path = isAbsolute(name) ? name : join(dirname(from), name);
    if (this.#seen.has(path)) {
      const message = l10n.t('"{0}" is included a second time on the way here; the harness refuses that.', name);
      this.problems.push({ code: 'include-circle', message, place: node.place });
      return none;
    }
    const text = await this.#readInclude(path);
    if (text === undefined) {
      const message = l10n.t('"{0}" cannot be read; put it where this path says.', name);
      this.problems.push({ code: 'include-missing', message, place: node.place });
      return none;
    }
    this.includes.push(path);
    const entries = (await this.load(text, path)) ?? none;
    // What the harness keeps to the file that says it.
    const inherited = new Map(entries);
    inherited.delete('task_list');
    return inherited;
  }
}

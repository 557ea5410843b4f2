import { leanTask, type TaskBase } from '../task';
import { keepNames } from './names/workspace-names';
import { parseDocument, Places, type ParsedDocument, type ParsedTask } from './parsed-document';
import type { TextDocument } from './types';

/**
 * Keeps what was read, one version per file. Closed files are kept too, while the host lists them at the same version;
 * the workspace's index needs them at every question that looks across files. Of those it keeps what such questions ask
 * for: their YAML and Jinja trees, most of what a file takes, come back when they are asked for.
 */
export class ParsedDocuments {
  readonly #byUri = new Map<string, ParsedDocument>();
  /** Those of {@link #byUri} that are kept without their trees. */
  readonly #lean = new WeakSet<ParsedDocument>();

  /**
   * A file that is worked on.
   *
   * @param base the file that it extends
   */
  get(source: TextDocument, base?: TaskBase): ParsedDocument {
    const known = this.#byUri.get(source.uri);
    const before = known && this.#lean.has(known) ? undefined : known;
    if (before && isOf(before, source, base)) return before;
    const parsed = parseDocument(source, before, base);
    this.#byUri.set(source.uri, parsed);
    return parsed;
  }

  /** A file that is only looked at beside another; the same as `get` gives where that was asked for it. */
  beside(source: TextDocument, base?: TaskBase): ParsedDocument {
    const known = this.#byUri.get(source.uri);
    if (known && isOf(known, source, base)) return known;
    if (known && !this.#lean.has(known)) return this.get(source, base);
    const parsed = parseDocument(source, undefined, base);
    const kept = parsed.kind === 'task' ? this.#leanOf(parsed) : parsed;
    this.#byUri.set(source.uri, kept);
    return kept;
  }

  /** The same with its trees, for as long as the answer is kept: what is worked out about them goes with it. */
  withTrees(parsed: ParsedDocument): ParsedDocument {
    if (parsed.kind !== 'task' || !this.#lean.has(parsed)) return parsed;
    return parseDocument(parsed.source, undefined, parsed.whole.base);
  }

  forget(uri: string): void {
    this.#byUri.delete(uri);
  }

  #leanOf(full: ParsedTask): ParsedTask {
    const whole = leanTask(full.whole);
    const loaded = full.loaded === full.whole ? whole : leanTask(full.loaded);
    const lean: ParsedTask = Object.assign(new Places(full.source), { kind: full.kind, loaded, whole });
    // They are looked for in the trees.
    keepNames(full, lean);
    this.#lean.add(lean);
    return lean;
  }
}

/** Whether two readings are of the same version of a file and of what it extends. */
export function isSameReading(a: ParsedDocument, b: ParsedDocument): boolean {
  return isOf(a, b.source, b.kind === 'task' ? b.whole.base : undefined);
}

function isOf(parsed: ParsedDocument, { version, text }: TextDocument, base: TaskBase | undefined): boolean {
  const isSame = parsed.source.version === version && parsed.text === text;
  return isSame && (parsed.kind !== 'task' || parsed.whole.base === base);
}

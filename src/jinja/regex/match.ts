import { charge, PyError } from '../../value';
import type { ParsedRegex, RegexNode } from './ast';
import { isWordChar } from './classes';

/** Where a match stands, in code points, and its groups; a group that took no part is absent. */
export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (readonly [start: number, end: number] | undefined)[];
}

type Continue = (at: number) => boolean;

/**
 * Matches by backtracking, as Python's `re` does and in the same order, so that groups hold what they hold there;
 * with every step charged to the render's budget: an expression that runs away ends the render with a budget error
 * instead of freezing whoever waits for it. Positions are in code points.
 */
export class Matcher {
  #groups: (readonly [number, number] | undefined)[] = [];

  constructor(
    private readonly regex: ParsedRegex,
    private readonly chars: readonly string[],
  ) {}

  /** The first match at or behind `from`; with `mustAdvance` not an empty one at `from` itself. */
  search(from: number, mustAdvance: boolean): RegexMatch | undefined {
    for (let start = from; start <= this.chars.length; start++) {
      this.#groups = new Array<readonly [number, number] | undefined>(this.regex.groups + 1).fill(undefined);
      let end = -1;
      const found = this.#match(this.regex.root, start, (at) => {
        end = at;
        return !mustAdvance || start > from || at > start;
      });
      if (found) return { start, end, groups: this.#groups };
    }
    return undefined;
  }

  #match(node: RegexNode, at: number, next: Continue): boolean {
    charge();
    switch (node.type) {
      case 'char':
        return at < this.chars.length && node.accepts(this.chars[at]!) && next(at + 1);
      case 'sequence':
        return this.#sequence(node.items, 0, at, next);
      case 'either':
        return node.options.some((option) => this.#match(option, at, next));
      case 'repeat':
        return node.item.type === 'char'
          ? this.#run(node, node.item.accepts, at, next)
          : this.#repeat(node, at, 0, next);
      case 'atomic':
        return this.#atomic(node.item, at, next);
      case 'group':
        return this.#group(node.index, node.item, at, next);
      case 'backreference':
        return this.#backreference(node.index, node.ignoreCase, at, next);
      case 'look':
        return this.#look(node, at) !== node.negative && next(at);
      case 'at':
        return this.#isAt(node.place, at) && next(at);
    }
  }

  #sequence(items: readonly RegexNode[], index: number, at: number, next: Continue): boolean {
    const item = items[index];
    if (!item) return next(at);
    return this.#match(item, at, (end) => this.#sequence(items, index + 1, end, next));
  }

  /** Repeats of single characters, by far the most, without a call for each. */
  #run(
    node: Extract<RegexNode, { type: 'repeat' }>,
    accepts: (char: string) => boolean,
    at: number,
    next: Continue,
  ): boolean {
    const limit = Math.min(this.chars.length, at + node.max);
    const least = at + node.min;
    let end = at;
    if (node.lazy) {
      for (; ; end++) {
        charge();
        if (end >= least && next(end)) return true;
        if (end >= limit || !accepts(this.chars[end]!)) return false;
      }
    }
    while (end < limit && accepts(this.chars[end]!)) end++;
    charge(1 + ((end - at) >>> 3));
    for (; end >= least; end--) {
      charge();
      if (next(end)) return true;
    }
    return false;
  }

  #repeat(node: Extract<RegexNode, { type: 'repeat' }>, at: number, done: number, next: Continue): boolean {
    const again = (): boolean =>
      done < node.max &&
      this.#match(node.item, at, (end) => (end > at || done < node.min) && this.#repeat(node, end, done + 1, next));
    if (done < node.min) return again();
    return node.lazy ? next(at) || again() : again() || next(at);
  }

  #atomic(item: RegexNode, at: number, next: Continue): boolean {
    let end = -1;
    const found = this.#match(item, at, (inner) => {
      end = inner;
      return true;
    });
    return found && next(end);
  }

  #group(index: number, item: RegexNode, at: number, next: Continue): boolean {
    const before = this.#groups[index];
    const found = this.#match(item, at, (end) => {
      const inner = this.#groups[index];
      this.#groups[index] = [at, end];
      if (next(end)) return true;
      this.#groups[index] = inner;
      return false;
    });
    if (!found) this.#groups[index] = before;
    return found;
  }

  #backreference(index: number, ignoreCase: boolean, at: number, next: Continue): boolean {
    const group = this.#groups[index];
    if (!group) return false;
    const [start, end] = group;
    const fold = (char: string | undefined): string | undefined => (ignoreCase ? char?.toLowerCase() : char);
    for (let i = start; i < end; i++) {
      charge();
      if (fold(this.chars[i]) !== fold(this.chars[at + i - start])) return false;
    }
    return next(at + end - start);
  }

  #look(node: Extract<RegexNode, { type: 'look' }>, at: number): boolean {
    if (!node.behind) return this.#match(node.item, at, () => true);
    const width = widthOf(node.item);
    return width <= at && this.#match(node.item, at - width, (end) => end === at);
  }

  #isAt(place: Extract<RegexNode, { type: 'at' }>['place'], at: number): boolean {
    const { length } = this.chars;
    switch (place) {
      case 'start':
        return at === 0;
      case 'end':
        return at === length;
      case 'lineStart':
        return at === 0 || this.chars[at - 1] === '\n';
      case 'lineEnd':
        return at === length || this.chars[at] === '\n';
      case 'beforeEnd':
        return at === length || (at === length - 1 && this.chars[at] === '\n');
      case 'edge':
        return this.#isEdge(at);
      case 'noEdge':
        return !this.#isEdge(at) && length > 0;
    }
  }

  #isEdge(at: number): boolean {
    const before = at > 0 && isWordChar(this.chars[at - 1]!);
    const behind = at < this.chars.length && isWordChar(this.chars[at]!);
    return before !== behind;
  }
}

/** The one width of what a look-behind looks for. @throws PyError (ValueError) where it has several, as in Python */
function widthOf(node: RegexNode): number {
  switch (node.type) {
    case 'char':
      return 1;
    case 'sequence':
      return node.items.reduce((sum, item) => sum + widthOf(item), 0);
    case 'either': {
      const widths = new Set(node.options.map(widthOf));
      if (widths.size > 1) throw new PyError('ValueError', 'look-behind requires fixed-width pattern');
      return widthOf(node.options[0]!);
    }
    case 'repeat':
      if (node.min !== node.max) throw new PyError('ValueError', 'look-behind requires fixed-width pattern');
      return node.min * widthOf(node.item);
    case 'atomic':
    case 'group':
      return widthOf(node.item);
    case 'backreference':
      throw new PyError('ValueError', 'look-behind requires fixed-width pattern');
    case 'look':
    case 'at':
      return 0;
  }
}

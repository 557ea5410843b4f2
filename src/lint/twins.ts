import { bodyFields, templateIdentity, type TaskTemplate } from '../task';
import { comparable, isSimilar, type Comparable } from './similarity';

/** How much of their text two templates share, of both together, to be twins. */
const RATIO = 0.9;

/** A template as it is compared. */
interface Known extends Comparable {
  readonly identity: object;
  /** Its text, in which case and white space do not count. */
  readonly plain: string;
  readonly choices: string;
}

/**
 * Which templates of one file say nearly the same, kept from version to version: what has changed is compared with the
 * others, as far as that can change an answer. Templates with other choices, and those of equal text, are no twins.
 */
export class Twins {
  #known = new Map<object, Known>();
  /** The templates of the last version, in their order. */
  #order = new Map<object, number>();
  /** Their answers. */
  #first = new Map<object, object>();

  /** For each template the first of those before it that is its twin. */
  of(templates: readonly TaskTemplate[]): readonly (TaskTemplate | undefined)[] {
    const all = templates.map((template) => this.#known.get(templateIdentity(template)) ?? knownOf(template));
    const order = new Map(all.map(({ identity }, place) => [identity, place]));
    const before = this.#isInOrder(all) ? this.#order : new Map<object, number>();
    const first = new Map<object, object>();
    const isNew = (one: Known): boolean => !before.has(one.identity);
    const added = all.filter(isNew);
    for (const [place, one] of all.entries()) {
      const old = isNew(one) ? undefined : this.#first.get(one.identity);
      const oldPlace = old && order.get(old);
      // Up to its old twin, or everywhere where it had none, only what is new can be one.
      const asked = isNew(one) ? -1 : old ? before.get(old)! : Infinity;
      const candidates = oldPlace !== undefined || asked === Infinity ? added : all;
      for (const other of candidates) {
        const at = order.get(other.identity)!;
        if (at >= Math.min(place, oldPlace ?? Infinity)) break;
        const was = before.get(other.identity);
        if ((was !== undefined && was <= asked) || !areTwins(one, other)) continue;
        first.set(one.identity, other.identity);
        break;
      }
      if (old && oldPlace !== undefined && !first.has(one.identity)) first.set(one.identity, old);
    }
    this.#known = new Map(all.map((one) => [one.identity, one]));
    this.#order = order;
    this.#first = first;
    return all.map(({ identity }) => templates[order.get(first.get(identity) ?? {}) ?? templates.length]);
  }

  /** Whether the templates that were there before follow each other as they did. */
  #isInOrder(all: readonly Known[]): boolean {
    let last = -1;
    for (const { identity } of all) {
      const place = this.#order.get(identity) ?? last;
      if (place < last) return false;
      last = place;
    }
    return true;
  }
}

function knownOf(template: TaskTemplate): Known {
  const text = textOf(template);
  return {
    ...comparable(text),
    identity: templateIdentity(template),
    plain: plainText(text),
    choices: choicesOf(template),
  };
}

function areTwins(a: Known, b: Known): boolean {
  return a.choices === b.choices && a.plain !== b.plain && isSimilar(a, b, RATIO);
}

function textOf(template: TaskTemplate): string {
  return bodyFields(template)
    .map(({ field }) => field.text)
    .join(' ||| ');
}

/** A text as templates are told apart by: case and the amount of white space do not count. */
export function plainText(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Equal for equal choices, wherever they stand. */
export function choicesOf({ choices }: TaskTemplate): string {
  if (!choices) return '';
  return JSON.stringify(choices.kind === 'list' ? choices.items.map(({ text }) => text) : choices.field.text);
}

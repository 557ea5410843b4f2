import { bodyFields, templateIdentity, type TaskTemplate } from '../task';
import { comparable, isSimilar, type Comparable } from './similarity';

/** How much of their text two templates share, of both together, to be twins. */
const RATIO = 0.9;

/** A template as it is compared. */
interface Known extends Comparable {
  /** Its text, in which case and white space do not count. */
  readonly plain: string;
  readonly choices: string;
  /** Those that it was found to be like, which have found it as well. */
  readonly twins: Set<object>;
}

/**
 * Which templates of one file say nearly the same, kept from version to version: only a template that is new is
 * compared with the others. Templates with other choices, and those of equal text, are no twins.
 */
export class Twins {
  #known = new Map<object, Known>();

  /** For each template the first of those before it that is its twin. */
  of(templates: readonly TaskTemplate[]): readonly (TaskTemplate | undefined)[] {
    const places = new Map(templates.map((template, place) => [templateIdentity(template), place]));
    const before = this.#known;
    this.#known = new Map([...before].filter(([identity]) => places.has(identity)));
    for (const template of templates) this.#add(template);
    return templates.map((template, place) => {
      const twins = this.#known.get(templateIdentity(template))?.twins ?? [];
      const first = Math.min(...[...twins].map((twin) => places.get(twin) ?? place));
      return first < place ? templates[first] : undefined;
    });
  }

  #add(template: TaskTemplate): void {
    const identity = templateIdentity(template);
    if (this.#known.has(identity)) return;
    const text = textOf(template);
    const added: Known = {
      ...comparable(text),
      plain: plainText(text),
      choices: choicesOf(template),
      twins: new Set(),
    };
    for (const [other, known] of this.#known) {
      if (known.choices !== added.choices || known.plain === added.plain || !isSimilar(known, added, RATIO)) continue;
      known.twins.add(identity);
      added.twins.add(other);
    }
    this.#known.set(identity, added);
  }
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

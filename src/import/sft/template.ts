import type { SftShape, Turns } from './shape';

/** A template that gives back what a row already holds. */
export interface IdentityTemplate {
  readonly input: string;
  readonly target: string;
  /** For rows that hold no answer. */
  readonly keepIf?: string;
}

/** Undefined for a shape that only a person can divide into prompt and answer. */
export function identityTemplate(shape: SftShape): IdentityTemplate | undefined {
  switch (shape.kind) {
    case 'pair':
      return { input: `{{ ${shape.prompt} }}`, target: `{{ ${shape.answer} }}` };
    case 'instruction': {
      const { instruction, context, answer } = shape;
      const more = context === undefined ? '' : `{% if ${context} %}\n\n{{ ${context} }}{% endif %}`;
      return { input: `{{ ${instruction} }}${more}`, target: `{{ ${answer} }}` };
    }
    case 'messages': {
      const { column, role, content, assistant } = shape.turns;
      return {
        input: transcript(shape.turns, `${column}[:-1]`, `${column}[-2]`),
        target: `{{ ${column}[-1].${content} }}`,
        keepIf: `{{ ${column}[-1].${role} == "${assistant}" }}`,
      };
    }
    case 'prompt-messages':
      return {
        input: transcript(shape.turns, shape.turns.column, `${shape.turns.column}[-1]`),
        target: `{{ ${shape.answer}[-1].${shape.turns.content} }}`,
      };
    case 'text':
    case 'not-text':
      return undefined;
  }
}

/**
 * A conversation as text. Where each has one question, its text alone, a system message in a paragraph before it; where
 * there are more, each turn behind its speaker's name, and the assistant's name last.
 */
function transcript({ role, content, assistant, isLong, hasSystem }: Turns, turns: string, last: string): string {
  if (!isLong && !hasSystem) return `{{ ${last}.${content} }}`;
  if (!isLong)
    return `{% for turn in ${turns} %}{{ turn.${content} }}{% if not loop.last %}\n\n{% endif %}{% endfor %}`;
  return `{% for turn in ${turns} %}{{ turn.${role} | capitalize }}: {{ turn.${content} }}\n\n{% endfor %}${capital(assistant)}:`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

import { fewShotForm } from '../../mixture';
import { joinPrompt, type JoinedExample, type JoinedPrompt } from '../../task';
import type { JointPart, PreviewText } from './model';
import type { ShownExample } from './render';

/** The text that a model is given and learns from. */
export interface Joint {
  readonly parts: readonly JointPart[];
  /** All before what the loss is taken on, without white space at its end. */
  readonly prompt: string;
  /** What stands between prompt and target, then the target. */
  readonly continuation: string;
}

/** One example: input, separator and target, put together by the rule that training has. */
export function joinExample(shown: ShownExample, separator: string): Joint {
  return joinFewShot([], shown, separator);
}

/** One example as a turn of a chat, put together by the model's own template. */
export function joinChat({ example, texts }: ShownExample, { prompt, lead, end }: JoinedExample): Joint {
  const { target } = example;
  // Templates drop white space at the ends of a message; one that changes more shows its text as its own.
  const input = example.input.trimEnd();
  const at = prompt.lastIndexOf(input);
  const asked =
    at < 0
      ? [between(prompt, false)]
      : [
          between(prompt.slice(0, at), false),
          textPart('input', cut(texts.input, input), false),
          between(prompt.slice(at + input.length), false),
        ];
  const answered = [between(lead, true), textPart('target', texts.target, true), between(end, true)];
  return {
    parts: [...asked, ...answered].filter(({ text }) => text !== ''),
    prompt,
    continuation: lead + target + end,
  };
}

/**
 * Solved examples, then the question, in FLAN v2's form.
 *
 * @param separator between the question and its target: the form's own, or the recipe's where no example stands before
 */
export function joinFewShot(
  exemplars: readonly ShownExample[],
  question: ShownExample,
  separator = fewShotForm.answer,
): Joint {
  const parts = exemplars.flatMap((exemplar, number) => exemplarParts(exemplar, number));
  const { prompt, lead } = joinPrompt(question.example.input, separator);
  const target = question.example.target;
  const before = parts.map(({ text }) => text).join('');
  return {
    parts: [
      ...parts,
      textPart('input', cut(question.texts.input, prompt), false),
      between(lead, true),
      textPart('target', question.texts.target, true),
    ].filter(({ text }) => text !== ''),
    prompt: before + prompt,
    continuation: lead + target,
  };
}

/** A solved example with what stands behind it. */
export function exemplarParts(exemplar: ShownExample, number: number): readonly JointPart[] {
  const { prompt, lead }: JoinedPrompt = joinPrompt(exemplar.example.input, fewShotForm.answer);
  return [
    textPart('input', cut(exemplar.texts.input, prompt), false),
    between(lead, false),
    textPart('target', exemplar.texts.target, false),
    between(fewShotForm.example, false),
  ]
    .filter(({ text }) => text !== '')
    .map((part) => ({ ...part, exemplar: number }));
}

function between(text: string, learned: boolean): JointPart {
  return { kind: 'between', text, segments: [], learned };
}

function textPart(kind: 'input' | 'target', { text, segments }: PreviewText, learned: boolean): JointPart {
  return { kind, text, segments, learned };
}

/** The beginning of a text with what printed it. */
function cut({ text, segments }: PreviewText, kept: string): PreviewText {
  if (text.length === kept.length) return { text, segments };
  let left = kept.length;
  const shorter = segments.map((segment) => {
    const part = segment.text.slice(0, left);
    left -= part.length;
    return { ...segment, text: part };
  });
  return { text: kept, segments: shorter.filter((segment) => segment.text !== '') };
}

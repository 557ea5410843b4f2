import type { TemplateDraft } from '../import';
import type { AnswerGuess } from './answers';
import type { Subject } from './subjects';
import { wordsOf } from './words';

/** Words that name no question: a column called so asks for one of the options. */
const plain = /^(?:(?:gold )?label|class|category|target|gold|output|y)$/;

/**
 * Three ways to ask: the texts first, the question first, and the task turned around (paper, section 2.2), where the
 * model writes the text that the answer belongs to.
 */
export function starterTemplates(subjects: readonly Subject[], answer: AnswerGuess): readonly TemplateDraft[] {
  const [only, ...others] = subjects;
  if (!only) return [];
  const languages = others.length === 0 && answer.kind === 'text' && translated(only, answer);
  if (languages) return languages;
  const shown = others.length === 0 ? `{{ ${only.expression} }}` : subjects.map(line).join('\n');
  const [after, before] = questions(answer);
  const options = answer.kind === 'text' ? '' : '\n\n{{ options_ }}';
  const target = answer.kind === 'text' ? answer.answer : '{{ answer }}';
  const pair = (input: string): TemplateDraft['body'] => ({ kind: 'pair', input, target });
  return [
    { name: 'text-first', body: pair(`${shown}\n\n${after}${options}`) },
    { name: 'question-first', body: pair(`${before}\n\n${shown}${options}`) },
    turnedAround(only, others, target, answer.kind === 'text' ? {} : { metrics: ['rouge'] }),
  ];
}

/** A task without an answer learns to go on with its text. */
export function continuing(subject: Subject): readonly TemplateDraft[] {
  const beginning = `{{ (${subject.expression}).split()[:8] | join(" ") }}`;
  const target = `{{ ${subject.expression} }}`;
  const ways: readonly (readonly [name: string, input: string])[] = [
    ['begins-with', `Write a text that begins with these words: ${beginning}`],
    ['go-on', `${beginning} …\n\nWrite this text to its end, from the beginning.`],
    ['whole-text', `Here is how a text starts: "${beginning}"\n\nWhat is the whole text?`],
  ];
  return ways.map(([name, input]) => ({ name, body: { kind: 'pair', input, target } }));
}

/** Columns that are called by the codes of two languages. */
function translated(
  from: Subject,
  to: { readonly column: string; readonly answer: string },
): readonly TemplateDraft[] | undefined {
  const [one, other] = [languageOf(from.name), languageOf(to.column)];
  if (one === undefined || other === undefined) return undefined;
  const text = `{{ ${from.expression} }}`;
  return [
    {
      name: 'text-first',
      body: { kind: 'pair', input: `${text}\n\nTranslate this into ${other}.`, target: to.answer },
    },
    {
      name: 'question-first',
      body: { kind: 'pair', input: `What is this in ${other}?\n\n${text}`, target: to.answer },
    },
    {
      name: 'the-other-way',
      kind: 'inverted',
      body: { kind: 'pair', input: `${to.answer}\n\nTranslate this into ${one}.`, target: text },
    },
  ];
}

/** The English name of a language by its code; undefined for a word that is none. */
function languageOf(code: string): string | undefined {
  if (!/^[a-z]{2}$/.test(code)) return undefined;
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code);
}

function line({ heading, expression }: Subject): string {
  return `${heading}: {{ ${expression} }}`;
}

/** The question behind the texts, and the same in front of them. */
function questions(answer: AnswerGuess): readonly [after: string, before: string] {
  if (answer.kind === 'options') {
    return ['Which of these is the right answer?', 'Read this and choose the right answer.'];
  }
  const words = wordsOf(answer.column);
  if (answer.kind === 'labels') {
    return plain.test(words)
      ? ['Which of these fits?', 'Read this and choose what fits.']
      : [`Which ${words} is it?`, `Read this and choose its ${words}.`];
  }
  if (/^(?:summary|highlights)$/.test(words)) return ['Sum this up.', 'Write a summary of this text.'];
  if (/^(?:title|headline)$/.test(words))
    return [`What is a good ${words} for this?`, `Write a ${words} for this text.`];
  return plain.test(words) || /^(?:answers?|completion|response|targets|annotations?|references?)$/.test(words)
    ? ['What is the answer?', 'Read this and write the answer.']
    : [`What is the ${words}?`, `Read this and write the ${words}.`];
}

/** @param more what holds for a text that is written, where the task is to choose */
function turnedAround(
  subject: Subject,
  others: readonly Subject[],
  answer: string,
  more: Pick<TemplateDraft, 'metrics'>,
): TemplateDraft {
  const context = others.length === 0 ? '' : `${others.map(line).join('\n')}\n\n`;
  return {
    name: `write-the-${subject.words.replaceAll(' ', '-')}`,
    kind: 'inverted',
    ...more,
    body: {
      kind: 'pair',
      input: `${context}The right answer is: ${answer}\n\nWrite the ${subject.words} that it belongs to.`,
      target: `{{ ${subject.expression} }}`,
    },
  };
}

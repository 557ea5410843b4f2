import type { Random } from '../../../src/random';
import { everyday } from './everyday';
import { ask, contradict, deny, openQuestion, say, shortAnswer } from './fact';
import { capital, people } from './lexicon';
import { judgedLater } from './judged-later';
import { all } from './marked-text';
import { drawClaim, drawStory, tell, type Claim, type Story } from './story';

/** What a stretch of training reads. */
export interface Stage {
  /** The largest number of facts in a story. */
  readonly facts: number;
  /** The share of documents that need no story, and of the others the share of dense checks (`checkedAgain`). */
  readonly everyday: number;
  readonly checks: number;
  /** The share of documents with a judgement at some distance; none when left out. */
  readonly later?: number;
}

/**
 * The text that the base model learns from, one document at a time, marked as `parseMarks` reads it: stories, what
 * people said about them and whether it was so, talk, and the fixed facts of the world. Nothing in it is an
 * instruction, an option list or a template of any task.
 */
export function drawDocument(random: Random, stage: Stage): string {
  if (stage.later !== undefined && random.next() < stage.later) return judgedLater(random, stage.facts);
  if (random.next() < stage.everyday) return all(everyday(random));
  if (random.next() < stage.checks) return checkedAgain(random, stage.facts);
  const document = talkedOver(random, stage.facts);
  return random.next() < 0.03 ? all(document) : document;
}

/** A story and short questions about it, no two alike: the densest text on what is so and what is not. */
function checkedAgain(random: Random, most: number): string {
  const story = drawStory(random, 1 + random.below(most));
  const form = random.pick(shortForms);
  const count = 1 + random.below(story.facts.length + 1);
  const checks = Array.from({ length: count }, () => form(drawClaim(random, story, random.pick(['true', 'false']))));
  return [tell(story), ...new Set(checks)].join(' ');
}

const shortForms: readonly ((claim: Claim) => string)[] = [
  (claim) => `They say that${expected(claim, ` ${say(claim.fact)}`)}. That was{ ${claim.verdict}}.`,
  (claim) => `${expected(claim, ask(claim.fact))} The answer was{ ${claim.verdict === 'true' ? 'yes' : 'no'}}.`,
];

/** A true claim is learned word for word, so that the model comes to expect the truth and can be surprised by a lie. */
function expected(claim: Claim, text: string): string {
  return claim.verdict === 'true' ? `{${text}}` : text;
}

/** A story followed by a few things said about it. */
function talkedOver(random: Random, most: number): string {
  const story = drawStory(random, 1 + random.below(most));
  const text = tell(story, () => (random.next() < 0.2 ? 1 : 0));
  const count = 1 + random.below(Math.min(4, 2 * most));
  const remarks = Array.from({ length: count }, () => random.pick(remarkKinds)(random, story));
  return [text, ...remarks].join(random.pick([' ', ' ', '\n']));
}

type Remark = (random: Random, story: Story) => string;

const speaker = (random: Random, story: Story): string =>
  random.pick(people.filter((person) => !story.cast.includes(person))).name;

/** Mostly true or false, half and half; sometimes nobody can know. */
function verdictOf(random: Random): Claim['verdict'] {
  const u = random.next();
  return u < 0.44 ? 'true' : u < 0.88 ? 'false' : 'unknown';
}

const claimText = (random: Random, claim: Claim): string => say(claim.fact, random.next() < 0.2 ? 1 : 0);

/** "Ben said that Anna was in the barn. That was false." */
const report: Remark = (random, story) => {
  const claim = drawClaim(random, story, verdictOf(random));
  const who = speaker(random, story);
  const text = claimText(random, claim);
  const said = random.pick([
    `${who} said that${expected(claim, ` ${text}`)}.`,
    `${who} said: "${expected(claim, text)}."`,
    `They say that${expected(claim, ` ${text}`)}.`,
    `${expected(claim, text)}, said ${who}.`,
  ]);
  const judged = {
    true: random.pick(['That was{ true}.', 'That was{ true}.', '{ Right}.', 'So it{ was.}']),
    false: random.pick(['That was{ false}.', 'That was{ false}.', '{ Wrong}.', 'So it{ was not.}']),
    unknown: random.pick(['That was{ unknown}.', 'Nobody{ could tell}.']),
  }[claim.verdict];
  const correction = claim.truth !== undefined && random.next() < 0.4 ? ` In truth{ ${say(claim.truth)}}.` : '';
  return `${said} ${judged}${correction}`.replace(/ \{ /g, '{ ');
};

/** `"Was Anna in the barn?" asked Ben. "No," said Clara.` */
const closedTalk: Remark = (random, story) => {
  const claim = drawClaim(random, story, verdictOf(random));
  const [a, b] = [speaker(random, story), speaker(random, story)];
  const question = expected(claim, ask(claim.fact));
  const [word, more] = {
    true: ['Yes', say(claim.fact)],
    false: ['No', claim.truth === undefined ? deny(claim.fact) : say(claim.truth)],
    unknown: ['It is not possible to tell', 'nobody knows'],
  }[claim.verdict];
  return random.pick([
    `"${question}" asked ${a}. "{${word}}," said ${b}.`,
    `${a} asked: "${question}" ${b} said: "{${word}}."`,
    `"${question}" "{${word}, ${more}}."`,
    `${question}{ ${word}}.`,
  ]);
};

/** `"Where was Anna?" asked Ben. "In the barn," said Clara.` */
const openTalk: Remark = (random, story) => {
  const fact = random.pick(story.facts);
  const [a, b] = [speaker(random, story), speaker(random, story)];
  const question = openQuestion(fact);
  const answer = capital(shortAnswer(fact));
  return random.pick([`"${question}" asked ${a}. "{${answer}}," said ${b}.`, `${question}{ ${answer}}.`]);
};

/** What is not so, and the truth. */
const denial: Remark = (random, story) => {
  const fact = random.pick(story.facts);
  return `${deny(contradict(random, fact))}, because{ ${say(fact)}}.`;
};

const remarkKinds: readonly Remark[] = [report, report, report, closedTalk, closedTalk, closedTalk, openTalk, denial];

import type { Random } from '../../../src/random';
import { say } from './fact';
import { people } from './lexicon';
import { drawClaim, drawStory, tell, type Claim, type Story } from './story';

/**
 * A story and claims about it on which judgement is passed in many words and at some distance: after somebody else's
 * claim, after something beside the point, or only once the story has been told.
 */
export function judgedLater(random: Random, most: number): string {
  const story = drawStory(random, 1 + random.below(most));
  return random.pick(forms)(random, story);
}

type Form = (random: Random, story: Story) => string;

const either = (random: Random, story: Story): Claim => drawClaim(random, story, random.pick(['true', 'false']));

/** The word for a true claim or for a false one. */
const verdict = (claim: Claim, right: string, wrong: string): string => (claim.verdict === 'true' ? right : wrong);

const speakers = (random: Random, story: Story): readonly string[] =>
  random.shuffled(people.filter((person) => !story.cast.includes(person))).map((person) => person.name);

const asides = [
  'Nobody knew it yet',
  'Everybody heard it',
  'It was in the newspaper',
  'People liked it',
  'It was a bad day',
];

const twoSpeakers: Form = (random, story) => {
  const [a, b] = speakers(random, story);
  const [first, second] = [either(random, story), either(random, story)];
  const judged = [
    `${a!} was{ ${verdict(first, 'right', 'wrong')}}.`,
    `${b!} was{ ${verdict(second, 'right', 'wrong')}}.`,
  ];
  return `${tell(story)} ${a!} said: "${say(first.fact)}." ${b!} said: "${say(second.fact)}." ${random.shuffled(judged).join(' ')}`;
};

const asked: Form = (random, story) => {
  const claim = either(random, story);
  const [a] = speakers(random, story);
  return `${tell(story)} ${a!} asked if ${say(claim.fact)}. The answer was{ ${verdict(claim, 'yes', 'no')}}.`;
};

const aside: Form = (random, story) => {
  const claim = either(random, story);
  return `${tell(story)} They say that ${say(claim.fact)}. ${random.pick(asides)}. That was{ ${verdict(claim, 'true', 'false')}}.`;
};

const claimFirst: Form = (random, story) => {
  const claim = either(random, story);
  const [a] = speakers(random, story);
  return `${a!} said that ${say(claim.fact)}. But what happened? ${tell(story)} So ${a!} was{ ${verdict(claim, 'right', 'wrong')}}.`;
};

const answered: Form = (random, story) => {
  const claim = either(random, story);
  const [a, b] = speakers(random, story);
  return random.pick([
    `${tell(story)} "${say(claim.fact)}," said ${a!}. "{${verdict(claim, 'Yes', 'No')}}," said ${b!}.`,
    `${tell(story)}\n"${say(claim.fact)}." Is it true?{ ${verdict(claim, 'Yes', 'No')}}.`,
    `Story: ${tell(story)}\n${say(claim.fact)}.\n{${verdict(claim, 'yes', 'no')}}`,
  ]);
};

const forms: readonly Form[] = [twoSpeakers, asked, aside, claimFirst, answered, answered];

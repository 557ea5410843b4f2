import type { Runtime } from './runtime';
import { chargeText } from '../value';
import { Markup } from './markup';

const words = (
  'ab ad alias amet animi aut beatae causa cum dicta dolor ea eius enim error esse est et ex facere fuga hic id illo in ' +
  'ipsa ipsum iste iure labore lorem magni maiores minus modi natus nemo nihil nobis non nulla odio odit officia omnis ' +
  'optio quae quam quasi qui quia quidem quis quo quod ratione rem rerum saepe sed sequi sint sit sunt tempora ut vel ' +
  'velit vero vitae'
).split(' ');

/** Jinja's `lipsum`: filler paragraphs of `min` to `max` words, drawn from the render's seed; its words are our own. */
export function loremIpsum(rt: Runtime, count: number, html: boolean, min: number, max: number): string | Markup {
  const { random } = rt;
  const paragraphs: string[] = [];
  for (let i = 0; i < count; i++) {
    const length = min + random.below(Math.max(1, max - min));
    chargeText(length * 8);
    const drawn = Array.from({ length }, () => random.pick(words));
    const text = `${drawn.join(' ')}.`;
    paragraphs.push(text.slice(0, 1).toUpperCase() + text.slice(1));
  }
  if (!html) return paragraphs.join('\n\n');
  return new Markup(paragraphs.map((text) => `<p>${text}</p>`).join('\n'));
}

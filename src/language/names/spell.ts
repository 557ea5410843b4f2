import { insideScalar } from '../scalar-text';
import type { Occurrence } from './occurrence';

/** Words that YAML 1.2, or a reader of YAML 1.1, takes for something else than text. */
const yamlWord = /^(?:null|true|false|yes|no|on|off|y|n|~|[-+]?\.?\d.*|[-+]?\.(?:inf|nan))$/i;

/** Words that need no quotes anywhere in YAML, between commas and brackets included. */
const plainWord = /^[\p{L}\p{N}_][\p{L}\p{N}_./-]*$/u;

/** A name as a scalar of its own. */
export function asScalar(name: string): string {
  return plainWord.test(name) && !yamlWord.test(name) ? name : JSON.stringify(name);
}

/** What to write in place of an occurrence, so that its scalar, in the style that it has, decodes to the name. */
export function spell({ style }: Occurrence, name: string): string {
  return style === 'PLAIN' ? asScalar(name) : (insideScalar(style, name) ?? name);
}

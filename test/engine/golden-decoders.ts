import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fixtures } from './golden';

/** The tiny decoders of fixtures, by their folders' names. */
export const goldenDecoders: readonly string[] = readdirSync(fixtures).filter((name) =>
  existsSync(join(fixtures, name, 'generation.json')),
);

import type { Family } from './family';
import { llama } from './llama';

/** Every family there is; a new one is a page beside this file and a line here. */
export const FAMILIES: readonly Family[] = [llama];

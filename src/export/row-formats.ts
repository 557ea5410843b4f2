import { alpaca } from './formats/alpaca';
import { axolotlSegments } from './formats/axolotl-segments';
import { inputsTargets } from './formats/inputs-targets';
import { messages } from './formats/messages';
import { promptCompletion } from './formats/prompt-completion';
import type { RowFormat } from './row-format';

/** Every row format, the canonical one first. */
export const rowFormats: readonly RowFormat[] = [promptCompletion, messages, alpaca, axolotlSegments, inputsTargets];

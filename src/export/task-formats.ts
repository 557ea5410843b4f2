import { flan } from './formats/flan';
import { lmEval } from './formats/lm-eval';
import { lmEvalSymbolic } from './formats/lm-eval-symbolic';
import { naturalInstructions } from './formats/natural-instructions';
import { promptSource } from './formats/promptsource';
import type { TaskFormat } from './task-format';

/** Every task format, in the order in which a person is offered them. */
export const taskFormats: readonly TaskFormat[] = [promptSource, naturalInstructions, flan, lmEval, lmEvalSymbolic];

import { flan } from './flan/importer';
import type { Importer } from './importer';
import { lmEval } from './lm-eval/importer';
import { naturalInstructions } from './natural-instructions/importer';
import { promptSource } from './promptsource/importer';
import { sft } from './sft/importer';

/** Every format that can be imported, in the order in which a file is asked for its format. */
export const importers: readonly Importer[] = [promptSource, flan, lmEval, naturalInstructions, sft];

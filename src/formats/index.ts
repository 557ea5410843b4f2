/**
 * Files of other projects as plain records, read and written: nothing here knows a task of ours. Readers go on behind
 * a fault and say where it stands; what a file holds that its project does not know is kept.
 */
export type { FormatCode, FormatProblem, ParsedFile } from './problem';
export type { PromptSourceFile, PromptSourceMetadata, PromptSourceTemplate } from './promptsource/file';
export type { FewShotValue, FlanPattern, FlanPatternSet } from './flan/file';
export { parseFlanPatterns } from './flan/parse';
export { printFlanPatterns } from './flan/print';
export { parsePromptSource } from './promptsource/parse';
export { printPromptSource } from './promptsource/print';
export type { Place, YamlFunction, YamlList, YamlMap, YamlNode, YamlScalar } from './pyyaml/node';
export { textOf } from './pyyaml/node';
export { printReadableYaml } from './pyyaml/print-readable';
export type { LmEvalFile, LmEvalKind, LmEvalProblem, ParsedLmEval } from './lm-eval/file';
export type { ReadInclude } from './lm-eval/parse';
export { parseLmEval } from './lm-eval/parse';
export type { NaturalExample, NaturalTask } from './natural-instructions/file';
export { parseNaturalInstructions, printNaturalInstructions } from './natural-instructions/parse';
export { checkNaturalInstructions } from './natural-instructions/check';
export type { JsonPath } from './locate-json';
export { locateJson } from './locate-json';

/**
 * Files of other projects as plain records, read and written: nothing here knows a task of ours. Readers go on behind
 * a fault and say where it stands; what a file holds that its project does not know is kept.
 */
export type { FormatCode, FormatProblem, ParsedFile } from './problem';
export type { PromptSourceFile, PromptSourceMetadata, PromptSourceTemplate } from './promptsource/file';
export type { FlanPattern, FlanPatternSet } from './flan/file';

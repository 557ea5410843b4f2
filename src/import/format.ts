/** The formats that can be read, by the names of `--from`. */
export type ImportFormat = 'promptsource' | 'flan' | 'lm-eval' | 'natural-instructions' | 'sft';

import type { Sampling } from './choose-token';

export interface GenerateOptions {
  /** Most tokens of a text, the end-of-text token among them. */
  readonly maxTokens: number;
  /** A text ends before the first of these in it, wherever tokens meet; white space that it begins with ends nothing. */
  readonly stop?: readonly string[];
  /** Draws tokens; without it the likeliest is taken. */
  readonly sampling?: Sampling;
  /** Called after each text with how many there are; a rejection stops and passes through. */
  readonly onProgress?: (done: number) => Promise<void>;
}

/** What a model wrote behind one prompt. */
export interface Generated {
  /** Without what ended it. */
  readonly text: string;
  /** All that were written, what ended the text among them. */
  readonly tokens: readonly number[];
  readonly end: 'end-of-text' | 'stop' | 'length';
}

/** Writes on behind prompts with a model's present weights. */
export interface Generator {
  /**
   * @param prompts in tokens. An empty one is replaced by the model's beginning-of-text token (or end-of-text), one that
   *   leaves no room for `maxTokens` loses its beginning, but no more than half of what the model takes.
   */
  generate(prompts: readonly (readonly number[])[], options: GenerateOptions): Promise<readonly Generated[]>;
  dispose(): Promise<void>;
}

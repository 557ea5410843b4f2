import { createRandom, type Random } from '../../random';
import type { Tokenizer } from '../../tokenizer';
import { drawToken, likeliest } from './choose-token';
import type { Generated, GenerateOptions } from './generated';

/** One text as it is written, token by token. */
export class WrittenText {
  readonly #options: GenerateOptions;
  readonly #tokenizer: Pick<Tokenizer, 'decode'>;
  readonly #eosIds: readonly number[];
  readonly #most: number;
  readonly #random: Random | undefined;
  readonly #tokens: number[] = [];
  #done: Generated | undefined;

  /** @param index of its prompt, so that each draws numbers of its own. @param most tokens that there is room for. */
  constructor(
    options: GenerateOptions,
    tokenizer: Pick<Tokenizer, 'decode'>,
    eosIds: readonly number[],
    index: number,
    most: number,
  ) {
    this.#options = options;
    this.#tokenizer = tokenizer;
    this.#eosIds = eosIds;
    this.#most = Math.min(options.maxTokens, most);
    this.#random = options.sampling === undefined ? undefined : createRandom(`${options.sampling.seed}/${index}`);
  }

  get done(): Generated | undefined {
    return this.#done;
  }

  get last(): number {
    return this.#tokens.at(-1)!;
  }

  /** Takes the next token by its logits. */
  next(logits: Float32Array): void {
    const { sampling } = this.#options;
    const token =
      sampling === undefined || this.#random === undefined
        ? likeliest(logits)
        : drawToken(logits, sampling, this.#random);
    this.#tokens.push(token);
    this.#done = this.#ended(token);
  }

  #ended(token: number): Generated | undefined {
    const tokens = this.#tokens;
    if (this.#eosIds.includes(token))
      return { text: this.#tokenizer.decode(tokens.slice(0, -1)), tokens, end: 'end-of-text' };
    const text = this.#beforeStop();
    if (text !== undefined) return { text, tokens, end: 'stop' };
    if (tokens.length >= this.#most) return { text: this.#tokenizer.decode(tokens), tokens, end: 'length' };
    return undefined;
  }

  /** What is written before the first stop string, if there is one. All is spelled, for tokens may meet in it. */
  #beforeStop(): string | undefined {
    const { stop = [] } = this.#options;
    if (stop.length === 0) return undefined;
    const whole = this.#tokenizer.decode(this.#tokens);
    const start = whole.search(/\S/);
    if (start < 0) return undefined;
    const places = stop.map((text) => whole.indexOf(text, start)).filter((place) => place >= 0);
    return places.length === 0 ? undefined : whole.slice(0, Math.min(...places));
  }
}

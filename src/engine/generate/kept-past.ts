import type { DecoderConfig } from '../../model';
import type { Data } from '../graph/value';
import { NO_POSITION } from './step-graph';

/** Places are added so many at a time. */
const STEP = 32;

/**
 * Keys and values of some texts, layer by layer, where the step graph reads them: `[texts, heads, places, headDim]`.
 * They grow with the longest text; places that a text does not fill are hidden by their position.
 */
export class KeptPast {
  readonly texts: number;
  readonly #heads: number;
  readonly #size: number;
  readonly #lengths: number[];
  #places = 0;
  #layers: Float32Array[];
  #positions = new BigInt64Array(0);

  /** @param texts how many there are room for. @param places how many tokens are expected at first. */
  constructor({ layers, attention }: DecoderConfig, texts: number, places: number) {
    this.texts = texts;
    this.#heads = attention.keyValueHeads;
    this.#size = attention.headDim;
    this.#lengths = new Array<number>(texts).fill(0);
    this.#layers = Array.from({ length: 2 * layers }, () => new Float32Array(0));
    this.#grow(places);
  }

  /** How many tokens of a text are kept: the position of its next. */
  lengthOf(text: number): number {
    return this.#lengths[text]!;
  }

  /**
   * Adds a token to a text.
   * @param kept `[2 * layers, tokens, heads * headDim]`, as the graphs give it. @param token which of its tokens.
   */
  add(text: number, kept: Float32Array, token: number): void {
    const place = this.#lengths[text]!;
    if (place === this.#places) this.#grow(place + 1);
    const [heads, size, places] = [this.#heads, this.#size, this.#places];
    const tokens = kept.length / (this.#layers.length * heads * size);
    this.#layers.forEach((layer, i) => {
      for (let head = 0; head < heads; head++) {
        const from = ((i * tokens + token) * heads + head) * size;
        layer.set(kept.subarray(from, from + size), ((text * heads + head) * places + place) * size);
      }
    });
    this.#positions[text * places + place] = BigInt(place);
    this.#lengths[text] = place + 1;
  }

  /** The same for some of the texts alone. @param room for how many texts, those that stay among them. */
  only(texts: readonly number[], room: number, config: DecoderConfig): KeptPast {
    const fewer = new KeptPast(config, room, this.#places);
    const row = this.#heads * this.#places * this.#size;
    texts.forEach((text, at) => {
      this.#layers.forEach((layer, i) => {
        fewer.#layers[i]!.set(layer.subarray(text * row, (text + 1) * row), at * row);
      });
      const places = this.#positions.subarray(text * this.#places, (text + 1) * this.#places);
      fewer.#positions.set(places, at * this.#places);
      fewer.#lengths[at] = this.#lengths[text]!;
    });
    return fewer;
  }

  /** What the step graph is fed. */
  feed(feeds: Map<string, Data>): void {
    feeds.set('past_positions', this.#positions);
    this.#layers.forEach((layer, i) => feeds.set(`${i % 2 === 0 ? 'keys' : 'values'}.${i >> 1}`, layer));
  }

  #grow(least: number): void {
    const places = Math.ceil(least / STEP) * STEP;
    const [before, size] = [this.#places, this.#size];
    this.#layers = this.#layers.map((layer) => {
      const wider = new Float32Array(this.texts * this.#heads * places * size);
      for (let row = 0; row < this.texts * this.#heads; row++)
        wider.set(layer.subarray(row * before * size, (row + 1) * before * size), row * places * size);
      return wider;
    });
    const positions = new BigInt64Array(this.texts * places).fill(NO_POSITION);
    for (let text = 0; text < this.texts; text++)
      positions.set(this.#positions.subarray(text * before, (text + 1) * before), text * places);
    this.#positions = positions;
    this.#places = places;
  }
}

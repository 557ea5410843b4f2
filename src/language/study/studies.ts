import type { SharedText } from '../../lint';
import type { MixturePlan } from '../../mixture';
import type { Task } from '../../task';
import type { KeptSample } from './kept-sample';

/** What recipes' rows were found to share, and which data was compared. */
export interface KeptTexts {
  readonly parts: readonly unknown[];
  readonly shared: readonly SharedText[];
}

/** What studies of open files found, until the files are closed. */
export class Studies {
  readonly #samples = new Map<string, KeptSample>();
  readonly #texts = new Map<string, KeptTexts>();

  kept(uri: string): KeptSample | undefined {
    return this.#samples.get(uri);
  }

  keep(uri: string, sample: KeptSample | undefined): void {
    if (sample) this.#samples.set(uri, sample);
    else this.#samples.delete(uri);
  }

  /** The larger sample of a task, as long as its data block is the one that was drawn by. */
  sampleOf(uri: string, { data }: Task): KeptSample | undefined {
    const kept = this.#samples.get(uri);
    return kept?.data === data ? kept : undefined;
  }

  keptTexts(uri: string): KeptTexts | undefined {
    return this.#texts.get(uri);
  }

  keepTexts(uri: string, texts: KeptTexts): void {
    this.#texts.set(uri, texts);
  }

  /** What the tasks of a recipe share, as far as they still stand on both sides of its hold-out. */
  sharedTexts(uri: string, { train, heldOut }: MixturePlan): readonly SharedText[] {
    const training = new Set(train.map(({ task }) => task.path));
    const held = new Set(heldOut.map(({ path }) => path));
    const all = this.#texts.get(uri)?.shared ?? [];
    return all.filter((shared) => training.has(shared.train.path) && held.has(shared.heldOut.path));
  }

  /** Has rows compared anew that may have changed on the disk. */
  outdate(): void {
    for (const [uri, { shared }] of this.#texts) this.#texts.set(uri, { parts: [], shared });
  }

  forget(uri: string): void {
    this.#samples.delete(uri);
    this.#texts.delete(uri);
  }
}

/** Anything with an end; `vscode.Disposable` is one. */
export interface Owned {
  dispose(): unknown;
}

/**
 * The one owner of what a part of the extension opened. Disposes in reverse order; twice is safe, and what is added
 * afterwards is disposed at once, so that an answer that arrives late leaks nothing.
 */
export class Disposables implements Owned {
  readonly #owned: Owned[] = [];
  #disposed = false;

  get disposed(): boolean {
    return this.#disposed;
  }

  add<T extends Owned>(owned: T): T {
    if (this.#disposed) owned.dispose();
    else this.#owned.push(owned);
    return owned;
  }

  dispose(): void {
    this.#disposed = true;
    for (let owned = this.#owned.pop(); owned !== undefined; owned = this.#owned.pop()) owned.dispose();
  }
}

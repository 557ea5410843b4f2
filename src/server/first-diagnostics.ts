import type { LanguageService } from '../language';

/**
 * When the first diagnostics of a session have been told. What takes a while to read and is not needed for them, such as
 * a large tokenizer, comes afterwards.
 */
export class FirstDiagnostics {
  readonly #patience: number;
  readonly #told: Promise<void>;
  #tell: () => void = () => undefined;
  #isTold = false;

  /** @param patience milliseconds after which nothing waits any more for diagnostics that nobody may ask for */
  constructor(patience = 3000) {
    this.#patience = patience;
    this.#told = new Promise((resolve) => (this.#tell = resolve));
  }

  /** Waits until they are told, or for a while where nobody asks for them. */
  async passed(): Promise<void> {
    if (this.#isTold) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<void>((resolve) => (timer = setTimeout(resolve, this.#patience)));
    await Promise.race([this.#told, tooLong]);
    clearTimeout(timer);
  }

  /** The same service, watched. */
  watch(service: LanguageService): LanguageService {
    return {
      ...service,
      diagnostics: async (document, cancel) => {
        try {
          return await service.diagnostics(document, cancel);
        } finally {
          this.#isTold = true;
          this.#tell();
        }
      },
    };
  }
}

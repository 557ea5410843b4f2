import { CancellationTokenSource } from 'vscode-languageserver';
import type { Cancellation, Diagnostic, LanguageService, TextDocument } from '../language';

/** Milliseconds after which a first answer does not wait for what more there is to tell. */
const patience = 30;

/** What there is to tell of a file now. */
export interface Stage {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether that is all of it, or more follows. */
  readonly isWhole: boolean;
}

/** The rest of a first answer, under way. */
interface Rest {
  readonly version: number;
  readonly cancel: CancellationTokenSource;
  readonly found: Promise<readonly Diagnostic[]>;
}

/**
 * The first diagnostics of a file that was opened, in two stages where all of them take a moment: what reading it finds
 * comes first, and what the rules find in its rows and beside other files is added to it. From then on all that was
 * told is kept up with every keystroke, so that nothing on show goes and comes.
 */
export class StagedDiagnostics {
  readonly #service: Pick<LanguageService, 'diagnostics' | 'readingDiagnostics'>;
  readonly #ready: (uri: string) => void;
  readonly #patience: number;
  /** The files of which all is told. */
  readonly #whole = new Set<string>();
  readonly #rests = new Map<string, Rest>();

  /**
   * @param ready called when all is known of a file of which a part was told
   * @param wait milliseconds for which a first answer waits for all of it
   */
  constructor(
    service: Pick<LanguageService, 'diagnostics' | 'readingDiagnostics'>,
    ready: (uri: string) => void,
    wait = patience,
  ) {
    this.#service = service;
    this.#ready = ready;
    this.#patience = wait;
  }

  /** What to tell of a file now; where that is not all, `ready` is called in time. */
  async of(document: TextDocument, cancel: Cancellation): Promise<Stage> {
    const { uri } = document;
    if (this.#whole.has(uri)) return all(await this.#service.diagnostics(document, cancel));
    const end = performance.now() + this.#patience;
    const diagnostics = await this.#service.readingDiagnostics(document);
    if (cancel.isCancellationRequested) return { diagnostics, isWhole: false };
    const rest = this.#restOf(document);
    const found = await inTime(rest.found, end - performance.now());
    if (found && !rest.cancel.token.isCancellationRequested) {
      this.#end(uri, rest);
      return all(found);
    }
    return { diagnostics, isWhole: false };
  }

  /** A file has changed: what is under way is about text that is gone. */
  changed(uri: string): void {
    this.#rests.get(uri)?.cancel.cancel();
    this.#rests.delete(uri);
  }

  /** A file was closed. */
  forget(uri: string): void {
    this.changed(uri);
    this.#whole.delete(uri);
  }

  #restOf(document: TextDocument): Rest {
    const { uri, version } = document;
    const known = this.#rests.get(uri);
    if (known?.version === version) return known;
    this.changed(uri);
    const cancel = new CancellationTokenSource();
    const found = afterwards().then(() => this.#service.diagnostics(document, cancel.token));
    const rest: Rest = { version, cancel, found };
    this.#rests.set(uri, rest);
    // Who asks again is told, too, why there is nothing to tell.
    const end = (): void => {
      if (this.#end(uri, rest)) this.#ready(uri);
    };
    // In time to be told at once, it is no news any more.
    found.then(afterwards).then(end, end);
    return rest;
  }

  /** @returns whether it was under way until now */
  #end(uri: string, rest: Rest): boolean {
    if (this.#rests.get(uri) !== rest) return false;
    this.#rests.delete(uri);
    this.#whole.add(uri);
    return true;
  }
}

function all(diagnostics: readonly Diagnostic[]): Stage {
  return { diagnostics, isWhole: true };
}

/** When what is ready to be sent has been sent. */
function afterwards(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  if (milliseconds <= 0) return undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), milliseconds)));
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

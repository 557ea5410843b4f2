/** Bytes of one file as they arrive. */
export interface HubProgress {
  /** The dataset's id. */
  readonly id: string;
  /** Path in the repository. */
  readonly file: string;
  /** Bytes on this machine, those of an earlier, interrupted download among them. */
  readonly received: number;
  /** The file's size in bytes. */
  readonly total: number;
}

/** Time as the hub's code sees it; tests put their own in its place. */
export interface HubClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Settles after so many milliseconds, or as soon as the signal is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** How the hub and its cache are reached. */
export interface HubOptions {
  /** The hub's address without a slash at its end: `https://huggingface.co`. */
  readonly endpoint: string;
  /** An access token. It goes to the endpoint's own origin and nowhere else. */
  readonly token?: string;
  /** Python's `HF_HUB_CACHE`: whole files stand here, where every Hugging Face library finds them. */
  readonly cacheDir: string;
  /** Python's `HF_ASSETS_CACHE`: parts of files, and what the hub said about revisions, stand below it. */
  readonly assetsDir: string;
  /** Nothing goes to the network: what is not in the cache is `hub-not-downloaded`. */
  readonly offline: boolean;
  /** `false` copies files into the cache's snapshots where symbolic links are not wanted. Links are the default. */
  readonly symlinks?: boolean;
  readonly fetch?: typeof fetch;
  readonly clock?: HubClock;
  readonly signal?: AbortSignal;
  /** Told how many bytes of files came over the network, as they come. */
  readonly onReceived?: (bytes: number) => void;
  readonly onProgress?: (progress: HubProgress) => void;
}

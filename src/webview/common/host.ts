/** The one way out of a panel: messages to the extension host, and what the editor keeps over a window reload. */
interface WebviewApi<State> {
  postMessage(message: unknown): void;
  getState(): State | undefined;
  setState(state: State): void;
}

declare function acquireVsCodeApi<State>(): WebviewApi<State>;

export interface Host<In, Out, State> {
  readonly send: (message: Out) => void;
  readonly listen: (receive: (message: In) => void) => void;
  /** What the editor hands back when it restores the panel. */
  readonly keep: (state: State) => void;
}

/** May be called once per page: the editor gives its interface out a single time. */
export function connect<In, Out, State>(): Host<In, Out, State> {
  const api = acquireVsCodeApi<State>();
  return {
    send: (message) => api.postMessage(message),
    listen: (receive) => window.addEventListener('message', (event: MessageEvent<In>) => receive(event.data)),
    keep: (state) => api.setState(state),
  };
}

/** The translated words that the extension host wrote into the page as JSON. */
export function readStrings<Strings>(): Strings {
  return JSON.parse(document.getElementById('strings')?.textContent ?? '{}') as Strings;
}

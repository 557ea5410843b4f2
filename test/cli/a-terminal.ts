import type { Terminal } from '../../src/cli';

export interface FakeTerminal extends Terminal {
  readonly printed: () => string;
  readonly complained: () => string;
  readonly interrupt: () => void;
}

/** A terminal that remembers what was written. */
export function aTerminal(cwd: string, interactive = false): FakeTerminal {
  const out: string[] = [];
  const error: string[] = [];
  const listeners = new Set<() => void>();
  const output = (lines: string[]) => ({ interactive, columns: 80, write: (text: string) => void lines.push(text) });
  return {
    cwd,
    out: output(out),
    error: output(error),
    onInterrupt: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    printed: () => out.join(''),
    complained: () => error.join(''),
    interrupt: () => {
      for (const listener of listeners) listener();
    },
  };
}

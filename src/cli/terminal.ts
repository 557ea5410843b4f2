/** What a command may touch of the world: two streams, a folder, and Ctrl-C. Tests give their own. */
export interface Terminal {
  readonly cwd: string;
  readonly out: Output;
  readonly error: Output;
  /** Calls back on every Ctrl-C until the returned function is called. */
  readonly onInterrupt: (callback: () => void) => () => void;
}

export interface Output {
  /** Whether a person watches: then there is colour and a progress bar that redraws itself. */
  readonly interactive: boolean;
  /** In characters. */
  readonly columns: number;
  readonly write: (text: string) => void;
}

/** The process's own terminal. Colour is left out where NO_COLOR is set (no-color.org). */
export function processTerminal(): Terminal {
  return {
    cwd: process.cwd(),
    out: output(process.stdout),
    error: output(process.stderr),
    onInterrupt: (callback) => {
      process.on('SIGINT', callback);
      return () => process.off('SIGINT', callback);
    },
  };
}

/** A dumb terminal and NO_COLOR get what a file gets. */
function output(stream: NodeJS.WriteStream): Output {
  const plain = process.env['NO_COLOR'] !== undefined && process.env['NO_COLOR'] !== '';
  return {
    interactive: stream.isTTY && !plain && process.env['TERM'] !== 'dumb',
    columns: stream.isTTY ? stream.columns : 80,
    write: (text) => {
      stream.write(text);
    },
  };
}

export type Colour = 'red' | 'yellow' | 'blue' | 'green' | 'dim' | 'bold';

/** ANSI codes that turn a colour on and off again. */
const CODES: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** The text in a colour where a person watches, as it is elsewhere. */
export function colour(output: Output, name: Colour, text: string): string {
  if (!output.interactive) return text;
  const [on, off] = CODES[name];
  return `\u001b[${String(on)}m${text}\u001b[${String(off)}m`;
}

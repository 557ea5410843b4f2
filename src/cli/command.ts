import { parseArgs, type ParseArgsConfig } from 'node:util';
import * as l10n from '@vscode/l10n';
import type { Environment } from '../hub';
import { type Result, err, ok } from '../text';
import type { ExitStatus } from './exit';
import type { Terminal } from './terminal';

/** What commands know besides the terminal. */
export interface Program {
  readonly version: string;
  /** The worker's script, and the arguments of Node before it. */
  readonly workerPath: string;
  readonly execArgv: readonly string[];
  /** Variables; by default those of this process. */
  readonly env?: Environment;
}

/** One command of the program. Its texts are asked for when they are shown: only then is the language known. */
export interface Command {
  readonly name: string;
  /** Behind the name in the usage line. */
  readonly synopsis: string;
  readonly summary: () => string;
  /** The options, for the usage text. */
  readonly options: () => readonly (readonly [string, string])[];
  readonly run: (args: readonly string[], terminal: Terminal, program: Program) => Promise<ExitStatus>;
}

/** What `parseArgs` takes and gives, kept exact, so that each option has its own type. */
type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>;

/** `parseArgs` with its complaints as values. */
export function parse<const O extends Options>(args: readonly string[], options: O): Result<Parsed<O>, string> {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true, strict: true }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return err(message.split('. ')[0] ?? message);
  }
}

/** A whole number from 0, as an option gives it. */
export function parseCount(name: string, text: string): Result<number, string> {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return ok(value);
  return err(l10n.t('{0} takes a whole number from 0, not "{1}"', name, text));
}

import * as vscode from 'vscode';
import type { Location } from '../../language';
import type { Verdict } from './judge-check';
import { toLocation } from './places';

const ansi = { green: '\u001b[32m', red: '\u001b[31m', yellow: '\u001b[33m', dim: '\u001b[2m', bold: '\u001b[1m' };
const plain = '\u001b[0m';

/** What a run prints: a line per task, a line per template, and below it what is wrong, each led to its place. */
export class RunOutput {
  readonly #run: vscode.TestRun;
  #passed = 0;
  #failed = 0;

  constructor(run: vscode.TestRun) {
    this.#run = run;
  }

  task(item: vscode.TestItem): void {
    this.#line(`${ansi.bold}${item.label}${plain}`, undefined, item);
  }

  template(item: vscode.TestItem, { failures, notes, summary }: Verdict): void {
    const isFine = failures.length === 0;
    if (isFine) this.#passed++;
    else this.#failed++;
    const mark = isFine ? `${ansi.green}✓` : `${ansi.red}✗`;
    this.#line(`  ${mark}${plain} ${item.label}  ${ansi.dim}${summary}${plain}`, undefined, item);
    for (const { message, location } of failures) this.#line(`      ${ansi.red}${message}${plain}`, location, item);
    for (const { message, location } of notes) this.#line(`      ${ansi.yellow}${message}${plain}`, location, item);
  }

  /** Something about a whole task. */
  problem(message: string, location: Location | undefined, item: vscode.TestItem): void {
    this.#line(`  ${ansi.red}${message}${plain}`, location, item);
  }

  end(): void {
    const counts = vscode.l10n.t('Templates: {0} passed, {1} failed', this.#passed, this.#failed);
    this.#line(`\r\n${ansi.bold}${counts}${plain}`);
  }

  /** Terminals want both line ends. */
  #line(text: string, location?: Location, item?: vscode.TestItem): void {
    this.#run.appendOutput(`${text.replace(/\r?\n/g, '\r\n')}\r\n`, location && toLocation(location), item);
  }
}

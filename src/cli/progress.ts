import * as l10n from '@vscode/l10n';
import { type RunEvent } from '../run';
import { type ProgressView } from '../report';
import { colour, type Output } from './terminal';

/** Plain output says something at least this often while there is news, in milliseconds. */
const PLAIN_EVERY = 5000;
/** Width of the bar in characters. */
const BAR = 24;

/** Shows how far a run is: one line that redraws itself where a person watches, plain lines elsewhere. */
export class ProgressLine {
  readonly #out: Output;
  #label = '';
  #told = 0;
  #drawn = false;

  constructor(out: Output) {
    this.#out = out;
  }

  show(progress: ProgressView, now = Date.now()): void {
    if (this.#out.interactive) this.#draw(progress);
    else this.#tell(progress, now);
  }

  /** Something that stays, above the progress line. */
  note(text: string): void {
    this.clear();
    this.#out.write(`${text}\n`);
  }

  /** Takes the progress line away, so that other text can be written. */
  clear(): void {
    if (this.#drawn) this.#out.write('\r\u001b[2K');
    this.#drawn = false;
  }

  /** Overwrites the line that is there. */
  #draw(progress: ProgressView): void {
    const line = [bar(progress, this.#out), progress.label, progress.detail, left(progress)];
    const text = line.filter((part) => part !== '').join('  ');
    this.#out.write(`\r\u001b[2K${clip(text, this.#out.columns - 1)}`);
    this.#drawn = true;
  }

  /** A log wants few lines: one per phase, and one now and then while figures change. */
  #tell(progress: ProgressView, now: number): void {
    const fresh = progress.label !== this.#label;
    if (!fresh && now - this.#told < PLAIN_EVERY && progress.fraction !== 1) return;
    if (!fresh && progress.detail === '') return;
    this.#label = progress.label;
    this.#told = now;
    const parts = [progress.label, progress.detail, left(progress)].filter((part) => part !== '');
    this.#out.write(`${parts.join('  ')}\n`);
  }
}

/** Whether an event moves the progress line. */
export function movesProgress(event: RunEvent): boolean {
  return event.kind === 'phase' || event.kind === 'download' || event.kind === 'step' || event.kind === 'scoring';
}

/** Nothing where the share is not known; a bar that stands still would look stuck. */
function bar({ fraction }: ProgressView, out: Output): string {
  if (fraction === null) return '';
  const full = Math.round(fraction * BAR);
  const done = colour(out, 'blue', '\u2501'.repeat(full));
  const rest = colour(out, 'dim', '\u2501'.repeat(BAR - full));
  return `${done}${rest} ${String(Math.floor(fraction * 100)).padStart(3)}%`;
}

/** The time left as a clock: `1:30`, `48 s`. */
function left({ etaSeconds, fraction }: ProgressView): string {
  if (etaSeconds === null || fraction === 1) return '';
  const seconds = Math.round(etaSeconds);
  const minutes = Math.floor(seconds / 60);
  const clock = minutes > 0 ? `${String(minutes)}:${String(seconds % 60).padStart(2, '0')}` : `${String(seconds)} s`;
  return l10n.t('{0} left', clock);
}

/** Cuts a line to a width; escape sequences take none. */
function clip(text: string, width: number): string {
  let seen = 0;
  let out = '';
  for (const part of text.split(/(\u001b\[\d+m)/)) {
    if (part.startsWith('\u001b')) {
      out += part;
      continue;
    }
    out += part.slice(0, Math.max(0, width - seen));
    seen += part.length;
  }
  return out;
}

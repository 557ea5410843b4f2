import type { FileFacts, OutputFile } from './output-file';
import type { RecordSink } from './record-sink';
import type { ExportRecord } from '../row-format';

/** Characters gathered before they are written. */
const BUFFER = 1 << 20;

/** One JSON object per line, in UTF-8. */
export class JsonlSink implements RecordSink {
  readonly #file: OutputFile;
  #waiting: string[] = [];
  #characters = 0;

  constructor(file: OutputFile) {
    this.#file = file;
  }

  add(record: ExportRecord): void | Promise<void> {
    const line = `${JSON.stringify(record)}\n`;
    this.#waiting.push(line);
    this.#characters += line.length;
    return this.#characters >= BUFFER ? this.#flush() : undefined;
  }

  async finish(): Promise<FileFacts> {
    await this.#flush();
    return this.#file.finish();
  }

  discard(): Promise<void> {
    return this.#file.discard();
  }

  async #flush(): Promise<void> {
    const text = this.#waiting.join('');
    this.#waiting = [];
    this.#characters = 0;
    if (text !== '') await this.#file.write(Buffer.from(text));
  }
}

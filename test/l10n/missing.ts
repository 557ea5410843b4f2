// `npm run l10n:missing`: the messages that have no translation yet, as JSON to be filled in.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { messages, readBundle } from './strings';

async function main(): Promise<void> {
  const file = 'l10n/bundle.l10n.zh-cn.json';
  const known = existsSync(path.resolve(__dirname, '../..', file)) ? readBundle(file) : {};
  const missing = [...(await messages())].filter((message) => !(message in known));
  process.stdout.write(`${JSON.stringify(Object.fromEntries(missing.map((message) => [message, ''])), null, 2)}\n`);
}

void main();

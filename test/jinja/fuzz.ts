/**
 * Looks for templates that crash or hang the parser, the analysis or the renderer:
 * `npm run fuzz -- [--seed N] [--count N]`. The same seed tries the same templates.
 */
import { parseArgs } from 'node:util';
import { fuzzOne } from './fuzz-one';

const SHOWN = 10;

function main(): void {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '20000' } },
  });
  const count = Number(values.count);
  if (!Number.isSafeInteger(count) || count < 1) {
    console.error('usage: npm run fuzz -- [--seed N] [--count N]');
    process.exit(2);
  }
  const started = performance.now();
  let faults = 0;
  for (let i = 0; i < count; i++) {
    const found = fuzzOne(`${values.seed} ${i}`);
    if (!found) continue;
    faults++;
    if (faults <= SHOWN) console.log(`seed "${values.seed} ${i}": ${JSON.stringify(found.source)}\n  ${found.fault}\n`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${count} templates, ${faults} crashes, hangs or wrong spans (seed ${values.seed}, ${seconds} s)`);
  process.exit(faults === 0 ? 0 : 1);
}

main();

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, visit } from 'yaml';
import { mapScalar } from '../../src/text';

/** Maps every scalar of the YAML files below a folder: `npx tsx test/text/conformance.ts FOLDER`. */
let scalars = 0;
let inexact = 0;
let backwards = 0;

for (const entry of readdirSync(process.argv[2] ?? '.', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const source = readFileSync(path, 'utf8');
  for (const document of parseAllDocuments(source, { keepSourceTokens: true, logLevel: 'silent' })) {
    visit(document, {
      Scalar(_key, node) {
        if (!node.range) return;
        scalars++;
        const map = mapScalar(source, node);
        if (!map.exact) {
          if (inexact++ < 5) console.log(path, node.type, source.slice(node.range[0], node.range[1]).slice(0, 120));
          return;
        }
        for (let i = 0; i < map.text.length; i++) if (map.toFile(i + 1) < map.toFile(i)) backwards++;
      },
    });
  }
}
console.log(`${scalars} scalars, ${inexact} not exact, ${backwards} places out of order`);

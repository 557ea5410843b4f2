import { parseAllDocuments, visit } from 'yaml';
import { mapScalar } from '../../src/text';
import { checkUnits } from './check-units';

/** Maps every scalar of a YAML file; a fault is a scalar whose map is not exact or leads to the wrong place. */
export function mapFile(source: string): { readonly scalars: number; readonly faults: readonly string[] } {
  let scalars = 0;
  const faults: string[] = [];
  const documents = parseAllDocuments(source, { keepSourceTokens: true, logLevel: 'silent' });
  for (const document of Array.isArray(documents) ? documents : []) {
    visit(document, {
      Scalar(_key, node) {
        if (!node.range) return;
        scalars++;
        try {
          checkUnits(source, mapScalar(source, node));
        } catch (error) {
          faults.push(`${node.range[0]}: ${error instanceof Error ? error.message : String(error)}`);
        }
      },
    });
  }
  return { scalars, faults };
}

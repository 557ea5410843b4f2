import Ajv, { type ValidateFunction } from 'ajv';
import type { Schema } from './schema';

/**
 * Makes a schema a function that checks values. The build puts functions that are compiled already in the place of this
 * file, one for each schema of ours, known by its title (see `esbuild.mjs`): compiling them would take a tenth of a
 * second of every start, and writes code while it runs, which not every browser's page allows.
 */
export function compileSchema(schema: Schema): ValidateFunction {
  return new Ajv({ allErrors: true, verbose: true, strict: false }).compile(schema);
}

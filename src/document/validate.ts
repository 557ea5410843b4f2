import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Problem } from '../text';
import type { SchemaCode } from './codes';
import { compileSchema } from './compile-schema';
import type { OpenDocument } from './open';
import type { Schema } from './schema';
import { problemOf } from './schema-problem';

/** Checks files against one schema; compiled on first use. */
export class SchemaValidator {
  readonly #schema: Schema;
  #compiled: ValidateFunction | undefined;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  /**
   * One problem per fault, in file order.
   *
   * @param under a JSON pointer: only what stands there or below is told
   */
  check({ document, root }: OpenDocument, under = ''): readonly Problem<SchemaCode>[] {
    if (!root) return [];
    const validate = (this.#compiled ??= compileSchema(this.#schema));
    let data: unknown;
    try {
      data = document.toJS({ maxAliasCount: 100 });
    } catch {
      // An alias without its anchor, or a bomb of aliases: the reader has reported the former.
      return [];
    }
    if (validate(data)) return [];
    const errors = (validate.errors ?? []).filter(({ instancePath }) => `${instancePath}/`.startsWith(`${under}/`));
    const problems = mainErrors(errors).map((error) => problemOf(error, root, this.#schema));
    return unique(problems).sort((a, b) => a.span.start - b.span.start);
  }
}

/** What stands inside an alternative says less than the alternative itself, and a wrong type makes the rest moot. */
function mainErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const mistyped = new Set(errors.filter((error) => error.keyword === 'type').map((error) => error.instancePath));
  return errors.filter(
    (error) =>
      !/\/(oneOf|anyOf)\/\d+\//.test(error.schemaPath) &&
      // Which branch was not met says nothing beside what is not met in it.
      error.keyword !== 'if' &&
      (error.keyword === 'type' || !mistyped.has(error.instancePath)),
  );
}

/** Both the alternatives of a `oneOf` and the `oneOf` itself may report the same fault. */
function unique(problems: readonly Problem<SchemaCode>[]): Problem<SchemaCode>[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message, span }) => {
    const key = `${code} ${message} ${span.start} ${span.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

import { PyDict, PyError, pyRepr, PyTuple, type Value } from '../value';
import { Callable, type Keywords, type Runtime } from './runtime';

/** How a macro takes its arguments (Jinja's `Macro`). */
export interface MacroSignature {
  readonly name: string | undefined;
  readonly parameters: readonly string[];
  /** Its body asks for `caller`, `kwargs`, `varargs`. */
  readonly takesCaller: boolean;
  readonly takesKeywords: boolean;
  readonly takesRest: boolean;
  /** `caller` is one of the parameters. */
  readonly explicitCaller: boolean;
}

/** What a macro's body gets: one value per parameter, `undefined` where none was given, then the special ones. */
export type MacroBody = (rt: Runtime, args: readonly (Value | undefined)[]) => Value;

/**
 * A macro as a value: it can be called, passed on, and asked for its `name`, `arguments`, `catch_kwargs`,
 * `catch_varargs` and `caller` ("Macros" in Jinja's docs; `jinja2.runtime.Macro`). Parameters that are not given and
 * have no default are undefined; too many arguments are an error unless the body asks for `varargs` or `kwargs`.
 */
export class Macro extends Callable {
  readonly typeName = 'Macro';

  constructor(
    readonly signature: MacroSignature,
    private readonly body: MacroBody,
  ) {
    super();
  }

  override repr(): string {
    const { name } = this.signature;
    return `<Macro ${name === undefined ? 'anonymous' : pyRepr(name)}>`;
  }

  override attribute(name: string): Value | undefined {
    const { signature } = this;
    switch (name) {
      case 'name':
        return signature.name ?? null;
      case 'arguments':
        return new PyTuple(signature.parameters);
      case 'catch_kwargs':
        return signature.takesKeywords;
      case 'catch_varargs':
        return signature.takesRest;
      case 'caller':
        return signature.takesCaller;
      default:
        return undefined;
    }
  }

  call(rt: Runtime, args: readonly Value[], keywords: Keywords): Value {
    return rt.deeper(() => this.body(rt, this.#match(rt, args, keywords)));
  }

  #match(rt: Runtime, args: readonly Value[], keywords: Keywords): readonly (Value | undefined)[] {
    const { parameters, takesCaller, takesKeywords, takesRest, explicitCaller, name } = this.signature;
    const left = new Map(keywords);
    const values: (Value | undefined)[] = args.slice(0, parameters.length);
    let foundCaller = args.length >= parameters.length && explicitCaller;
    for (const parameter of parameters.slice(values.length)) {
      values.push(left.get(parameter));
      left.delete(parameter);
      if (parameter === 'caller') foundCaller = true;
    }
    if (takesCaller && !foundCaller) {
      values.push(left.get('caller') ?? rt.undefinedBecause('No caller defined'));
      left.delete('caller');
    }
    if (takesKeywords) values.push(PyDict.of(left));
    else if (left.size > 0) throw this.#unexpected(left);
    if (takesRest) values.push(new PyTuple(args.slice(parameters.length)));
    else if (args.length > parameters.length) {
      throw new PyError(
        'TypeError',
        `macro ${pyRepr(name ?? null)} takes not more than ${parameters.length} argument(s)`,
      );
    }
    return values;
  }

  #unexpected(left: Keywords): PyError {
    const shown = pyRepr(this.signature.name ?? null);
    if (left.has('caller')) {
      return new PyError('TypeError', `macro ${shown} was invoked with two values for the special caller argument.`);
    }
    const [first] = left.keys();
    return new PyError('TypeError', `macro ${shown} takes no keyword argument ${pyRepr(first!)}`);
  }
}

import { keyError, PyObject, pyRepr, type Value } from '../value';
import { Markup, textOf } from './markup';
import { Callable, type Runtime } from './runtime';

/** One block as a value: calling it renders the block again (Jinja's `BlockReference`). */
class BlockReference extends Callable {
  readonly typeName = 'BlockReference';

  constructor(
    private readonly name: string,
    private readonly run: (rt: Runtime) => void,
    private readonly rt: Runtime,
  ) {
    super();
  }

  override attribute(name: string): Value | undefined {
    if (name !== 'super') return undefined;
    return this.rt.undefinedBecause(`there is no parent block called ${pyRepr(this.name)}.`);
  }

  call(rt: Runtime): Value {
    const text = rt.deeper(() => rt.capture(() => this.run(rt)));
    return rt.autoescape ? new Markup(text) : text;
  }
}

/** The variable `self`: the template's blocks by name (Jinja's `TemplateReference`). */
class TemplateReference extends PyObject {
  readonly typeName = 'TemplateReference';

  constructor(private readonly rt: Runtime) {
    super();
  }

  override repr(): string {
    return '<TemplateReference None>';
  }

  override item(key: Value): Value {
    const name = textOf(key);
    const run = name === undefined ? undefined : this.rt.blocks.get(name);
    if (name === undefined || !run) throw keyError(pyRepr(key));
    return new BlockReference(name, run, this.rt);
  }
}

/** What `self` is in this render. */
export function blockReferences(rt: Runtime): Value {
  return new TemplateReference(rt);
}

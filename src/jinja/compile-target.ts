import { iteratorOf, PyError, typeName, type Value } from '../value';
import type { Target } from './ast';
import { compileRead, compileWrite, functionOf, type Scope } from './compile-scope';
import { Namespace } from './objects';
import type { Frame } from './runtime';

/** Assigns a value to what stands on the left. */
export type Assign = (f: Frame, value: Value) => void;

/** Compiles what stands on the left of `=`, or between `for` and `in`. @throws nothing; assigning may raise PyError */
export function compileTarget(target: Target, scope: Scope): Assign {
  switch (target.type) {
    case 'Name': {
      const { name } = target;
      const write = compileWrite(functionOf(scope), scope.symbols.find(name)!);
      if (!scope.topLevel) return write;
      return (f, value) => {
        write(f, value);
        f.rt.export(name, value);
      };
    }
    case 'NamespaceTarget': {
      const read = compileRead(functionOf(scope), scope.symbols.find(target.name)!);
      const { attribute, span } = target;
      return (f, value) => {
        const namespace = read(f);
        f.rt.at = span;
        if (!(namespace instanceof Namespace)) {
          throw new PyError('RuntimeError', 'cannot assign attribute on non-namespace object');
        }
        namespace.values.set(attribute, value);
      };
    }
    case 'TupleTarget': {
      const assigns = target.items.map((item) => compileTarget(item, scope));
      return (f, value) => {
        f.rt.at = target.span;
        const values = unpack(value, assigns.length);
        assigns.forEach((assign, i) => assign(f, values[i]!));
      };
    }
  }
}

/** Python's unpacking of a value into `count` names. */
function unpack(value: Value, count: number): readonly Value[] {
  const iterator = iteratorOf(value);
  if (!iterator) throw new PyError('TypeError', `cannot unpack non-iterable ${typeName(value)} object`);
  const values: Value[] = [];
  for (let step = iterator.next(); !step.done; step = iterator.next()) {
    if (values.length === count) throw new PyError('ValueError', `too many values to unpack (expected ${count})`);
    values.push(step.value);
  }
  if (values.length < count) {
    throw new PyError('ValueError', `not enough values to unpack (expected ${count}, got ${values.length})`);
  }
  return values;
}

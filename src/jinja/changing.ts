import type { Routine } from './runtime';

/** The methods that change the list or dict they are called on. */
export const changingMethods: ReadonlySet<string> = new Set([
  'append',
  'clear',
  'extend',
  'insert',
  'pop',
  'popitem',
  'remove',
  'reverse',
  'setdefault',
  'sort',
  'update',
]);

/** Thrown before a change where the context is not protected; the render then starts again with one that is. */
export class UnforeseenChange extends Error {}

/** The method, stopped before it changes anything where that would reach the caller's lists and dicts. */
export function guarded(method: Routine): Routine {
  if (!changingMethods.has(method.name)) return method;
  return {
    ...method,
    run: (args, rt, keywords) => {
      if (!rt.settings.mayChange) throw new UnforeseenChange();
      return method.run(args, rt, keywords);
    },
  };
}

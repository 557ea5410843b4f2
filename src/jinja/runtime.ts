import type { Span } from '../text';
import { createRandom, type Random } from '../random';
import { BudgetError, PyError, PyObject, pyStr, typeName, type Value } from '../value';
import { escapeMarkup, textOf } from './markup';
import { Undefined, undefinedName, type UndefinedFlavour } from './undefined';

/** The variables a template is rendered with. */
export type Context = ReadonlyMap<string, Value>;

/** Variables to look up; a context is such. */
export interface Variables {
  readonly get: (name: string) => Value | undefined;
}

/** Keyword arguments by name, in the order given. */
export type Keywords = ReadonlyMap<string, Value>;

/** What one render is given; `maxOutput` in UTF-16 units, `maxDepth` in activations. */
export interface RuntimeSettings {
  readonly context: Variables;
  /** The context's lists and dicts are copies, so that the template may change them. */
  readonly mayChange: boolean;
  readonly globals: Variables;
  readonly flavour: UndefinedFlavour;
  readonly seed: string | number;
  readonly pickFirst: boolean;
  readonly maxOutput: number;
  readonly maxDepth: number;
  readonly filters: Routines;
  readonly tests: Routines;
}

const nowhere: Span = { start: 0, end: 0 };
const noBlocks: Runtime['blocks'] = new Map();

/** What all closures of one render share. */
export class Runtime {
  out = '';
  /** Where the operation at work stands in the source, for the error it may raise. */
  at: Span = nowhere;
  autoescape = false;
  /** What the template sets at its top level; blocks and later parts see it. */
  #exported: Map<string, Value> | undefined;
  #locals: ReadonlyMap<string, Value> | undefined;
  /** The blocks of the template, by name. */
  blocks: ReadonlyMap<string, (rt: Runtime) => void> = noBlocks;
  #depth = 0;
  #captured = 0;
  #random: Random | undefined;

  constructor(readonly settings: RuntimeSettings) {}

  /** The render's stream of random numbers, made when the first is drawn: most templates draw none. */
  get random(): Random {
    return (this.#random ??= createRandom(this.settings.seed));
  }

  /** What a value prints. */
  textOf(value: Value): string {
    if (this.autoescape) return escapeMarkup(value).text;
    return typeof value === 'string' ? value : pyStr(value);
  }

  writeText(text: string): void {
    const out = this.out + text;
    if (out.length > this.settings.maxOutput) throw new BudgetError('output');
    this.out = out;
  }

  /** Prints what a call or filter block gave, which Jinja does not turn into text. */
  writeResult(value: Value): void {
    const text = textOf(value);
    if (text === undefined) {
      throw new PyError('TypeError', `sequence item 0: expected str instance, ${typeName(value)} found`);
    }
    this.writeText(text);
  }

  /** Sets a variable at the template's top level. */
  export(name: string, value: Value): void {
    (this.#exported ??= new Map()).set(name, value);
  }

  /** Runs a scoped block, which sees the variables around it as if they were the context's. */
  withLocals(locals: ReadonlyMap<string, Value>, work: () => void): void {
    const before = this.#locals;
    this.#locals = before ? new Map([...before, ...locals]) : locals;
    try {
      work();
    } finally {
      this.#locals = before;
    }
  }

  resolve(name: string): Value | undefined {
    const { context, globals } = this.settings;
    const local = this.#locals?.get(name);
    if (local !== undefined) return local;
    const own = this.#exported?.get(name);
    if (own !== undefined) return own;
    const given = context.get(name);
    return given === undefined ? globals.get(name) : given;
  }

  undefined(name: string): Undefined {
    return undefinedName(this.settings.flavour, name);
  }

  undefinedBecause(message: string): Undefined {
    return new Undefined(this.settings.flavour, () => message);
  }

  /** Runs what prints, and gives what it printed. */
  capture(work: () => void): string {
    const before = this.out;
    this.out = '';
    this.#captured += before.length;
    if (this.#captured > this.settings.maxOutput) throw new BudgetError('output');
    try {
      work();
      return this.out;
    } finally {
      this.out = before;
      this.#captured -= before.length;
    }
  }

  /** Runs one level deeper, as macros and recursive loops do. */
  deeper<T>(work: () => T): T {
    if (++this.#depth > this.settings.maxDepth) throw new BudgetError('depth');
    try {
      return work();
    } finally {
      this.#depth--;
    }
  }
}

/** The variables of one activation of a template, macro, block or recursive loop. */
export class Frame {
  readonly slots: (Value | undefined)[];

  constructor(
    readonly rt: Runtime,
    size: number,
    readonly parent: Frame | undefined,
  ) {
    // Most activations have few variables, where this is faster than Array.fill, and exact in size unlike pushing.
    const slots = new Array<Value | undefined>(size);
    for (let i = 0; i < size; i++) slots[i] = undefined;
    this.slots = slots;
  }
}

/** A value that can be called. */
export abstract class Callable extends PyObject {
  abstract call(rt: Runtime, args: readonly Value[], keywords: Keywords): Value;
}

/** Calls a value. @throws PyError (TypeError) for one that is not callable */
export function callValue(rt: Runtime, callee: Value, args: readonly Value[], keywords: Keywords): Value {
  if (callee instanceof Callable) return callee.call(rt, args, keywords);
  if (callee instanceof PyObject) callee.operate('()', null, false);
  throw new PyError('TypeError', `'${typeName(callee)}' object is not callable`);
}

/** One parameter of a routine; without a default it must be given. */
export interface RoutineParameter {
  readonly name: string;
  readonly fallback?: Value;
}

/**
 * A filter, test, function or method. `run` gets one argument per parameter, defaults filled in, then any further
 * positional ones where the routine takes `*args`. A filter's or method's own value is the first argument.
 */
export interface Routine {
  readonly name: string;
  readonly parameters: readonly RoutineParameter[];
  /** Takes `*args`. */
  readonly rest: boolean;
  /** Takes `**kwargs`. */
  readonly takesKeywords: boolean;
  readonly run: (args: readonly Value[], rt: Runtime, keywords: Keywords) => Value;
}

/** Filters, tests or methods by name. */
export type Routines = ReadonlyMap<string, Routine>;

/** For the many calls without keywords; never changed. */
export const noKeywords: Keywords = new Map();

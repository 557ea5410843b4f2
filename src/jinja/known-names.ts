import type { Assignment, FieldUse, ScopeKind } from './analysis';

/** A use while it is being followed. */
export type TrackedUse = { -readonly [Key in keyof FieldUse]: FieldUse[Key] };

/** An assignment while its readers are being found. */
export type TrackedAssignment = { -readonly [Key in keyof Assignment]: Assignment[Key] };

/** The uses that a value is made of, and those that decided which value it is. */
export interface Flow {
  readonly data: ReadonlySet<TrackedUse>;
  readonly control: ReadonlySet<TrackedUse>;
}

/** A value that no use went into. */
export const noFlow: Flow = { data: new Set(), control: new Set() };

/** A value made of several. */
export function joined(flows: readonly Flow[]): Flow {
  const [only] = flows;
  if (flows.length <= 1) return only ?? noFlow;
  return {
    data: new Set(flows.flatMap((flow) => [...flow.data])),
    control: new Set(flows.flatMap((flow) => [...flow.control])),
  };
}

/** All of a value as what decides: a condition, an index. */
export function deciding(flow: Flow): Flow {
  return { data: noFlow.data, control: new Set([...flow.data, ...flow.control]) };
}

interface Variable {
  readonly assignment: TrackedAssignment | undefined;
  readonly flow: Flow;
}

/** The names that are set where a scope stands. A branch of an `if` counts, whether it is taken or not. */
export class Known {
  readonly #names = new Map<string, Variable[]>();

  constructor(
    readonly kind: ScopeKind,
    private readonly outer?: Known,
    /** Names that the tag itself provides, such as `loop`. */
    provided: readonly string[] = [],
  ) {
    for (const name of provided) this.#names.set(name, [{ assignment: undefined, flow: noFlow }]);
  }

  /** The values that a name may have here, each marked as read; nothing where only the context can have it. */
  read(name: string): Flow | undefined {
    const own = this.#names.get(name);
    const outer =
      !own || own.every((variable) => variable.assignment?.conditional) ? this.outer?.read(name) : undefined;
    if (!own) return outer;
    for (const { assignment } of own) if (assignment) assignment.used = true;
    return joined([...own.map((variable) => variable.flow), ...(outer ? [outer] : [])]);
  }

  /** Adds to what a variable may hold, where it is set; nothing for one of the context. */
  extend(name: string, flow: Flow): void {
    const own = this.#names.get(name);
    if (!own) this.outer?.extend(name, flow);
    else
      this.#names.set(
        name,
        own.map((variable) => ({ ...variable, flow: joined([variable.flow, flow]) })),
      );
  }

  set(assignment: TrackedAssignment, flow: Flow): void {
    const before = this.#names.get(assignment.name) ?? [];
    // What certainly happens leaves nothing of what was there before.
    this.#names.set(assignment.name, [...(assignment.conditional ? before : []), { assignment, flow }]);
  }
}

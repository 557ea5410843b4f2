import type { Graph } from './graph/graph';
import type { Session } from './session';

/** Sessions by key, the least recently used closed when there are too many: each holds the memory of a whole pass. */
export class SessionCache<S extends { dispose(): Promise<void> } = Session> {
  readonly #runtime: { open(graph: Graph): Promise<S> };
  readonly #limit: number;
  readonly #sessions = new Map<string, S>();

  /** @param runtime opens what is not here yet: a `Runtime`, or what opens sessions of another form. */
  constructor(runtime: { open(graph: Graph): Promise<S> }, limit: number) {
    this.#runtime = runtime;
    this.#limit = limit;
  }

  async get(key: string, build: () => Graph): Promise<S> {
    const session = this.#sessions.get(key) ?? (await this.#runtime.open(build()));
    this.#sessions.delete(key);
    this.#sessions.set(key, session);
    for (const [oldKey, old] of this.#sessions) {
      if (this.#sessions.size <= this.#limit) break;
      this.#sessions.delete(oldKey);
      await old.dispose();
    }
    return session;
  }

  async dispose(): Promise<void> {
    const sessions = [...this.#sessions.values()];
    this.#sessions.clear();
    for (const session of sessions) await session.dispose();
  }
}

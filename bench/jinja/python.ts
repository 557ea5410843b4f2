import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Contender, Cost } from './contender';

interface Greeting {
  readonly name: string;
  readonly right: readonly number[];
}

/** Python's jinja2 as a contender in a process of its own; nothing where there is no Python with jinja2. */
export async function startPython(file: string): Promise<Contender | undefined> {
  const child = spawn('python3', [join('bench', 'jinja', 'python_side.py'), file], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const failed = new Promise<undefined>((resolve) => {
    child.on('error', () => resolve(undefined));
    child.on('exit', () => resolve(undefined));
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string | undefined> => {
    const line = await Promise.race([lines.next(), failed]);
    return line && !line.done ? line.value : undefined;
  };
  const greeting = await next();
  if (greeting === undefined) return undefined;
  const { name, right } = JSON.parse(greeting) as Greeting;
  return {
    name,
    right,
    round: async (indices) => {
      child.stdin.write(`${JSON.stringify(indices)}\n`);
      const cost = await next();
      if (cost === undefined) throw new Error('Python stopped');
      return JSON.parse(cost) as Cost;
    },
    stop: () => child.stdin.end(),
  };
}

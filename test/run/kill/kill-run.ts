import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { resumeRun, type RunEvent, startRun, type WorkerOptions } from '../../../src/run';
import { readState } from '../../../src/run/state';
import { JsonLineTail } from '../../../src/run/json-lines';
import { runPaths } from '../../../src/run/paths';
import { describeMoment, type Moment, nameOf } from './moments';

/** How often a worker's events are looked at, in milliseconds. */
const LOOK = 3;

export interface Killed {
  readonly moment: Moment;
  /** The last event before the end, in words. */
  readonly last: string;
}

/** A run whose worker was killed as often as there are moments, and which then ended by itself. */
export interface KilledRun {
  readonly dir: string;
  readonly kills: readonly Killed[];
}

/**
 * Starts a run, kills its worker at each moment in turn, resumes it each time, and lets it finish.
 *
 * @throws where a worker ends otherwise than by its kill
 */
export async function killRun(
  recipe: string,
  workerPath: string,
  moments: readonly Moment[],
  tell: (line: string) => void = () => undefined,
): Promise<KilledRun> {
  const options = (moment: Moment | undefined): WorkerOptions => ({
    workerPath,
    ...(moment === undefined
      ? {}
      : {
          execArgv: ['--require', join(__dirname, 'preload.cjs')],
          env: { FLAN_KILL: JSON.stringify(moment) },
        }),
  });
  const started = await startRun(recipe, { ...options(moments[0]), name: 'killed', version: '0.0.0-kill' });
  if (!started.ok) throw new Error(started.error.message);
  const { dir } = started.value;
  const tail = new JsonLineTail(runPaths(dir).events);
  let { pid } = started.value;
  const kills: Killed[] = [];
  for (const [i, moment] of moments.entries()) {
    const last = await kill(dir, pid, moment, tail);
    kills.push({ moment, last });
    tell(`${String(i + 1).padStart(3)}  ${describeMoment(moment).padEnd(46)} ${last}`);
    const resumed = await resumeRun(dir, options(moments[i + 1]));
    if (!resumed.ok) throw new Error(`after kill ${i + 1}: ${resumed.error.message}`);
    pid = resumed.value.pid;
  }
  while ((await readState(dir)) === 'running') await sleep(20);
  return { dir, kills };
}

/** Follows a worker to its moment and kills it; gives the last event that it told. */
async function kill(dir: string, pid: number, moment: Moment, tail: JsonLineTail): Promise<string> {
  let seen = 0;
  let last = 'nothing told';
  let due = Number.POSITIVE_INFINITY;
  while (isThere(pid)) {
    for (const event of (await tail.next()) as readonly RunEvent[]) {
      last = inWords(event);
      if (event.kind === 'finished' || event.kind === 'failed') {
        const log = await readFile(runPaths(dir).log, 'utf8');
        throw new Error(`the worker ended before ${describeMoment(moment)}: ${JSON.stringify(event)}\n${log}`);
      }
      if (isDue(event, moment)) {
        seen++;
        if (moment.kind === 'write' || seen === moment.count || event.kind === 'phase') {
          due = Math.min(due, performance.now() + (moment.kind === 'event' ? moment.delay : 0));
        }
      }
    }
    if (performance.now() >= due) {
      process.kill(pid, 'SIGKILL');
      while (isThere(pid)) await sleep(1);
    } else await sleep(LOOK);
  }
  return last;
}

/**
 * Whether an event is one that the moment waits for. Every worker is killed: what came too late for a kill amid
 * training is killed when the results are about to be written.
 */
function isDue(event: RunEvent, moment: Moment): boolean {
  if (moment.kind === 'event' && nameOf(event) === moment.of) return true;
  const isLate = nameOf(event) === 'phase write-results';
  return isLate && !(moment.kind === 'write' && /samples|results/.test(moment.file));
}

function inWords(event: RunEvent): string {
  switch (event.kind) {
    case 'step':
      return `step ${event.step}`;
    case 'checkpoint':
      return `checkpoint of step ${event.step}`;
    default:
      return nameOf(event);
  }
}

/** Node reaps its children, so a process that was killed is soon not there. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

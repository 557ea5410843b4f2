import { answerProbe, isProvider } from '../../engine';
import { PACE_VARIABLE, PROBE_VARIABLE } from './probe';

/**
 * What a worker's script does that was started to try a provider: one line of JSON on standard output, then the end,
 * without waiting for drivers to put their things away.
 * @returns false where nobody asked.
 */
export async function answerIfAsked(env: NodeJS.ProcessEnv): Promise<boolean> {
  const provider = env[PROBE_VARIABLE] ?? '';
  if (provider === '') return false;
  if (!isProvider(provider)) throw new RangeError(`there is no provider ${provider}`);
  const answer = await answerProbe(provider, env[PACE_VARIABLE] === 'pace');
  await new Promise<void>((settle) => process.stdout.write(`${JSON.stringify(answer)}\n`, () => settle()));
  process.exit(0);
}

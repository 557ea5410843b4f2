import { join } from 'node:path';
import { hubOptionsFromEnvironment } from '../hub';
import { speak } from '../locale';
import { answerIfAsked } from './provider/answer';
import { runWorker } from './run-worker';

/**
 * The worker process (bundled as dist/worker.js). Its inputs are the run directory in FLAN_RUN_DIR and the variables
 * that every Hugging Face program reads, a token among them, and its language (`speak`); what it has to
 * say goes to that directory's files, and only what no file can take to standard error (worker.log). With FLAN_PROBE
 * it tries a provider instead (`answerIfAsked`).
 * Exit status: 0 done or cancelled, 1 failed.
 */
async function main(): Promise<void> {
  speak(process.env, join(__dirname, '..'));
  if (await answerIfAsked(process.env)) return;
  const dir = process.env['FLAN_RUN_DIR'];
  if (dir === undefined || dir === '') {
    process.stderr.write('FLAN_RUN_DIR must name a run directory.\n');
    process.exitCode = 1;
    return;
  }
  const failure = await runWorker(dir, hubOptionsFromEnvironment(process.env), __filename);
  if (failure === undefined) return;
  process.stderr.write(`${failure.code}: ${failure.message}\n`);
  process.exitCode = 1;
}

void main();

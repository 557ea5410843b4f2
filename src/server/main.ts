import { isMainThread, parentPort } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { hubOptionsFromEnvironment } from '../hub';
import { answerAside } from './aside/answer-aside';
import { SlowRenders } from './aside/slow-renders';
import { toldInstead } from './command-line';
import { docsBeside } from './docs-beside';
import { diskFiles } from './files/disk-files';
import { serve } from './serve';

/**
 * The language server as a program: `--node-ipc`, `--stdio`, `--socket=PORT` or `--pipe=NAME` say how it is talked to.
 * The same file is the program of its second thread.
 */
const hub = hubOptionsFromEnvironment(process.env);
const told = isMainThread ? toldInstead(process.argv.slice(2)) : undefined;
if (told) {
  (told.status === 0 ? process.stdout : process.stderr).write(`${told.text}\n`);
  process.exitCode = told.status;
} else if (isMainThread) {
  serve(createConnection(ProposedFeatures.all), {
    disk: diskFiles,
    hub,
    ...docsBeside(__dirname),
    aside: new SlowRenders(__filename),
  });
} else if (parentPort) {
  answerAside(parentPort, diskFiles, hub);
}

// Runs inside VS Code's extension host: the module whose `run` VS Code calls.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { resultsVariable, type SuiteResults } from './results';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', color: process.env['FORCE_COLOR'] === '1', timeout: 30_000 });
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  for (const name of files.sort()) mocha.addFile(path.join(__dirname, name));
  const counts = await new Promise<Omit<SuiteResults, 'vscode'>>((done) => {
    const runner = mocha.run(() => {
      const { passes, failures, pending } = runner.stats ?? { passes: 0, failures: 1, pending: 0 };
      done({ passed: passes, failed: failures, pending });
    });
  });
  const results: SuiteResults = { ...counts, vscode: `${vscode.version} (${vscode.env.appHost})` };
  const file = process.env[resultsVariable];
  if (file !== undefined) writeFileSync(file, JSON.stringify(results));
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
}

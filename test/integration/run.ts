// Runs test/integration/*.test.ts inside a real VS Code: the desktop one where it can be downloaded and shown, else
// code-server. FLAN_VSCODE=desktop or FLAN_VSCODE=server decides instead, and FLAN_TESTS=preview runs the files with that in
// their names only.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { quietSettings, repository, workspaceCopy } from '../host';
import { resultsVariable, type SuiteResults } from './results';

const suiteFolder = path.join(repository, '.cache/integration');

/** The extension host loads JavaScript only; `mocha` and `vscode` are found from there at run time. */
async function bundleSuite(): Promise<void> {
  rmSync(suiteFolder, { recursive: true, force: true });
  const entryPoints = ['index.ts', ...globSync(`*${process.env['FLAN_TESTS'] ?? ''}*.test.ts`, { cwd: __dirname })].map(
    (file) => path.join(__dirname, file),
  );
  await build({
    entryPoints,
    outdir: suiteFolder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha', 'onnxruntime-node'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** The program to run: undefined lets test-electron use the desktop VS Code that it downloads. */
async function vscodeProgram(): Promise<string> {
  const shim = path.join(repository, 'test/host/code.mjs');
  const wish = process.env['FLAN_VSCODE'];
  if (wish === 'server') return shim;
  const display = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (wish !== 'desktop' && !display) return shim;
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(repository, '.cache/vscode') });
  } catch (error) {
    if (wish === 'desktop') throw error;
    console.log('Desktop VS Code cannot be downloaded here; code-server takes its place.');
    return shim;
  }
}

async function main(): Promise<number> {
  await bundleSuite();
  const program = await vscodeProgram();
  const workspace = await workspaceCopy('examples/micro-flan');
  const scratch = mkdtempSync(path.join(tmpdir(), 'flan-integration-'));
  const resultsFile = path.join(scratch, 'results.json');
  mkdirSync(path.join(scratch, 'user/User'), { recursive: true });
  writeFileSync(path.join(scratch, 'user/User/settings.json'), JSON.stringify(quietSettings));
  let status = 0;
  try {
    await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: repository,
      extensionTestsPath: path.join(suiteFolder, 'index.js'),
      extensionTestsEnv: { [resultsVariable]: resultsFile },
      launchArgs: [workspace.folder, `--user-data-dir=${path.join(scratch, 'user')}`],
    });
  } catch {
    // The results file says what failed; without one the message below does.
    status = 1;
  }
  try {
    const results = JSON.parse(readFileSync(resultsFile, 'utf8')) as SuiteResults;
    const pending = results.pending > 0 ? `, ${results.pending} pending` : '';
    console.log(`VS Code ${results.vscode}: ${results.passed} passing, ${results.failed} failing${pending}`);
    return results.failed > 0 || results.passed === 0 || results.pending > 0 ? 1 : status;
  } catch {
    console.error('The suite did not come to its end inside VS Code (no results file): it crashed or never started.');
    return 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    await workspace.remove();
  }
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

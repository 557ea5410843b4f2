#!/usr/bin/env node
// `npm test`: every check of the repository, each one said. `npm test -- unit ui` runs only those suites. `peers` brings a
// gigabyte of Python packages and runs where CI is set or when it is named; `goldens`, which needs torch, where
// FLAN_TRAINERS names a Python that has it, or when it is named.
//
// Plain Node, so that it runs in a fresh clone: it brings what is missing by itself. A suite that cannot run counts as
// failed and says what to do about it; nothing is skipped.
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from '../.ci/ensure/browser.mjs';
import { ensureBuild } from '../.ci/ensure/build.mjs';
import { ensurePackages } from '../.ci/ensure/packages.mjs';
import { ensurePeers } from '../.ci/ensure/peers.mjs';
import { Unavailable } from '../.ci/ensure/shell.mjs';
import { ensureTrainers } from '../.ci/ensure/trainers.mjs';
import { ensureVulkan } from '../.ci/ensure/vulkan.mjs';
import { ensureVsCodeServer } from '../.ci/ensure/vscode-server.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => path.join(root, 'node_modules', name);
const mocha = [bin('mocha/bin/mocha.js'), '--forbid-only', '--forbid-pending'];
const tsx = bin('tsx/dist/cli.mjs');
const files = (folder, ending) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name));

const vscode = [ensureBuild, ensureBrowser, ensureVsCodeServer];

/** A suite is one or more Node programs. Without `counts` each program is one check that its exit status decides. */
const suites = {
  lint: {
    title: 'style and floors',
    programs: [
      [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
      [bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', '--config', '.dependency-cruiser.cjs'],
      [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn'],
    ],
  },
  types: {
    title: 'types',
    programs: [
      [bin('typescript/bin/tsc'), '--noEmit', '-p', '.'],
      [bin('typescript/bin/tsc'), '--noEmit', '-p', 'src/webview'],
    ],
  },
  unit: { title: 'unit tests', programs: [[...mocha, '--reporter', 'dot']], counts: mochaCounts },
  conformance: {
    title: 'Jinja conformance',
    programs: files('test/jinja/fixtures', '.jsonl').map((file) => [tsx, 'test/jinja/conformance.ts', file]),
    counts: plainCounts,
  },
  gpu: {
    title: 'training on a graphics card',
    // Nobody who lacks a card has broken anything; why it is left out is said.
    mayLack: true,
    needs: [ensurePackages],
    environment: ensureVulkan,
    programs: [[...mocha, '--config', 'test/gpu/.mocharc.json']],
    counts: mochaCounts,
  },
  integration: {
    title: 'integration tests in VS Code',
    needs: vscode,
    programs: [[tsx, 'test/integration/run.ts']],
    counts: mochaCounts,
  },
  ui: {
    title: 'UI tests in VS Code',
    // Pictures of an earlier run would be taken for this one's.
    needs: [() => rmSync(path.join(root, '.cache/screenshots'), { recursive: true, force: true }), ...vscode],
    programs: [[...mocha, '--config', 'test/ui/.mocharc.json']],
    counts: mochaCounts,
  },
  peers: {
    title: 'exports read by Python tools',
    // A gigabyte of Python packages the first time: for machines that test, not for every author's.
    onRequest: !process.env.CI,
    mayLack: true,
    needs: [ensureBuild, ensurePeers],
    programs: [['test/peers/run.mjs']],
    counts: plainCounts,
  },
  goldens: {
    title: 'goldens remade by Python',
    // torch and what it brings is some 6 GB and takes longer to install than all tests to run: it runs by itself where
    // FLAN_TRAINERS names a Python that has it, and installs it where the suite is named.
    onRequest: !process.env.FLAN_TRAINERS,
    needsPython: true,
    needs: [ensurePackages, ensureTrainers],
    programs: [[tsx, 'test/goldens/remake.ts']],
    counts: plainCounts,
  },
};

/** The last `N passing` and `N failing` that mocha printed. */
function mochaCounts(output) {
  const last = (word) => Number([...output.matchAll(new RegExp(`(\\d+) ${word}`, 'g'))].at(-1)?.[1] ?? 0);
  return { passed: last('passing'), failed: last('failing') };
}

/** A closing line `N passed, M failed`. */
function plainCounts(output) {
  const [, passed = 0, failed = 0] = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1) ?? [];
  return { passed: Number(passed), failed: Number(failed) };
}

/** Runs a Node program in the root folder; its output is shown as it comes, and given back. */
function runNode(args, environment) {
  return new Promise((done) => {
    let output = '';
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    for (const [stream, sink] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.on('data', (chunk) => {
        output += chunk;
        sink.write(chunk);
      });
    }
    child.on('close', (status) => done({ status: status ?? 1, output: stripColours(output) }));
  });
}

function stripColours(text) {
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}

/** Runs one suite. A program that fails without a failed test, or that ran none, counts as one failure itself. */
async function runSuite({ needs = [ensurePackages], environment, programs, counts, mayLack }) {
  const total = { passed: 0, failed: 0 };
  let variables;
  try {
    for (const ensure of needs) await ensure();
    variables = await environment?.();
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    console.log(error.message);
    // Nobody who lacks Python has broken anything; nothing is counted as passed either, so asking for it alone fails.
    return { passed: 0, failed: mayLack ? 0 : 1 };
  }
  for (const program of programs) {
    const { status, output } = await runNode(program, variables);
    const { passed, failed } = counts ? counts(output) : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
    total.passed += passed;
    total.failed += failed === 0 && (status !== 0 || passed === 0) ? 1 : failed;
  }
  return total;
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`no suite ${unknown.join(', ')}; there are: ${Object.keys(suites).join(', ')}`);
  process.exit(2);
}

const lines = [];
const sum = { passed: 0, failed: 0 };
for (const [name, suite] of Object.entries(suites)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  if (chosen.length === 0 && suite.onRequest) {
    lines.push(`${suite.title.padEnd(30)} left out: npm test -- ${name}`);
    continue;
  }
  console.log(`\n=== ${suite.title} (${name})`);
  const started = Date.now();
  const { passed, failed } = await runSuite(suite);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  lines.push(`${suite.title.padEnd(30)} ${passed} passed, ${failed} failed  (${seconds} s)`);
  sum.passed += passed;
  sum.failed += failed;
}
console.log(`\n${lines.join('\n')}\n`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;

import { dirname, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { nodeFileSystem, readAll } from '../data';
import type { HubOptions } from '../hub';
import { type RenderedExample, type Task, type TaskTemplate, readTask, renderExample } from '../task';
import { LineIndex, type Result, err, ok } from '../text';
import type { RunFailure } from '../run';
import { type Command, parse, parseCount } from './command';
import { exit } from './exit';
import { fail } from './fail';
import { cacheOf } from './hub';
import { colour, type Output } from './terminal';
import { wrongUsage } from './usage';

/** `render FILE`: what the model is given for a row, exactly. */
export const render: Command = {
  name: 'render',
  synopsis: 'FILE [--template NAME] [--row N] [--split NAME] [--download] [--format text|json]',
  summary: () => l10n.t('Print the prompt and the target that a template makes of a row.'),
  options: () => [
    ['--template NAME', l10n.t('the template; by default the first, `all` for every one')],
    ['--row N', l10n.t('the row of the split, counted from 0; by default 0')],
    ['--split NAME', l10n.t('the split; by default train, or the first that the task has')],
    ['--download', l10n.t('fetch what the row needs of a Hugging Face dataset that is not here yet')],
    ['--format json', l10n.t('one JSON object per template and line')],
  ],
  run: async (args, terminal, program) => {
    const parsed = parse(args, {
      template: { type: 'string' },
      row: { type: 'string', default: '0' },
      split: { type: 'string' },
      download: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
    });
    if (!parsed.ok) return wrongUsage(render, parsed.error, terminal);
    const { values, positionals } = parsed.value;
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) {
      return wrongUsage(render, l10n.t('give one task file'), terminal);
    }
    const place = parseCount('--row', values.row);
    if (!place.ok) return wrongUsage(render, place.error, terminal);

    const path = resolve(terminal.cwd, file);
    const loaded = await taskAt(path);
    if (!loaded.ok) return fail(loaded.error, terminal);
    const { task, text } = loaded.value;
    const templates = chooseTemplates(task, values.template);
    if (!templates.ok) return fail(templates.error, terminal);
    const split =
      values.split ?? (task.data.splits.has('train') ? 'train' : ([...task.data.splits.keys()][0] ?? 'train'));
    const row = await readRow(task, split, place.value, cacheOf(program, values));
    if (!row.ok) return fail(row.error, terminal);

    for (const template of templates.value) {
      const rendered = renderExample(task, template, row.value.row, { seed: 0 });
      if (!rendered.ok) {
        const { line, character } = new LineIndex(text).positionAt(rendered.error.span.start);
        const { message } = rendered.error;
        return fail({ code: 'task-invalid', message, file: path, line: line + 1, column: character + 1 }, terminal);
      }
      const where = { task: task.name, template: template.name, split, row: row.value.index };
      if (values.format === 'json') terminal.out.write(`${JSON.stringify({ ...where, ...rendered.value })}\n`);
      else print(where, rendered.value, terminal.out);
    }
    return exit.ok;
  },
};

/** What a rendered example was made of. */
interface Where {
  readonly task: string;
  readonly template: string;
  readonly split: string;
  readonly row: number;
}

/** A task that has problems is rendered all the same, as far as its templates parse. */
async function taskAt(path: string): Promise<Result<{ readonly task: Task; readonly text: string }, RunFailure>> {
  if (!(await nodeFileSystem.exists(path))) {
    return err({ code: 'task-invalid', message: l10n.t('There is no file {0}.', path) });
  }
  const text = new TextDecoder().decode(await nodeFileSystem.readFile(path));
  const { task, problems } = await readTask(text, path, nodeFileSystem);
  if (task !== undefined && task.templates.length > 0) return ok({ task, text });
  const first = problems.find((problem) => problem.severity === 'error');
  return err({
    code: 'task-invalid',
    message: first?.message ?? l10n.t('The task has no templates.'),
    file: path,
    line: new LineIndex(text).positionAt(first?.span.start ?? 0).line + 1,
  });
}

/** One by name, all, or the first. */
function chooseTemplates(task: Task, name: string | undefined): Result<readonly TaskTemplate[], RunFailure> {
  if (name === undefined) return ok(task.templates.slice(0, 1));
  if (name === 'all') return ok(task.templates);
  const template = task.templates.find((one) => one.name === name);
  if (template !== undefined) return ok([template]);
  return err({
    code: 'task-invalid',
    message: l10n.t('The task has no template "{0}".', name),
    file: task.path,
    remedy: l10n.t('It has: {0}.', task.templates.map((one) => one.name).join(', ')),
  });
}

/** The row at a place among those that are delivered (after `keep_if` and the caps). */
async function readRow(task: Task, split: string, place: number, hub: HubOptions) {
  const base = dirname(task.path);
  const { rows, problems } = await readAll(task.data, split, { base, fs: nodeFileSystem, hub, limit: place + 1 });
  const row = rows[place];
  if (row !== undefined) return ok(row);
  const [problem] = problems;
  if (rows.length === 0 && problem !== undefined) {
    const { code, message, line } = problem;
    // A split that is not there is a fault of the task, or of whoever asked; no data file was looked at.
    const file = code === 'split-unknown' ? task.path : problem.file;
    return err<RunFailure>({ code: 'data-invalid', message, file, ...(line > 0 ? { line } : {}) });
  }
  return err<RunFailure>({
    code: 'data-invalid',
    message: l10n.t('The split "{0}" has no row {1}; its last is {2}.', split, place, rows.length - 1),
    file: task.path,
  });
}

/** Prompt and target without indentation or quotes: what is printed is what the model gets. */
function print(where: Where, example: RenderedExample, out: Output): void {
  const heading = (text: string): string => colour(out, 'dim', `\u2500\u2500 ${text} \u2500\u2500`);
  const name = colour(out, 'bold', `${where.task} / ${where.template}`);
  out.write(`${l10n.t('{0} ({1}, row {2})', name, where.split, where.row)}\n`);
  out.write(`${heading(l10n.t('prompt'))}\n${example.input}\n`);
  out.write(`${heading(l10n.t('target'))}\n${example.target}\n`);
  if (example.choices !== undefined) {
    const choices = example.choices.map((choice, i) =>
      i === example.gold ? colour(out, 'green', `[${choice}]`) : choice,
    );
    out.write(`${heading(l10n.t('choices'))}\n${choices.join(' \u00b7 ')}\n`);
  }
  out.write('\n');
}

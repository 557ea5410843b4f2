/**
 * Parses templates with a known verdict: `npx tsx test/jinja/mutants.ts FILE.json[.gz]`, an array of
 * `{src, ok, line, msg}` as jinja2's own compile judged them. Prints the wrong verdicts and how often the line agrees.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { LineIndex } from '../../src/text';
import { parseTemplate, renderTemplate } from '../../src/jinja';

interface Mutant {
  readonly src: string;
  readonly ok: boolean;
  readonly line: number | null;
  readonly msg: string | null;
}

function main(): void {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    console.error('usage: npx tsx test/jinja/mutants.ts FILE.json[.gz]');
    process.exit(2);
  }
  const bytes = readFileSync(file);
  const mutants = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')) as Mutant[];
  let wrong = 0;
  let invalid = 0;
  let sameLine = 0;
  for (const mutant of mutants) {
    const template = parseTemplate(mutant.src);
    const error = template.problems.find((problem) => problem.severity === 'error');
    if ((error === undefined) !== mutant.ok) {
      wrong++;
      if (wrong <= 10) {
        const verdict = mutant.ok ? `rejected: ${error!.message}` : `accepted, but Python says: ${mutant.msg}`;
        console.log(`${verdict}\n  ${JSON.stringify(mutant.src)}`);
      }
    }
    if (mutant.ok || !error) continue;
    invalid++;
    if (new LineIndex(mutant.src).positionAt(error.span.start).line + 1 === mutant.line) sameLine++;
    if (renderTemplate(template, new Map()).ok) throw new Error('a template with an error was rendered');
  }
  const share = ((100 * sameLine) / Math.max(1, invalid)).toFixed(1);
  console.log(`${mutants.length} templates, ${wrong} wrong verdicts, same line as Python ${share}%`);
  process.exit(wrong === 0 ? 0 : 1);
}

main();

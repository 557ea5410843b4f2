import { Contender, type Program } from './contender';

/**
 * What the overview of a workspace costs, which `yaml-language-server` has none of: asked for first, until every file is
 * checked behind it, and after an edit of one of them.
 *
 * @param offset where letters are typed
 */
export async function measureOverview(
  program: Program,
  folder: string,
  file: { readonly path: string; readonly text: string; readonly offset: number },
): Promise<void> {
  const contender = await Contender.start(program, folder);
  await contender.open(file.path, file.text);
  await contender.openWhole();
  const [cpu, begin] = [contender.cpu(), performance.now()];
  let { unchecked } = await contender.overview();
  const first = performance.now() - begin;
  while (unchecked > 0) {
    await contender.overviewOutdated();
    ({ unchecked } = await contender.overview());
  }
  const [all, allCpu] = [performance.now() - begin, contender.cpu() - cpu];
  const memory = contender.memory();
  const [asked, edited]: [number[], number[]] = [[], []];
  for (let round = 0; round < 20; round++) {
    const before = contender.cpu();
    const outdated = contender.overviewOutdated();
    // A name that comes or goes is seen in it.
    await contender.edit(file.offset, 'x');
    await outdated;
    const start = performance.now();
    await contender.overview();
    asked.push(performance.now() - start);
    edited.push(contender.cpu() - before);
  }
  contender.stop();
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const row = (label: string, value: number, digits = 1): void =>
    console.log(`${label.padEnd(44)}${value.toFixed(digits).padStart(10)}`);
  console.log('\nThe overview of that workspace, ours alone');
  row('first answer, ms', first);
  row('until all files are checked, ms', all, 0);
  row('  processor time, ms', allCpu, 0);
  row('answer after an edit of a name, mean, ms', mean(asked));
  row('  processor time with its checks, mean, ms', mean(edited));
  row('memory when all are checked, MiB', memory, 0);
}

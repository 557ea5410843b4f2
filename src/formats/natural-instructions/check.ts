import * as l10n from '@vscode/l10n';
import { PyDict, type Value } from '../../value';

/** The least and the most instances of a task (`src/test_all.py` of Natural Instructions). */
const LEAST_INSTANCES = 26;
const MOST_INSTANCES = 6500;
/** Outputs fewer than this are classes, whose balance is checked. */
const MOST_CLASSES = 14;
const LEAST_ENTROPY = 0.8;

/**
 * What the project's own checks (`src/test_all.py`) would not accept in a task, one sentence each. Left out is what only
 * they can know: their list of tasks, and of names for categories and domains.
 *
 * @param name the file's, without `.json`
 */
export function checkNaturalInstructions(
  name: string,
  head: ReadonlyMap<string, Value>,
  instances: readonly PyDict[],
): readonly string[] {
  return [
    ...checkName(name),
    ...checkKeys(head),
    ...checkExamples(head),
    ...checkInstances(instances),
    ...checkRepeats(head, instances),
    ...checkOutputs(instances),
  ];
}

function checkName(name: string): string[] {
  if (/^task\d+_/.test(name) && name === name.toLowerCase()) return [];
  return [l10n.t('The file’s name must be "task", a number, "_", and lower-case letters.')];
}

const required = [
  ...['Contributors', 'Source', 'Categories', 'Definition', 'Input_language', 'Output_language'],
  ...['Instruction_language', 'Positive Examples', 'Negative Examples', 'Instances'],
];

const lists = ['Contributors', 'Source', 'Categories', 'Input_language', 'Output_language', 'Instruction_language'];

function checkKeys(head: ReadonlyMap<string, Value>): string[] {
  const missing = required.filter((key) => !head.has(key));
  const noLists = lists.filter((key) => head.has(key) && !Array.isArray(head.get(key)));
  const definition = textsOf(head.get('Definition')).join(' ');
  const foreign = textsOf(head.get('Input_language')).filter((language) => language !== 'English');
  return [
    ...missing.map((key) => l10n.t('The key "{0}" is missing.', key)),
    ...noLists.map((key) => l10n.t('"{0}" must be a list.', key)),
    ...foreign
      .filter((language) => !definition.includes(language))
      .map((language) => l10n.t('The definition must name the language of the input: {0}.', language)),
  ];
}

function checkExamples(head: ReadonlyMap<string, Value>): string[] {
  const positive = listOf(head.get('Positive Examples'));
  const negative = listOf(head.get('Negative Examples'));
  const isWhole = (example: Value): boolean =>
    example instanceof PyDict &&
    ['input', 'output', 'explanation'].every((key) => typeof example.get(key) === 'string');
  return [
    ...(positive.length < 2
      ? [l10n.t('There must be at least 2 positive examples, there are {0}.', positive.length)]
      : []),
    ...(negative.length < 1 ? [l10n.t('There must be a negative example.')] : []),
    ...([...positive, ...negative].every(isWhole)
      ? []
      : [l10n.t('Examples must have an input, an output and an explanation.')]),
  ];
}

function checkInstances(instances: readonly PyDict[]): string[] {
  const faults: string[] = [];
  if (instances.length < LEAST_INSTANCES || instances.length > MOST_INSTANCES) {
    faults.push(
      l10n.t('There must be {0} to {1} instances, there are {2}.', LEAST_INSTANCES, MOST_INSTANCES, instances.length),
    );
  }
  if (instances.some((instance) => instance.get('input') === ''))
    faults.push(l10n.t('An instance has an empty input.'));
  if (instances.some((instance) => !Array.isArray(instance.get('output')))) {
    faults.push(l10n.t('The output of every instance must be a list.'));
  }
  return faults;
}

function checkRepeats(head: ReadonlyMap<string, Value>, instances: readonly PyDict[]): string[] {
  const inputs = instances.map((instance) => instance.get('input'));
  const distinct = new Set(inputs);
  const examples = listOf(head.get('Positive Examples')).map((example) =>
    example instanceof PyDict ? example.get('input') : undefined,
  );
  const leaked = examples.filter((input) => input !== undefined && distinct.has(input)).length;
  return [
    ...(distinct.size < inputs.length
      ? [l10n.t('{0} instances repeat the input of another one.', inputs.length - distinct.size)]
      : []),
    ...(leaked > 0 ? [l10n.t('{0} positive examples are among the instances too.', leaked)] : []),
  ];
}

/** More than one output; and of few outputs none that is nearly the only one, by the entropy of their shares. */
function checkOutputs(instances: readonly PyDict[]): string[] {
  const counts = new Map<string, number>();
  for (const output of instances.flatMap((instance) => textsOf(instance.get('output')))) {
    counts.set(output, (counts.get(output) ?? 0) + 1);
  }
  if (counts.size < 2) return [l10n.t('All instances have the same output.')];
  if (counts.size > MOST_CLASSES) return [];
  const entropy = balance([...counts.values()]);
  if (entropy > LEAST_ENTROPY) return [];
  return [
    l10n.t(
      'The outputs are skewed: the entropy of their shares is {0}, it must be more than {1}.',
      entropy.toFixed(2),
      LEAST_ENTROPY,
    ),
  ];
}

/** The entropy of shares, 1 where all are equal. */
function balance(counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => count / all);
  return -shares.reduce((sum, share) => sum + share * Math.log(share), 0) / Math.log(counts.length);
}

function textsOf(value: Value | undefined): string[] {
  return [value ?? []].flat().filter((item) => typeof item === 'string');
}

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

import type { FewShotValue, FlanPattern, FlanPatternSet } from './file';

/** Pattern sets as a Python file that `parseFlanPatterns`, and Python, read as the same sets. */
export function printFlanPatterns(sets: readonly FlanPatternSet[]): string {
  const variables = [...new Set(sets.map(({ variable }) => variable))];
  const usesClass = sets.some(({ patterns }) => patterns.some(({ fewShot }) => fewShot !== undefined));
  const head = usesClass ? 'from flan.v2.templates import FewShotPattern\n\n' : '';
  return head + variables.map((variable) => printVariable(variable, sets)).join('\n');
}

function printVariable(variable: string, all: readonly FlanPatternSet[]): string {
  const sets = all.filter((set) => set.variable === variable);
  const own = sets.filter(({ aliasOf }) => aliasOf === undefined);
  const lists = own.map(({ name, patterns }) => {
    const lines = patterns.map((pattern) => `        ${printPattern(pattern)},\n`).join('');
    return `    ${pythonString(name)}: [\n${lines}    ],\n`;
  });
  const aliases = sets.flatMap(({ name, aliasOf }) =>
    aliasOf === undefined ? [] : [`${variable}[${pythonString(name)}] = ${variable}[${pythonString(aliasOf)}]\n`],
  );
  return `${variable} = {\n${lists.join('')}}\n${aliases.join('')}`;
}

function printPattern({ inputs, targets, fewShot }: FlanPattern): string {
  if (fewShot === undefined) return `(${pythonString(inputs)}, ${pythonString(targets)})`;
  const fields: readonly (readonly [string, FewShotValue])[] = [['inputs', inputs], ['targets', targets], ...fewShot];
  return `FewShotPattern(${fields.map(([field, value]) => `${field}=${pythonValue(value)}`).join(', ')})`;
}

function pythonValue(value: FewShotValue): string {
  if (typeof value === 'string') return pythonString(value);
  if (value === null) return 'None';
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}

/** A double-quoted literal; JSON's escapes are Python's but for characters outside the first plane, written as they are. */
export function pythonString(text: string): string {
  const lone = /[\x7f-\x9f\u2028\u2029]/g;
  return JSON.stringify(text).replace(lone, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gradeNames, gradeOf, knownLints, readSeverities } from '../../src/lint';

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Setting>> } };
}
interface Setting {
  readonly scope?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Setting>>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const words = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;

describe('severities', () => {
  it('reads what is known in a settings object, and leaves the rest out', () => {
    const read = readSeverities({
      'one-target': 'information',
      'few-templates': 'off',
      other: 'error',
      'padded-name': 3,
    });
    assert.deepEqual(
      [...read],
      [
        ['one-target', 'info'],
        ['few-templates', 'off'],
      ],
    );
    assert.deepEqual([...readSeverities(undefined)], []);
    assert.equal(gradeOf('one-target', 'fatal'), undefined);
  });

  it('are offered by the setting flan.lint.severity: each rule with its title, its own grade and all others', () => {
    const setting = manifest.contributes.configuration.properties['flan.lint.severity'];
    assert.equal(setting?.scope, 'resource');
    const told = Object.entries(setting.properties ?? {}).map(([code, { enum: grades, default: own, description }]) => {
      assert.deepEqual(grades, [...gradeNames], code);
      return [code, own === 'information' ? 'info' : own, words[description?.replaceAll('%', '') ?? '']];
    });
    assert.deepEqual(
      told,
      knownLints().map(({ code, severity, title }) => [code, severity, title]),
    );
  });
});

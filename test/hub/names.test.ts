import assert from 'node:assert/strict';
import { checkName, isSafePath } from '../../src/hub/names';

describe('names', () => {
  for (const id of ['org/name', 'glue', 'a.b/c_d-e', 'A/1']) {
    it(`takes ${id} for a dataset`, () => assert.ok(checkName({ id }, 'dataset').ok));
  }
  for (const id of [
    '',
    'a/b/c',
    '../x',
    'a/..',
    '/a',
    'a/',
    'a--b/c',
    '.a/b',
    'a/b-',
    'a b/c',
    'a/b\n',
    'datasets\\x',
  ]) {
    it(`does not take ${JSON.stringify(id)} for a dataset`, () => assert.ok(!checkName({ id }, 'dataset').ok));
  }
  for (const revision of ['main', 'refs/convert/parquet', 'v1.0', 'refs/pr/3', 'a'.repeat(40)]) {
    it(`takes ${revision} for a revision`, () => assert.ok(checkName({ id: 'a/b', revision }, 'model').ok));
  }
  for (const revision of ['', '../main', 'a/../../b', '/etc', 'a//b', 'a b', 'a\\b', 'main?x=1']) {
    it(`does not take ${JSON.stringify(revision)} for a revision`, () =>
      assert.ok(!checkName({ id: 'a/b', revision }, 'model').ok));
  }
  it('keeps paths of a listing within the repository, on every system', () => {
    for (const path of ['a.parquet', 'a/b c/d.parquet', 'a/..b']) assert.ok(isSafePath(path), path);
    for (const path of ['../a', 'a/../../b', '/a', 'a//b', 'C:/a', 'a\\..\\b', './a', 'a\0']) {
      assert.ok(!isSafePath(path), path);
    }
  });
});

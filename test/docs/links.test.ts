import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, posix } from 'node:path';
import { anchorsOf, linksOf, pages, repository, type Page } from './markdown';

/** Why a link leads nowhere; undefined where it leads somewhere. Addresses of the web are only looked at. */
function fault(page: Page, target: string): string | undefined {
  if (/^https?:\/\//.test(target)) return URL.canParse(target) ? undefined : 'no address';
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? page.path : normalize(posix.join(dirname(page.path), decodeURI(file)));
  if (!existsSync(join(repository, path))) return `no file ${path}`;
  if (anchor === undefined) return undefined;
  const text = readFileSync(join(repository, path), 'utf8');
  return anchorsOf({ path, text }).has(anchor) ? undefined : `no heading ${anchor} in ${path}`;
}

describe('links of the documentation', () => {
  for (const page of pages()) {
    it(`lead somewhere in ${page.path}`, () => {
      const faults = linksOf(page).flatMap((target) => {
        const why = fault(page, target);
        return why === undefined ? [] : [`${target}: ${why}`];
      });
      assert.deepEqual(faults, []);
    });
  }

  it('are found, and found wrong where they lead nowhere', () => {
    const page: Page = {
      path: 'docs/made-up.md',
      text: '# A page\n[a](../README.md#two-file-formats) [b](#a-page) [c](#nowhere) [d](none.md)\n```md\n[e](no.md)\n```\n',
    };
    const links = linksOf(page);
    assert.equal(links.length, 4);
    // Its own text is not on the disk, so only the link to another page can lead anywhere.
    assert.equal(fault(page, links[0]!), undefined);
    assert.equal(fault(page, links[3]!), 'no file docs/none.md');
    assert.deepEqual([...anchorsOf(page)], ['a-page']);
  });
});

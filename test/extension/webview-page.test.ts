import assert from 'node:assert/strict';
import { webviewPage } from '../../src/extension/webview-page';

const page = webviewPage({
  title: 'A "title" & <more>',
  language: 'en',
  cspSource: 'https://host',
  nonce: 'abc123',
  script: 'https://host/preview.js',
  style: 'https://host/preview.css',
  body: '<main></main>',
  strings: { harm: '</script><script>alert(1)</script>' },
});

describe('the page of a panel', () => {
  it('lets nothing load by default and only the nonce run', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    assert.match(policy, /^default-src 'none';/);
    assert.match(policy, /script-src 'nonce-abc123'$/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.match(page, /<script nonce="abc123" src="https:\/\/host\/preview.js">/);
  });

  it('cannot be broken out of by a translated string', () => {
    assert.equal(page.match(/<\/script>/g)?.length, 2);
    const json = /<script id="strings" type="application\/json">(.*?)<\/script>/.exec(page)?.[1] ?? '';
    assert.deepEqual(JSON.parse(json), { harm: '</script><script>alert(1)</script>' });
  });

  it('escapes the title', () => {
    assert.match(page, /<title>A &quot;title&quot; &amp; &lt;more><\/title>/);
  });
});

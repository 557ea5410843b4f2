import assert from 'node:assert/strict';
import { readRun, renderBody, renderHtml, reportStyles } from '../../src/report';
import { aRun } from './a-run';

describe('renderHtml', () => {
  const view = readRun(aRun({ rte: { base: 0.5, tuned: 0.7 } }));
  const html = renderHtml(view);

  it('needs nothing from outside and runs nothing', () => {
    assert.doesNotMatch(html, /<script|<link|<img|@import|url\(/);
    // The SVG name space is a name, not an address that is fetched.
    assert.doesNotMatch(html.replaceAll('http://www.w3.org/2000/svg', ''), /https?:/);
    assert.match(html, /default-src 'none'/);
  });

  it('escapes what authors wrote', () => {
    assert.match(html, /Mara put the red cup &lt;on&gt; the shelf &amp; left/);
    assert.doesNotMatch(html, /cup <on>/);
  });

  it('holds every element that it opens', () => {
    for (const name of ['details', 'table', 'section', 'svg', 'pre', 'p', 'dl', 'text', 'title']) {
      const opened = html.match(new RegExp(`<${name}[ >]`, 'g'))?.length ?? 0;
      const closed = html.match(new RegExp(`</${name}>`, 'g'))?.length ?? 0;
      assert.ok(opened > 0, name);
      assert.equal(opened, closed, name);
    }
  });

  it('groups samples by what tuning did to them and says how many there are', () => {
    const changed = view.samples.filter(
      ({ base, tuned, gold }) => base !== gold && tuned !== undefined && tuned === gold,
    ).length;
    assert.match(html, new RegExp(`Base wrong, tuned right\\s*<span class="note">12 of ${String(changed)} shown`));
  });
});

describe('renderBody', () => {
  it('has no style attributes, so that a strict content security policy can hold', () => {
    assert.doesNotMatch(
      renderBody(readRun(aRun({ rte: { base: 0.5, tuned: 0.7 } }, 'running'))),
      / style=|<script|<style/,
    );
  });

  it('shows the last words of a worker that was lost', () => {
    assert.match(renderBody(readRun(aRun({ rte: { base: 0.5 } }, 'lost'))), /<pre>Killed: out of memory<\/pre>/);
  });

  it('shows a bar while the run goes on, and none afterwards', () => {
    const skills = { rte: { base: 0.5, tuned: 0.7 } };
    assert.match(
      renderBody(readRun(aRun(skills, 'running'))),
      /<progress max="1" value="0.4000" aria-label="Fine-tuning">/,
    );
    assert.doesNotMatch(renderBody(readRun(aRun(skills))), /<progress/);
  });
});

describe('reportStyles', () => {
  it('takes the editor colours where there are any, each with a fallback', () => {
    const colours = reportStyles().match(/var\(--vscode-[^;]+;/g) ?? [];
    assert.ok(colours.length > 15);
    for (const colour of colours) assert.match(colour, /,\s*(#|ui-monospace|system-ui|var\()/);
  });
});

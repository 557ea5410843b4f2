import assert from 'node:assert/strict';
import type { PreviewSeries, PreviewSeriesParams } from '../../../src/language';
import { document, serviceOver, taskWith, weatherRows } from '../workspace';

const three = `${taskWith('"{{ claim }}"')}  - name: broken
    input: "{{ report + 1 }}"
    target: x
  - name: report
    input: "{{ report }}"
    target: x
`;
const file = document('/ws/weather.task.flan.yaml', three);
const start: PreviewSeriesParams = {
  uri: file.uri,
  template: { kind: 'name', name: 'report' },
  row: { kind: 'index', index: 1 },
  over: 'templates',
  limit: 10,
};

async function series(params: Partial<PreviewSeriesParams>): Promise<PreviewSeries> {
  const model = await serviceOver([file]).previewSeries(file, { ...start, ...params });
  assert.equal(model.kind, 'series', JSON.stringify(model));
  return model;
}

const brief = ({ items }: PreviewSeries): readonly unknown[] =>
  items.map((item) => [item.template.name, item.row.index, item.kind === 'rendered' ? item.input.text : item.kind]);

describe('several previews', () => {
  it('has all templates for one row, the broken one among them', async () => {
    const all = await series({});
    assert.deepEqual(brief(all), [
      ['follows', 1, 'It snows.'],
      ['broken', 1, 'failed'],
      ['report', 1, 'The sun shines.'],
    ]);
    assert.deepEqual([all.count, all.template.name, all.row.index], [3, 'report', 1]);
  });

  it('has several rows from one on for one template', async () => {
    const rows = await series({ over: 'rows' });
    assert.deepEqual(brief(rows), [
      ['report', 1, 'The sun shines.'],
      ['report', 2, 'Fog lies on the bay.'],
    ]);
    assert.equal(rows.count, weatherRows.length);
  });

  it('has a window of what there is', async () => {
    assert.deepEqual(brief(await series({ offset: 1, limit: 1 })), [['broken', 1, 'failed']]);
    assert.deepEqual(brief(await series({ over: 'rows', row: { kind: 'index', index: 0 }, limit: 1 })), [
      ['report', 0, 'It rains in Oslo.'],
    ]);
  });

  it('shows each as a preview of it alone', async () => {
    const [first] = (await series({})).items;
    const alone = await serviceOver([file]).preview(file, { ...start, template: { kind: 'first' } });
    assert.deepEqual(first, alone);
  });

  it('says why there is nothing to show, and ends when nobody waits', async () => {
    const none = await serviceOver([file], []).previewSeries(file, start);
    assert.ok(none.kind === 'unavailable' && none.reason === 'no-rows');
    const cancelled = await serviceOver([file]).previewSeries(file, start, { isCancellationRequested: true });
    assert.ok(cancelled.kind === 'unavailable' && cancelled.reason === 'cancelled');
  });
});

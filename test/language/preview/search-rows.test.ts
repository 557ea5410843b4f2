import assert from 'node:assert/strict';
import { document, serviceOver, taskWith } from '../workspace';

const file = document('/ws/weather.task.flan.yaml', taskWith('"{{ claim }}"'));

describe('searchRows', () => {
  const found = async (text: string, column?: string): Promise<readonly number[]> => {
    const params = { uri: file.uri, text, ...(column === undefined ? {} : { column }) };
    return (await serviceOver([file]).searchRows(file, params)).rows;
  };

  it('finds rows by what stands in them, upper and lower case alike', async () => {
    assert.deepEqual(await found('OSLO'), [0]);
    assert.deepEqual(await found('s'), [0, 1, 2]);
    assert.deepEqual(await found('nowhere'), []);
  });

  it('looks into what is no string, as JSON', async () => {
    assert.deepEqual(await found('"bergen"'), [2]);
    assert.deepEqual(await found('2800000'), [1]);
  });

  it('looks into one column only where one is given', async () => {
    assert.deepEqual(await found('oslo', 'claim'), [0]);
    assert.deepEqual(await found('bergen', 'claim'), []);
    assert.deepEqual(await found('bergen', 'place'), [2]);
  });

  it('says among how many rows it looked, and gives up when nobody waits', async () => {
    const service = serviceOver([file]);
    assert.equal((await service.searchRows(file, { uri: file.uri, text: 'oslo' })).count, 3);
    const ended = await service.searchRows(file, { uri: file.uri, text: 'oslo' }, { isCancellationRequested: true });
    assert.deepEqual(ended.rows, []);
  });
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fetchFile, openDataset, openFile } from '../../src/hub';
import { good, noise, withHub } from '../hub/hub-fixture';

const run = promisify(execFile);
const python = process.env['FLAN_PYTHON'] ?? 'python3';
const id = 'weather/reports';
const path = 'default/train/0000.parquet';
const other = 'default/test/0000.parquet';
const datasets = {
  [id]: { branches: { 'refs/convert/parquet': { [path]: noise(800_000), [other]: noise(900_000, 2) } } },
};

/** Looks at our cache with Python's own library; prints what it sees as JSON. */
const script = `
import json, sys, hashlib
from huggingface_hub import hf_hub_download, scan_cache_dir
cache, repo, path = sys.argv[1:]
info = scan_cache_dir(cache)
found = hf_hub_download(repo, path, repo_type="dataset", revision="refs/convert/parquet", cache_dir=cache, local_files_only=True)
print(json.dumps({
  "warnings": [str(w) for w in info.warnings],
  "repos": [[r.repo_id, r.repo_type, r.nb_files, r.size_on_disk] for r in info.repos],
  "refs": [sorted(v.refs) for r in info.repos for v in r.revisions],
  "sha256": hashlib.sha256(open(found, "rb").read()).hexdigest(),
  "found": found,
}))`;

describe("Python's huggingface_hub", () => {
  it('finds the files that we fetched, and nothing to complain of beside parts of others', () =>
    withHub(datasets, async ({ options, hub }) => {
      const dataset = good(await openDataset({ id }, options));
      const place = good(await fetchFile(dataset, dataset.splits.get('train')![0]!, options));
      await good(await openFile(dataset, dataset.splits.get('test')![0]!, options)).slice(0, 1000);
      const { stdout } = await run(python, ['-c', script, options.cacheDir, id, path], {
        env: { ...process.env, HF_HOME: join(options.cacheDir, '..'), HF_HUB_OFFLINE: '1' },
      });
      assert.deepEqual(JSON.parse(stdout), {
        warnings: [],
        repos: [[id, 'dataset', 1, 800_000]],
        refs: [['refs/convert/parquet']],
        sha256: dataset.splits.get('train')![0]!.etag,
        found: place,
      });
      assert.equal(hub.commit(id, 'refs/convert/parquet'), dataset.revision);
    }));
});

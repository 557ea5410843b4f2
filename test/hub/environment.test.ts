import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { hubOptionsFromEnvironment, type Environment, type HubOptions } from '../../src/hub';

describe('hubOptionsFromEnvironment', () => {
  const home = mkdtempSync(join(tmpdir(), 'flan-home-'));
  after(() => rmSync(home, { recursive: true }));

  const cases: readonly [string, Environment, Partial<HubOptions>][] = [
    [
      'takes the hub and a folder of its own by default',
      { XDG_CACHE_HOME: home },
      {
        endpoint: 'https://huggingface.co',
        cacheDir: join(home, 'huggingface', 'hub'),
        assetsDir: join(home, 'huggingface', 'assets'),
        offline: false,
        symlinks: true,
      },
    ],
    [
      'keeps all in HF_HOME',
      { HF_HOME: home, XDG_CACHE_HOME: '/x' },
      { cacheDir: join(home, 'hub'), assetsDir: join(home, 'assets') },
    ],
    [
      'takes the cache from HF_HUB_CACHE',
      { HF_HOME: home, HF_HUB_CACHE: '/c', HUGGINGFACE_HUB_CACHE: '/d' },
      { cacheDir: '/c' },
    ],
    ['takes the cache from its older name', { HF_HOME: home, HUGGINGFACE_HUB_CACHE: '/d' }, { cacheDir: '/d' }],
    ['takes parts from HF_ASSETS_CACHE', { HF_HOME: home, HF_ASSETS_CACHE: '/a' }, { assetsDir: '/a' }],
    ['finds the folder of a person', { HF_HOME: '~/hf' }, { cacheDir: join(homedir(), 'hf', 'hub') }],
    [
      'takes another hub, with or without a slash',
      { HF_HOME: home, HF_ENDPOINT: 'https://mirror.example/hf/' },
      { endpoint: 'https://mirror.example/hf' },
    ],
    [
      'takes empty variables for none',
      { HF_HOME: home, HF_ENDPOINT: '', HF_TOKEN: '' },
      { endpoint: 'https://huggingface.co' },
    ],
    ['stays offline', { HF_HOME: home, HF_HUB_OFFLINE: 'true' }, { offline: true }],
    ['does not stay offline', { HF_HOME: home, HF_HUB_OFFLINE: '0' }, { offline: false }],
    ['links no files', { HF_HOME: home, HF_HUB_DISABLE_SYMLINKS: '1' }, { symlinks: false }],
  ];
  for (const [what, env, expected] of cases) {
    it(what, () => {
      const options = hubOptionsFromEnvironment(env);
      assert.deepEqual({ ...options, ...expected }, options);
      assert.equal(options.token, undefined);
    });
  }

  describe('with a token', () => {
    const file = join(home, 'token');
    before(() => writeFileSync(file, 'hf_fromFile\n'));
    after(() => rmSync(file));
    const tokens: readonly [string, Environment, string | undefined][] = [
      ['that hf auth login wrote', {}, 'hf_fromFile'],
      ['of the environment before it', { HF_TOKEN: ' hf_one ', HUGGING_FACE_HUB_TOKEN: 'hf_two' }, 'hf_one'],
      ['by its older name', { HUGGING_FACE_HUB_TOKEN: 'hf_two' }, 'hf_two'],
      ['in a file that is named', { HF_HOME: '/nowhere', HF_TOKEN_PATH: file }, 'hf_fromFile'],
      ['that is not to be used unasked', { HF_HUB_DISABLE_IMPLICIT_TOKEN: '1' }, undefined],
    ];
    for (const [what, env, token] of tokens) {
      it(what, () => assert.equal(hubOptionsFromEnvironment({ HF_HOME: home, ...env }).token, token));
    }
  });
});

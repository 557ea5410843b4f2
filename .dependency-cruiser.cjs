/** The floors of the house, lowest first: a folder may import only folders of its own floor's left. */
const floors = [
  'text',
  'disk',
  'locale',
  'document',
  'random',
  'value',
  'formats',
  'jinja',
  'hub',
  'data',
  'tokenizer',
  'task',
  'snapshot',
  'recipe',
  'mixture',
  'lint',
  'import',
  'starter',
  'model',
  'export',
  'engine',
  'evaluation',
  'run',
  'report',
  'language',
];
const shells = ['cli', 'server', 'extension', 'webview'];

const upward = floors.map((floor, index) => ({
  name: `${floor}-looks-down-only`,
  comment: `src/${floor} may import only the folders below it (see CONTRIBUTING).`,
  severity: 'error',
  from: { path: `^src/${floor}/` },
  to: { path: `^src/(${[...floors.slice(index + 1), ...shells].join('|')})/` },
}));

/** The editor is fast because it never loads the engine: language service and its server stay off these floors. */
const heavy = {
  name: 'editing-never-loads-the-engine',
  severity: 'error',
  from: { path: '^src/(language|server)/' },
  to: { path: '^src/(model|export|engine|evaluation|run|report)/' },
};

module.exports = {
  forbidden: [
    ...upward,
    heavy,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'one-door-per-folder',
      comment: 'Another folder is entered through its index.ts.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/([^/]+)/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '\\.json$'] },
    },
    {
      name: 'only-the-extension-knows-vscode',
      severity: 'error',
      from: { pathNot: '^src/extension/' },
      to: { path: '^(vscode|vscode-languageclient)($|/)' },
    },
    {
      name: 'only-the-server-knows-lsp',
      comment: 'The client half of the protocol belongs to the extension.',
      severity: 'error',
      from: { pathNot: '^src/(server|extension)/' },
      to: { path: 'vscode-languageserver' },
    },
    {
      name: 'shells-do-not-import-shells',
      severity: 'error',
      from: { path: '^src/(cli|server|extension|webview)/' },
      to: { path: '^src/(cli|server|extension)/', pathNot: '^src/$1/' },
    },
    {
      name: 'only-the-engine-runs-onnx',
      severity: 'error',
      from: { pathNot: '^src/engine/' },
      to: { path: 'onnxruntime' },
    },
    {
      name: 'only-the-hub-knows-the-network',
      severity: 'error',
      from: { pathNot: '^src/hub/' },
      to: { path: '@huggingface/hub' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'require', 'types'] },
  },
};

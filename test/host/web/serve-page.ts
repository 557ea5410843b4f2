import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { ensureVsCodeServer } from '../../../.ci/ensure/vscode-server.mjs';
import { repository } from '../paths';
import { quietSettings, type Settings } from '../settings';

/** VS Code for the web: a page and static files, with no server that would run extensions. */
export interface WebPage {
  readonly url: string;
  stop(): Promise<void>;
}

/** How VS Code for the web is served. */
export interface WebPageOptions {
  /** A folder on this machine; VS Code sees a copy of it as `memory:/NAME`, a virtual workspace. */
  readonly folder: string;
  /** User settings over `quietSettings`. */
  readonly settings?: Settings;
}

const types: Readonly<Record<string, string>> = {
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * Serves the web workbench out of code-server's files, as vscode.dev is served: extensions run in a Web Worker of the
 * page, and this repository's is one of them.
 */
export async function serveWebPage(options: WebPageOptions): Promise<WebPage> {
  const { home } = await ensureVsCodeServer();
  const vscode = path.join(home, 'node_modules/code-server/lib/vscode');
  const roots: Readonly<Record<string, string>> = {
    static: vscode,
    flan: repository,
    memory: path.join(__dirname, 'folder'),
  };
  const name = path.basename(options.folder);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, first = '', ...rest] = decodeURIComponent(url.pathname).split('/');
    if (first === '') return send(response, 'text/html', page(`http://${request.headers.host ?? ''}`, name, options));
    if (first === 'files') {
      if (rest.length > 0) return sendFile(response, path.join(path.dirname(options.folder), ...rest));
      const files = await readdir(options.folder, { recursive: true, withFileTypes: true });
      const listed = files
        .filter((entry) => entry.isFile())
        .map((entry) => path.posix.join(name, path.relative(options.folder, path.join(entry.parentPath, entry.name))));
      return send(response, 'application/json', JSON.stringify(listed));
    }
    if (url.pathname === workbench) {
      return send(response, 'text/javascript', withoutRemote(await readFile(path.join(vscode, ...rest), 'utf8')));
    }
    const root = roots[first];
    if (root === undefined) return notFound(response);
    return sendFile(response, path.join(root, ...rest));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => notFound(response));
  });
  const port = await new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const workbench = '/static/out/vs/code/browser/workbench/workbench.js';

/**
 * The workbench as VS Code builds it. code-server has every window belong to its server and keeps settings there; both
 * are taken back.
 */
function withoutRemote(script: string): string {
  const own = script
    .replace(/(\{\.\.\.JSON\.parse\(\w+\)),remoteAuthority:location\.host\}/, '$1}')
    .replace(/(get userRoamingDataHome\(\)\{[^}]*\{scheme:\w+\.)vscodeRemote/, '$1vscodeUserData');
  if (own.length >= script.length) throw new Error("code-server changed: its workbench cannot be told from VS Code's");
  return own;
}

/** The page that starts the workbench; `workbench.html` of VS Code with a window that has no server behind it. */
function page(origin: string, name: string, { settings }: WebPageOptions): string {
  const { host } = new URL(origin);
  const configuration = {
    folderUri: { scheme: 'memory', path: `/${name}` },
    additionalBuiltinExtensions: ['/memory', '/flan'].map((each) => ({ scheme: 'http', authority: host, path: each })),
    configurationDefaults: { ...quietSettings, 'security.workspace.trust.enabled': false, ...settings },
    webviewEndpoint: `${origin}/static/out/vs/workbench/contrib/webview/browser/pre`,
    productConfiguration: { nameShort: 'VS Code', nameLong: 'VS Code for the Web', extensionsGallery: undefined },
    userDataPath: '/',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
  };
  const attribute = (value: unknown): string =>
    JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta id="vscode-workbench-web-configuration" data-settings="${attribute(configuration)}">
<link rel="stylesheet" href="/static/out/vs/code/browser/workbench/workbench.css">
</head>
<body aria-label=""></body>
<script>globalThis._VSCODE_FILE_ROOT = '${origin}/static/out/';</script>
<script type="module" src="/static/out/nls.messages.js"></script>
<script type="module" src="${workbench}"></script>
</html>`;
}

async function sendFile(response: ServerResponse, file: string): Promise<void> {
  if (!(await stat(file)).isFile()) return notFound(response);
  response.writeHead(200, {
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'access-control-allow-origin': '*',
  });
  createReadStream(file).pipe(response);
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' });
  response.end(body);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'access-control-allow-origin': '*' });
  response.end();
}

// A file system for VS Code in a browser: the files that the page's own server lists under /files, kept in memory.
// Plain JavaScript in one file, because VS Code loads it as it stands.
/* eslint-env browser, commonjs */
'use strict';
const vscode = require('vscode');

class Folder {
  #changed = new vscode.EventEmitter();
  onDidChangeFile = this.#changed.event;
  /** Contents by path. */
  #files = new Map();
  #loaded;

  constructor(origin) {
    this.#loaded = this.#load(origin);
  }

  async #load(origin) {
    const names = await (await fetch(`${origin}/files`)).json();
    for (const name of names) {
      const content = await fetch(`${origin}/files/${encodeURIComponent(name)}`);
      this.#files.set(`/${name}`, { bytes: new Uint8Array(await content.arrayBuffer()), changed: 1 });
    }
  }

  #below(path) {
    const folder = path.endsWith('/') ? path : `${path}/`;
    return [...this.#files.keys()].filter((each) => each.startsWith(folder)).map((each) => each.slice(folder.length));
  }

  async stat({ path }) {
    await this.#loaded;
    const file = this.#files.get(path);
    if (file) return { type: vscode.FileType.File, size: file.bytes.length, ctime: 0, mtime: file.changed };
    if (path === '/' || this.#below(path).length > 0) {
      return { type: vscode.FileType.Directory, size: 0, ctime: 0, mtime: 0 };
    }
    throw vscode.FileSystemError.FileNotFound(path);
  }

  async readDirectory({ path }) {
    await this.#loaded;
    const names = this.#below(path);
    const folders = new Set(names.filter((name) => name.includes('/')).map((name) => name.split('/')[0]));
    return [
      ...[...folders].map((name) => [name, vscode.FileType.Directory]),
      ...names.filter((name) => !name.includes('/')).map((name) => [name, vscode.FileType.File]),
    ];
  }

  async readFile({ path }) {
    await this.#loaded;
    const file = this.#files.get(path);
    if (!file) throw vscode.FileSystemError.FileNotFound(path);
    return file.bytes;
  }

  async writeFile(uri, bytes) {
    await this.#loaded;
    const type = this.#files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.#files.set(uri.path, { bytes, changed: Date.now() });
    this.#changed.fire([{ type, uri }]);
  }

  watch() {
    return new vscode.Disposable(() => undefined);
  }

  createDirectory() {}

  async delete(uri) {
    await this.#loaded;
    this.#files.delete(uri.path);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  async rename(from, to) {
    await this.writeFile(to, await this.readFile(from));
    await this.delete(from);
  }
}

exports.activate = (context) => {
  const { scheme, authority } = context.extensionUri;
  const folder = new Folder(`${scheme}://${authority}`);
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memory', folder));
};

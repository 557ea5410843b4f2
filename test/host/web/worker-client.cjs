// The page's half of a language server in a Web Worker: JSON-RPC by messages, files from memory. Plain JavaScript,
// because a page loads it as it stands.
'use strict';

/** Starts the server; `files` are contents by URI. */
globalThis.startServer = (script, files) => {
  const worker = new Worker(script);
  const waiting = new Map();
  const faults = [];
  let last = 0;
  worker.onerror = ({ message }) => faults.push(message);

  const answers = {
    'flan/files/read': ({ uri }) => {
      if (!(uri in files)) throw new Error(`there is no ${uri}`);
      return { base64: files[uri] };
    },
    'flan/files/stat': ({ uri }) => {
      if (uri in files) return { isFolder: false, size: atob(files[uri]).length, changed: 1 };
      return Object.keys(files).some((name) => name.startsWith(`${uri}/`))
        ? { isFolder: true, size: 0, changed: 1 }
        : null;
    },
    'flan/files/list': ({ uri }) => {
      const folder = uri.endsWith('/') ? uri : `${uri}/`;
      const names = Object.keys(files)
        .filter((name) => name.startsWith(folder))
        .map((name) => name.slice(folder.length));
      return [...new Set(names.map((name) => name.split('/')[0]))].map((name) => ({
        name,
        isFolder: !names.includes(name),
      }));
    },
  };

  const answer = ({ id, method, params }) => {
    try {
      worker.postMessage({ jsonrpc: '2.0', id, result: answers[method]?.(params) ?? null });
    } catch (error) {
      worker.postMessage({ jsonrpc: '2.0', id, error: { code: -32603, message: error.message } });
    }
  };

  worker.onmessage = ({ data }) => {
    if (data.method !== undefined) {
      if (data.id !== undefined) answer(data);
      return;
    }
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) reject(new Error(data.error.message));
    else resolve(data.result);
  };

  globalThis.server = {
    faults,
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ jsonrpc: '2.0', id, method, params });
      }),
    notify: (method, params) => worker.postMessage({ jsonrpc: '2.0', method, params }),
  };
};

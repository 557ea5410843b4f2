// Loaded into a worker before its own code, so that it ends by SIGKILL and not otherwise: in the middle of writing a
// file, or, where the kill comes from outside, no later than before its last word, with which it waits.
// FLAN_KILL: {"file": a regular expression, "at": "half" | "flushed" | "renamed", "skip": files of that name that pass}
'use strict';
const fs = require('node:fs');
const promises = require('node:fs/promises');

// A moment of another kind names no file.
const { file = '^$', at, skip } = JSON.parse(process.env.FLAN_KILL);
const wanted = new RegExp(file);
const paths = new WeakMap();
let patched = false;
let passed = 0;

const die = () => process.kill(process.pid, 'SIGKILL');

/** Whether this is the file, counting those that pass by their last deed. */
function isIt(path, isLast) {
  if (!wanted.test(String(path))) return false;
  if (passed >= skip) return true;
  if (isLast) passed++;
  return false;
}

const open = promises.open;
promises.open = async (path, ...rest) => {
  const handle = await open(path, ...rest);
  paths.set(handle, path);
  if (!patched) patch(Object.getPrototypeOf(handle));
  return handle;
};

/** All file handles of a process share one prototype. */
function patch(prototype) {
  patched = true;
  const { writeFile, sync } = prototype;
  prototype.writeFile = async function (data, ...rest) {
    // Headers are short: half of a file is in the first long write.
    if (at !== 'half' || data.length < 100 || !isIt(paths.get(this), false)) return writeFile.call(this, data, ...rest);
    await writeFile.call(this, data.subarray(0, Math.floor(data.length / 2)));
    return die();
  };
  prototype.sync = async function () {
    await sync.call(this);
    if (at === 'flushed' && isIt(paths.get(this), false)) die();
  };
}

const rename = promises.rename;
promises.rename = async (from, to) => {
  const now = isIt(from, true);
  await rename(from, to);
  if (now && at === 'renamed') die();
};

const append = fs.appendFileSync;
fs.appendFileSync = (path, data) => {
  if (data.includes('"kind":"finished"')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (!isIt(path, true) || at !== 'half') return append(path, data);
  append(path, data.slice(0, data.length / 2));
  return die();
};

// Stands in for the native @vscode/spdlog: without it every output channel of the server stays empty.
// VS Code imports this file as an ES module and Node finds the names by reading the text, so each export is one
// `exports.name =` line.
const { appendFileSync, mkdirSync } = require('node:fs');
const path = require('node:path');

const labels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const methods = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.bare = false;
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  setPattern() {
    this.bare = true;
  }

  clearFormatters() {
    this.bare = true;
  }

  flush() {}

  drop() {}

  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.bare ? message : `${time} [${labels[level]}] ${message}\n`;
    try {
      appendFileSync(this.file, line);
    } catch {
      // The log folder went away because the server is being stopped.
    }
  }
}
methods.forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    this.write(level, message);
  };
});

async function open(_name, file) {
  mkdirSync(path.dirname(file), { recursive: true });
  return new Logger(file);
}

exports.version = 1;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = open;
exports.createAsyncRotatingLogger = open;

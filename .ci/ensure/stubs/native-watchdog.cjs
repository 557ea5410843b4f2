// Stands in for the native @vscode/native-watchdog, which ends a server whose parent died; the harness does that.
exports.start = () => {};

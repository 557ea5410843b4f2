const taskEnding = /\.task\.flan\.yaml$/;
const snapshotEnding = /\.snap\.yaml$/;

/** Where the snapshot of a task stands: `NAME.snap.yaml` beside `NAME.task.flan.yaml`; paths and URIs alike. */
export function snapshotPath(task: string): string | undefined {
  return taskEnding.test(task) ? task.replace(taskEnding, '.snap.yaml') : undefined;
}

/** The task that a snapshot belongs to; undefined for a file of another name. */
export function taskPath(snapshot: string): string | undefined {
  return snapshotEnding.test(snapshot) ? snapshot.replace(snapshotEnding, '.task.flan.yaml') : undefined;
}

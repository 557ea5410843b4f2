import type { Task } from '../task';
import type { MixturePlan } from './plan';

/** The plan with other tasks in the places of its own, as after a download each is with its data at one commit. */
export function replaceTasks(plan: MixturePlan, tasks: ReadonlyMap<Task, Task>): MixturePlan {
  const at = (task: Task): Task => tasks.get(task) ?? task;
  return {
    ...plan,
    train: plan.train.map((planned) => ({ ...planned, task: at(planned.task) })),
    heldOut: plan.heldOut.map(at),
  };
}

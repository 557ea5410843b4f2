import type { TaskFormat } from './task-format';

/** Every task format, in the order in which a person is offered them. */
export const taskFormats: readonly TaskFormat[] = [];

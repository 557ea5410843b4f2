import { SchemaValidator } from '../document';
import { taskSchema } from './schema';

/** Checks task files, and parts of them, against their schema. */
export const taskValidator = new SchemaValidator(taskSchema);

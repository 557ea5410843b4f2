import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** What tests leave behind for a person to look at: screenshots, logs. Git ignores it. */
export const scratch = path.join(repository, '.cache');

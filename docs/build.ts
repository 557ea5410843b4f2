/** `npm run build:docs`: writes the part of the documentation that follows from the schemas and the engine. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPage } from './reference/format-page';

const root = join(__dirname, '..');
void formatPage(root).then((text) => writeFileSync(join(root, 'docs/format.md'), text));

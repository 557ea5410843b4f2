// `npm run screenshots`: the pictures of README and walkthrough, as the UI tests took them last (`npm test -- ui`).
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../host';
import { pictures } from './session';

/** By their names in media/screenshots, what the tests call them. */
const wanted: Readonly<Record<string, string>> = {
  'new-task': 'new-task',
  editor: 'preview-templates-wide',
  peek: 'peek',
  checks: 'test-failure',
  run: 'run-live',
  results: 'results-tiny',
  views: 'views-runs',
};

const target = path.join(repository, 'media/screenshots');
mkdirSync(target, { recursive: true });
for (const [name, shot] of Object.entries(wanted)) {
  const file = path.join(pictures, `${shot}.png`);
  if (!existsSync(file)) {
    console.error(`There is no picture ${file}: run \`npm test -- ui\` first.`);
    process.exit(1);
  }
  copyFileSync(file, path.join(target, `${name}.png`));
  console.log(`wrote media/screenshots/${name}.png`);
}

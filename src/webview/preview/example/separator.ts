import { h } from '../../common/dom';
import type { Run } from './runs';

const marks: Readonly<Record<string, string>> = { ' ': 'space', '\t': 'tab', '\n': 'break' };

/** A separator as it stands in the text, each invisible character of it painted. */
export function drawSeparator(
  runs: readonly Run[],
  shaded: (run: Run) => readonly string[] = () => [],
): readonly HTMLElement[] {
  return runs.flatMap((run) => {
    const classes = ['join', ...shaded(run)];
    return [...run.text].map((character, index) => {
      const mark = marks[character];
      // A token begins once.
      const own = index === 0 ? classes : classes.filter((name) => name !== 'begins');
      return h('span', { class: [...own, ...(mark === undefined ? [] : ['ink', mark])].join(' ') }, character);
    });
  });
}

import type { DevBest, Scores } from './scores';

/**
 * FLAN's second figure: the template that does best on the dev rows (the first of equals), and its accuracy on the
 * test rows. Tasks without dev rows are left out; choosing on the test rows would flatter.
 */
export function bestDevTemplates(dev: Scores, test: Scores): readonly DevBest[] {
  return test.tasks.flatMap((task) => {
    const candidates = dev.tasks.find((other) => other.task === task.task);
    if (candidates === undefined) return [];
    const best = candidates.templates.reduce((a, b) => (b.accuracy > a.accuracy ? b : a));
    const chosen = task.templates.find((template) => template.template === best.template);
    if (chosen === undefined) return [];
    return [
      {
        task: task.task,
        template: best.template,
        devRows: candidates.n,
        devAccuracy: best.accuracy,
        testAccuracy: chosen.accuracy,
      },
    ];
  });
}

import * as l10n from '@vscode/l10n';
import { gradeNames, gradeOf, knownLints, type Severities } from '../lint';
import { closest, err, ok, type Result } from '../text';

/** Reads `--severity CODE=LEVEL`, each as often as it is given; the last one of a code counts. */
export function readSeverityOptions(given: readonly string[]): Result<Severities, string> {
  const grades = new Map<string, string>();
  for (const option of given) {
    const [code = '', level] = option.split('=');
    if (level === undefined || !gradeOf(code, level)) return err(whyNot(option, code, level));
    grades.set(code, level);
  }
  return ok(new Map([...grades].map(([code, level]) => gradeOf(code, level)).filter((grade) => grade !== undefined)));
}

function whyNot(option: string, code: string, level: string | undefined): string {
  if (level === undefined) return l10n.t('--severity takes CODE=LEVEL, not "{0}"', option);
  const codes = knownLints().map((lint): string => lint.code);
  if (codes.includes(code)) {
    return l10n.t('--severity {0} is one of {1}, not "{2}"', code, gradeNames.join(', '), level);
  }
  const near = closest(code, codes);
  return near === undefined
    ? l10n.t('there is no check "{0}"; docs/lints.md lists them', code)
    : l10n.t('there is no check "{0}"; did you mean "{1}"?', code, near);
}

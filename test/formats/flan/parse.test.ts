import assert from 'node:assert/strict';
import { parseFlanPatterns, printFlanPatterns, type FlanPatternSet } from '../../../src/formats';
import { LineIndex } from '../../../src/text';

const source = `
# Patterns of a test.
import copy

PATTERNS = {
    "tides": [
        ("When is high tide at {harbour}?\\n\\n{options_}", "{answer}"),
        # A comment between.
        ("It is " "{answer} at "
         '{harbour}.\\n', "{harbour}"),
        (f"{when}?", "{answer}"),
    ],
    'ships': [("{ship}", "{flag}",),],
    "made": make_patterns(PATTERNS),
}

PATTERNS["buoys"] = PATTERNS["ships"]
COPY = copy.deepcopy(PATTERNS)
for key in PATTERNS:
  PATTERNS[key] = []

FEWSHOT_PATTERNS = {
    "tides": [
        FewShotPattern(
            inputs="{harbour}?",
            targets="{answer}",
            x_y_delimiter="\\n",
            in_template_mix=False),
        few_shot.FewShotPattern("{harbour}", "{answer}", "Q: "),
    ],
}
MARKS = ["-", "*"]
`;

describe('FLAN pattern files', () => {
  const { value = [], problems } = parseFlanPatterns(source);
  const lines = new LineIndex(source);

  it('are read with all their dictionaries', () => {
    assert.deepEqual(
      value.map(({ variable, name, patterns, aliasOf }) => [variable, name, patterns.length, aliasOf]),
      [
        ['PATTERNS', 'tides', 2, undefined],
        ['PATTERNS', 'ships', 1, undefined],
        ['PATTERNS', 'buoys', 1, 'ships'],
        ['FEWSHOT_PATTERNS', 'tides', 2, undefined],
      ],
    );
    assert.equal(value[0]?.patterns[1]?.inputs, 'It is {answer} at {harbour}.\n');
    const [first, second] = value[3]!.patterns;
    assert.deepEqual(
      [...first!.fewShot!],
      [
        ['x_y_delimiter', '\n'],
        ['in_template_mix', false],
      ],
    );
    assert.deepEqual([...second!.fewShot!], [['inputs_prefix', 'Q: ']]);
  });

  it('say what was not run, line by line', () => {
    assert.deepEqual(
      problems.map(({ code, severity, span }) => [lines.positionAt(span.start).line + 1, code, severity]),
      [
        [11, 'not-a-literal', 'warning'],
        [14, 'not-a-literal', 'warning'],
        [18, 'not-a-literal', 'warning'],
        [19, 'not-a-literal', 'warning'],
      ],
    );
  });

  it('are printed so that they are read as the same', () => {
    const again = parseFlanPatterns(printFlanPatterns(value));
    assert.deepEqual(again.problems, []);
    assert.deepEqual(withoutPlaces(again.value ?? []), withoutPlaces(value));
  });

  it('say so where there are no patterns, and where Python is broken', () => {
    assert.equal(parseFlanPatterns('x = 1\n').problems[0]?.code, 'not-this-format');
    const broken = parseFlanPatterns('PATTERNS = {\n  "a": [("x", "y"), ("x" 4)],\n}\n').problems;
    assert.deepEqual(
      broken.map(({ code }) => code),
      ['python-syntax'],
    );
  });

  it('keep the later of two equal keys, as Python does', () => {
    const twice = parseFlanPatterns('P = {"a": [("x", "y")], "a": [("z", "y")]}\n');
    assert.equal(twice.value?.[0]?.patterns[0]?.inputs, 'z');
    assert.equal(twice.problems[0]?.code, 'key-duplicate');
  });
});

function withoutPlaces(sets: readonly FlanPatternSet[]): unknown {
  return sets.map(({ span: _, patterns, ...set }) => ({
    ...set,
    patterns: patterns.map(({ inputs, targets, fewShot }) => [inputs, targets, fewShot && [...fewShot]]),
  }));
}

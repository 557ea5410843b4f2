import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExportExample, type RecordType, type RecordValue, rowFormats } from '../../src/export';

const example: ExportExample = {
  prompt: 'The sea is calm.\n\nGood or bad?',
  completion: ' good',
  target: 'good',
  choices: ['good', 'bad'],
  gold: 0,
  provenance: {
    task: 'mood',
    cluster: 'sentiment',
    template: 'asks',
    templateHash: '0123456789abcdef',
    kind: 'original',
    style: 'zs_noopt',
    row: 7,
    split: 'train',
    seed: 'render/0/mood/3',
  },
};

const provenance = {
  flan_task: 'mood',
  flan_cluster: 'sentiment',
  flan_template: 'asks',
  flan_template_hash: '0123456789abcdef',
  flan_kind: 'original',
  flan_style: 'zs_noopt',
  flan_split: 'train',
  flan_row: 7,
  flan_seed: 'render/0/mood/3',
  flan_choices: '["good","bad"]',
  flan_gold: 0,
};

/** The example row that the documentation shows for a format. */
function documented(id: string): object {
  const text = readFileSync(join(__dirname, '../../docs/export.md'), 'utf8');
  const [, block] = new RegExp(`^\`${id}\`.*:\n\n\`\`\`json\n([^]*?)\`\`\``, 'm').exec(text) ?? [];
  assert.ok(block, `docs/export.md shows no row of ${id}`);
  return JSON.parse(block) as object;
}

function fits(value: RecordValue | undefined, type: RecordType): boolean {
  switch (type.kind) {
    case 'string':
      return typeof value === 'string';
    case 'int':
      return Number.isSafeInteger(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value) && value.every((item: RecordValue) => fits(item, type.of));
    case 'struct': {
      const record = value as Readonly<Record<string, RecordValue>>;
      return type.fields.every((field) => fits(record[field.name], field.type));
    }
  }
}

describe('row formats', () => {
  for (const format of rowFormats) {
    describe(format.id, () => {
      const record = format.toRecord(example, { endOfText: '</s>' });

      it('is what the documentation shows, and the provenance behind it', () => {
        assert.deepEqual(record, { ...documented(format.id), ...provenance });
      });

      it('has the columns that it declares, in their order', () => {
        assert.deepEqual(
          Object.keys(record),
          format.columns.map(({ name }) => name),
        );
        for (const { name, type } of format.columns) assert.ok(fits(record[name], type), name);
      });

      it('leaves no value out where there are no choices', () => {
        const { choices: _choices, gold: _gold, ...bare } = example;
        const without = format.toRecord(bare, {});
        assert.deepEqual([without['flan_choices'], without['flan_gold']], ['', -1]);
      });

      it('has the separator where it says', () => {
        const shown = JSON.stringify(record);
        assert.equal(shown.includes('" good'), format.separator === 'in-completion');
      });
    });
  }
});

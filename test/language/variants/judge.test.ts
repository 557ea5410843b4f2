import assert from 'node:assert/strict';
import { document, serviceOver, taskWith } from '../workspace';

const file = document('/ws/weather.task.flan.yaml', taskWith("'{{ report }} So {{ claim }}'"));
const service = serviceOver([file]);
const judge = (answer: string) => service.judgeVariants(file, { uri: file.uri, template: 'follows', answer });

const sound = `Here you are:

\`\`\`yaml
- name: claim-first
  input: |-
    Claim: {{ claim }}
    Report: {{ report }}
  target: "{{ answer }}"
- name: follows
  input: "Report {{ report }} says {{ claim }}"
  target: "{{ answer }}"
\`\`\`
Anything else?
`;

describe('judgeVariants', () => {
  it('renders what a model drafted, whatever it wrote around it', async () => {
    const { variants } = await judge(sound);
    assert.deepEqual(
      variants.map(({ name, prompt, faults }) => ({ name, prompt, faults })),
      [
        { name: 'claim-first', prompt: 'Claim: Oslo is wet.\nReport: It rains in Oslo.', faults: [] },
        { name: 'follows-2', prompt: 'Report It rains in Oslo. says Oslo is wet.', faults: [] },
      ],
    );
  });

  it('gives texts that stand behind the template in the file', async () => {
    const { variants, at } = await judge(sound);
    const lines = file.text.split('\n');
    const before = [...lines.slice(0, at.line), lines[at.line]!.slice(0, at.character)].join('\n');
    const after = document('/ws/weather.task.flan.yaml', `${before}${variants.map((one) => one.newText).join('')}\n`);
    assert.deepEqual(
      (await serviceOver([after]).diagnostics(after)).map(({ message }) => message),
      [],
    );
    assert.deepEqual(
      service.symbols(after)[0]?.children.map(({ name }) => name),
      ['follows', 'claim-first', 'follows-2'],
    );
  });

  it('says what is wrong with a draft', async () => {
    const bad = '- name: bad\n  input: "{{ report }} {{ wind }}"\n  target: "{{ answer }}"\n';
    const [variant] = (await judge(bad)).variants;
    assert.equal(variant?.faults.length, 1);
    assert.match(variant.faults[0]!, /wind/);
    const broken = '- name: broken\n  input: "{{ report "\n  target: "{{ answer }}"\n';
    assert.notDeepEqual((await judge(broken)).variants[0]?.faults, []);
  });

  it('finds nothing in an answer without templates', async () => {
    for (const answer of ['I cannot do that.', '', '```\n- 1\n- name: x\n```', 'a: [']) {
      assert.deepEqual((await judge(answer)).variants, []);
    }
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as Textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const { INITIAL, Registry, parseRawGrammar } = require('vscode-textmate') as typeof Textmate;
const { loadWASM, OnigScanner, OnigString } = require('vscode-oniguruma') as typeof Oniguruma;

interface Contributions {
  readonly contributes: { readonly grammars: readonly { readonly scopeName: string; readonly path: string }[] };
}

export interface Token {
  readonly text: string;
  /** Outermost first, without the grammar's own. */
  readonly scopes: readonly string[];
}

/** Tokenises a file as VS Code does, line by line, with the grammars that package.json contributes. */
export async function tokenise(scopeName: string, text: string): Promise<readonly (readonly Token[])[]> {
  const grammar = await (await registry()).loadGrammar(scopeName);
  if (!grammar) throw new Error(`package.json contributes no grammar ${scopeName}`);
  let state = INITIAL;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map((token) => ({
      text: line.slice(token.startIndex, token.endIndex),
      scopes: token.scopes.slice(1),
    }));
  });
}

/** One line of text per token that is more than space, under the line it stands in. */
export function print(text: string, lines: readonly (readonly Token[])[]): string {
  const out: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    out.push(`> ${line}`.trimEnd());
    for (const token of lines[index]!) {
      if (token.text.trim())
        out.push(`    ${JSON.stringify(token.text.trim()).padEnd(24)} ${token.scopes.join(' ')}`.trimEnd());
    }
  }
  return out.join('\n') + '\n';
}

let made: Promise<Textmate.Registry> | undefined;

function registry(): Promise<Textmate.Registry> {
  made ??= (async () => {
    const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
    await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Contributions;
    return new Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => new OnigScanner(patterns),
        createOnigString: (string) => new OnigString(string),
      }),
      loadGrammar: async (scope) => {
        const found = manifest.contributes.grammars.find((grammar) => grammar.scopeName === scope);
        return found ? parseRawGrammar(readFileSync(found.path, 'utf8'), found.path) : null;
      },
    });
  })();
  return made;
}

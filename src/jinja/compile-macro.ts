import * as l10n from '@vscode/l10n';
import type { CallBlock, Macro as MacroNode, Parameter, Statement } from './ast';
import { compileCall } from './compile-call';
import { CompileFailure, compileEnter, compileWrite, functionOf, type Action, type Scope } from './compile-scope';
import { compileTarget } from './compile-target';
import { Macro, type MacroSignature } from './macro';
import { Markup } from './markup';
import { Frame } from './runtime';
import { FunctionScope, Symbols, type Ref } from './scope';
import { usesName } from './uses-name';
import type { Span } from '../text';
import type { Value } from '../value';

type MakeMacro = (f: Frame) => Macro;

/** A macro: a value that closes over the variables around it, as a Python function does. */
export function compileMacro(node: MacroNode, scope: Scope): Action {
  const make = compileMacroBody(node.name, node.parameters, node.body, scope, node.nameSpan);
  const assign = compileTarget({ type: 'Name', name: node.name, span: node.nameSpan }, scope);
  return (f) => assign(f, make(f));
}

/** A call block: its body becomes a macro that the called one gets as `caller`. */
export function compileCallBlock(node: CallBlock, scope: Scope): Action {
  const make = compileMacroBody(undefined, node.parameters, node.body, scope, node.span);
  if (node.call.type !== 'Call') return () => undefined;
  const call = compileCall(node.call, scope, [['caller', make]]);
  return (f) => f.rt.writeResult(call(f));
}

function compileMacroBody(
  name: string | undefined,
  parameters: readonly Parameter[],
  body: readonly Statement[],
  scope: Scope,
  span: Span,
): MakeMacro {
  const owner = new FunctionScope(functionOf(scope));
  const symbols = new Symbols(owner, scope.symbols);
  const refs = parameters.map((parameter) => symbols.declareParameter(parameter.name));
  for (const parameter of parameters) symbols.expression(parameter.value);
  symbols.statements(body);
  const { signature, special } = describe(name, parameters, body, symbols, span);
  const inner: Scope = { ...scope, symbols, topLevel: false, soft: false };
  const fills = parameters.map((parameter, i) => compileDefault(parameter, refs[i]!, inner));
  const run = scope.unit.body(body, inner);
  const enter = compileEnter(symbols);
  const slots = [...refs, ...special].map((ref) => ref.slot);
  return (outer) =>
    new Macro(signature, (rt, args): Value => {
      const f = new Frame(rt, owner.size, outer);
      slots.forEach((slot, i) => (f.slots[slot] = args[i]));
      enter(f);
      for (const fill of fills) fill(f);
      const text = rt.capture(() => run(f));
      return rt.autoescape ? new Markup(text) : text;
    });
}

/** Which of the special variables the body asks for; each becomes a parameter behind the others. */
function describe(
  name: string | undefined,
  parameters: readonly Parameter[],
  body: readonly Statement[],
  symbols: Symbols,
  span: Span,
): { readonly signature: MacroSignature; readonly special: readonly Ref[] } {
  const names = parameters.map((parameter) => parameter.name);
  const explicit = parameters.find((parameter) => parameter.name === 'caller');
  const special: Ref[] = [];
  const takes = (word: string): boolean => usesName(body, word);
  if (takes('caller') && explicit && !explicit.value) {
    throw new CompileFailure('jinja-syntax', l10n.t("The parameter 'caller' must have a default."), span);
  }
  const takesCaller = takes('caller');
  if (takesCaller && !explicit) special.push(symbols.declareParameter('caller'));
  const takesKeywords = takes('kwargs') && !names.includes('kwargs');
  if (takesKeywords) special.push(symbols.declareParameter('kwargs'));
  const takesRest = takes('varargs') && !names.includes('varargs');
  if (takesRest) special.push(symbols.declareParameter('varargs'));
  const signature = { name, parameters: names, takesCaller, takesKeywords, takesRest, explicitCaller: !!explicit };
  return { signature, special };
}

function compileDefault(parameter: Parameter, ref: Ref, scope: Scope): Action {
  const write = compileWrite(functionOf(scope), ref);
  const value = parameter.value && scope.unit.expression(parameter.value, scope);
  const missing = `parameter '${parameter.name}' was not provided`;
  return (f) => {
    if (f.slots[ref.slot] === undefined) write(f, value ? value(f) : f.rt.undefinedBecause(missing));
  };
}

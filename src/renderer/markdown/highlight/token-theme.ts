// Maps TextMate scopes to kinds of token, as a theme for the tokenizer. Its colours are only markers: a
// colour's number is the kind's index in the list, and code.css sets the real colour. Scope names:
// https://macromates.com/manual/en/language_grammars#naming-conventions, and the grammars' own.
import { tokenKinds, type TokenKind } from './token.ts'

const scopesOfPlain = [
  'keyword.operator',
  'punctuation',
  'meta.brace',
  'meta.embedded',
  'meta.interpolation',
  'meta.template.expression',
  'storage.type.function.arrow',
  'storage.modifier.pointer',
  'string.unquoted.argument.shell',
  'support.function.construct',
]

const scopesByKind: Readonly<Record<TokenKind, readonly string[]>> = {
  comment: [
    'comment',
    'punctuation.definition.comment',
    'punctuation.whitespace.comment.leading',
    'markup.quote',
    'meta.diff.header',
    'meta.diff.index',
    'punctuation.definition.from-file.diff',
    'punctuation.definition.to-file.diff',
    'punctuation.definition.range.diff',
  ],
  keyword: [
    'keyword',
    'storage',
    'variable.language',
    'entity.name.tag',
    'keyword.operator.expression',
    'keyword.type.go',
    'keyword.operator.new',
    'keyword.operator.word',
    'keyword.operator.logical.python',
    'keyword.operator.sizeof',
    'punctuation.definition.keyword',
    'punctuation.definition.directive',
    'support.function.construct.output.php',
    'support.type.exception.python',
  ],
  string: [
    'string',
    'punctuation.definition.string',
    'markup.inline.raw',
    'markup.fenced_code',
    'markup.underline.link',
    'constant.other.symbol',
    'meta.attribute.unquoted',
  ],
  constant: [
    'constant',
    'support.constant',
    'keyword.other.unit',
    'meta.diff.range',
    'markup.changed',
    'punctuation.definition.constant',
  ],
  function: [
    'entity.name.function',
    'entity.name.command',
    'support.function',
    'meta.function-call.generic.python',
    'variable.function',
    'keyword.other.special-method.make',
    'entity.name.method',
  ],
  type: [
    'entity.name.type',
    'entity.name.class',
    'entity.name.namespace',
    'entity.name.module',
    'entity.name.package',
    'entity.other.inherited-class',
    'entity.other.attribute-name.class.css',
    'entity.other.attribute-name.id.css',
    'entity.other.attribute-name.pseudo-class.css',
    'entity.other.attribute-name.pseudo-element.css',
    'support.type',
    'support.class',
    'keyword.type',
    'storage.type.built-in',
    'storage.type.boolean',
    'storage.type.byte',
    'storage.type.c',
    'storage.type.error',
    'storage.type.generic',
    'storage.type.haskell',
    'storage.type.java',
    'storage.type.numeric',
    'storage.type.object.array',
    'storage.type.primitive',
    'storage.type.string.go',
  ],
  property: [
    'entity.other.attribute-name',
    'support.type.property-name',
    'support.type.vendored.property-name',
    'punctuation.support.type.property-name',
    'meta.object-literal.key',
    'meta.property-name',
    'entity.name.tag.yaml',
    'keyword.other.definition.ini',
    'variable.other.normal.shell',
    'variable.other.special.shell',
    'variable.other.positional.shell',
    'variable.other.bracket.shell',
    'punctuation.definition.variable.shell',
    'variable.language.special.shell',
    'punctuation.definition.decorator',
    'entity.name.function.decorator',
    'meta.decorator',
  ],
  heading: ['markup.heading', 'markup.bold', 'entity.name.section', 'punctuation.definition.heading'],
  inserted: ['markup.inserted', 'punctuation.definition.inserted'],
  deleted: ['markup.deleted', 'punctuation.definition.deleted', 'invalid.deprecated'],
}

const markPlain = '#000000'

const markKind = (kind: TokenKind): string =>
  `#0000${(tokenKinds.indexOf(kind) + 1).toString(16).padStart(2, '0')}`

export const tokenTheme = {
  name: 'kinds',
  type: 'light' as const,
  settings: [
    { settings: { foreground: markPlain, background: '#FFFFFF' } },
    { scope: scopesOfPlain, settings: { foreground: markPlain } },
    ...tokenKinds.map((kind) => ({
      scope: [...scopesByKind[kind]],
      settings: { foreground: markKind(kind) },
    })),
  ],
}

/** The kind that a marker means; `null` for plain text or another colour. */
export function readMarker(colour: string | undefined): TokenKind | null {
  const found = /^#0000([0-9a-f]{2})$/iu.exec(colour ?? '')
  return tokenKinds[Number.parseInt(found?.[1] ?? '0', 16) - 1] ?? null
}

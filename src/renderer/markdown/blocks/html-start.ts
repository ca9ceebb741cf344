// Decides whether a line begins a block of HTML, which is shown as written, and what ends it (CommonMark
// 0.31, 4.6).

export interface HtmlStart {
  /** The block ends with a line that matches; `null` means before a blank line. */
  readonly end: RegExp | null
  readonly canInterrupt: boolean
}

const names =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|' +
  'track|ul'

const attribute = String.raw`\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:[^"'=<>\x60\s]+|'[^']*'|"[^"]*"))?`
const wholeTag = new RegExp(
  String.raw`^(?:<[a-z][a-z0-9-]*(?:${attribute})*\s*/?>|</[a-z][a-z0-9-]*\s*>)\s*$`,
  'iu',
)

const kinds: readonly (readonly [begin: RegExp, end: RegExp | null])[] = [
  [/^<(?:script|pre|style|textarea)(?:\s|>|$)/iu, /<\/(?:script|pre|style|textarea)>/iu],
  [/^<!--/u, /-->/u],
  [/^<\?/u, /\?>/u],
  [/^<![a-z]/iu, />/u],
  [/^<!\[CDATA\[/u, /\]\]>/u],
  [new RegExp(String.raw`^</?(?:${names})(?:\s|/?>|$)`, 'iu'), null],
]

/** A longer line isn't checked for being a single tag. */
const maxTagChars = 1_000

export function readHtmlStart(text: string): HtmlStart | null {
  for (const [begin, end] of kinds) if (begin.test(text)) return { end, canInterrupt: true }
  const isAlone = text.length <= maxTagChars && wholeTag.test(text) && !/^<br\s*\/?>/iu.test(text)
  return isAlone ? { end: null, canInterrupt: false } : null
}

// markdown-it's inline parser with this app's rules: LaTeX, footnote marks, bare URLs, and no HTML. It
// doesn't check URLs; the code that draws a link does.
import createParser, { type MarkdownIt, type StateInline } from 'markdown-it'
import { readAddress } from './bare-address.ts'
import { normalizeLabel } from '../label.ts'
import { readInlineMath } from './inline-math.ts'

/** Deeper phrasing is shown without its formatting. */
export const maxPhrasingDepth = 40

const backslash = 92
const bracket = 91
const caret = 94
const colon = 58
const dollar = 36
const less = 60
const maxMarkChars = 200

export const phrasingParser = makeParser()

function makeParser(): MarkdownIt {
  const parser = createParser({ html: false, linkify: false, maxNesting: maxPhrasingDepth })
  parser.validateLink = () => true
  parser.normalizeLink = (url) => url
  parser.normalizeLinkText = (url) => url
  const { ruler } = parser.inline
  ruler.at('linkify', addAddress)
  ruler.before('escape', 'math', addMath)
  ruler.before('link', 'footnote-mark', addMark)
  ruler.before('autolink', 'line-break', addBreak)
  return parser
}

function addMath(state: StateInline, silent: boolean): boolean {
  const first = state.src.charCodeAt(state.pos)
  if (first !== dollar && first !== backslash) return false
  const math = readInlineMath(state.src, state.pos, state.posMax)
  if (math === null) return false
  if (!silent) state.push('math', '', 0).content = math.tex
  state.pos = math.end
  return true
}

function addMark(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (src.charCodeAt(pos) !== bracket || src.charCodeAt(pos + 1) !== caret) return false
  const end = src.indexOf(']', pos)
  if (end < 0 || end >= posMax || end === pos + 2 || end - pos > maxMarkChars || src[end + 1] === '(')
    return false
  const label = src.slice(pos + 2, end)
  if (/[\s[]/u.test(label)) return false
  if (!silent) {
    const token = state.push('mark', '', 0)
    token.content = label
    token.markup = normalizeLabel(label)
  }
  state.pos = end + 1
  return true
}

/**
 * Finds `https://…` before emphasis can take its underscores. The text before the colon is in `pending` by
 * then.
 */
function addAddress(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== colon || state.linkLevel > 0) return false
  const scheme = /(?<![a-z0-9])https?$/iu.exec(state.pending.slice(-8))?.[0]
  if (scheme === undefined || !state.src.startsWith('://', state.pos)) return false
  const start = state.pos - scheme.length
  const end = readAddress(state.src, start, state.posMax)
  if (end === null) return false
  if (!silent) {
    state.pending = state.pending.slice(0, -scheme.length)
    const url = state.src.slice(start, end)
    state.push('link_open', 'a', 1).attrs = [['href', url]]
    state.push('text', '', 0).content = url
    state.push('link_close', 'a', -1)
  }
  state.pos = end
  return true
}

/** `<br>` is the only HTML that Markdown can't replace: a line break inside a table's cell. */
function addBreak(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== less) return false
  const tag = /^<br\s{0,4}\/?>/iu.exec(
    state.src.slice(state.pos, Math.min(state.pos + 12, state.posMax)),
  )?.[0]
  if (tag === undefined) return false
  if (!silent) state.push('hardbreak', 'br', 0)
  state.pos += tag.length
  return true
}

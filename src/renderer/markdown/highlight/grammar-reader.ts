// The tokenizer: shiki's TextMate engine on the browser's own regular expressions, because the window may not
// run WebAssembly. Loaded on demand, after the first paint. A rule or line that it can't read becomes plain
// text.
import { createShikiPrimitive, type LanguageRegistration } from '@shikijs/core'
import { EncodedTokenMetadata, INITIAL, type IGrammar, type StateStack } from '@shikijs/core/textmate'
import type { LineReader, LineState, ReadLine } from './line-reader.ts'
import { openRuleEngine, outOfTime } from './rule-engine.ts'
import { readMarker, tokenTheme } from './token-theme.ts'
import { readPlainLine, type Token, type TokenKind, type TokenLine } from './token.ts'

/** A longer line is treated as data and stays plain. */
const maxLineChars = 2_000
/** The engine checks this limit between two matches. A line that exceeds it twice stays plain. */
const maxLineMs = 250
/** After this many such lines, the whole language stays plain. */
const maxSlowLines = 3

/** Shared by all readers, because grammars embed each other. */
const rules = openRuleEngine()

/**
 * `registrations` must end with the language itself. Each reader has its own registry, so that its states
 * stay valid.
 */
export function openGrammarReader(registrations: LanguageRegistration[]): LineReader {
  const primitive = createShikiPrimitive({
    engine: rules.engine,
    langs: registrations,
    themes: [tokenTheme],
    warnings: false,
  })
  const { colorMap } = primitive.setTheme(tokenTheme.name)
  const kinds = colorMap.map(readMarker)
  const grammar: IGrammar = primitive.getLanguage(registrations.at(-1)?.name ?? '')
  let slowLines = 0

  const readLine = (text: string, state: LineState, deadlineMs: number): ReadLine | null => {
    if (text.length > maxLineChars || slowLines >= maxSlowLines)
      return { tokens: readPlainLine(text), end: state }
    rules.deadlineMs = deadlineMs
    try {
      let attempt = 0
      let rulesBefore
      let read
      do {
        attempt += 1
        rulesBefore = rules.ruleCount
        // The cast is safe: every `LineState` is a `StateStack` made here.
        read = grammar.tokenizeLine2(text, state as StateStack, maxLineMs)
        // Try again if the time may have gone into translating rules for the first time.
      } while (read.stoppedEarly && (attempt === 1 || rules.ruleCount > rulesBefore))
      if (!read.stoppedEarly) return { tokens: cutTokens(text, read.tokens, kinds), end: read.ruleStack }
      slowLines += 1
    } catch (error) {
      if (error === outOfTime) return null
    }
    return { tokens: readPlainLine(text), end: state }
  }
  return { start: INITIAL, readLine }
}

/** `encoded` contains pairs: a token's start, and its metadata. */
function cutTokens(text: string, encoded: Uint32Array, kinds: readonly (TokenKind | null)[]): TokenLine {
  const tokens: Token[] = []
  let kind: TokenKind | null = null
  let start = 0
  let isBlankSoFar = true
  for (let index = 0; index < encoded.length; index += 2) {
    const from = encoded[index] ?? 0
    const to = Math.min(encoded[index + 2] ?? text.length, text.length)
    // Space has no colour, so it joins the token beside it.
    if (from >= to || isBlank(text, from, to)) continue
    const next = kinds[EncodedTokenMetadata.getForeground(encoded[index + 1] ?? 0)] ?? null
    if (next !== kind && !isBlankSoFar) {
      tokens.push({ text: text.slice(start, from), kind })
      start = from
    }
    kind = next
    isBlankSoFar = false
  }
  if (start < text.length) tokens.push({ text: text.slice(start), kind })
  return tokens
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 9) return false
  }
  return true
}

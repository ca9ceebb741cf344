// Finds LaTeX inside a line. Dollar signs follow pandoc's rule, so that prices stay prices: no space just
// inside the signs and no digit after the closing one; also no letter or digit right before the opening one.

export interface ReadMath {
  readonly tex: string
  /** Where the text continues. */
  readonly end: number
}

const maxMathChars = 4_000
const backslash = 92
const dollar = 36

export function readInlineMath(text: string, start: number, limit: number): ReadMath | null {
  const end = Math.min(limit, start + maxMathChars)
  if (text.charCodeAt(start) === backslash) return readBracketed(text, start, end)
  return text.charCodeAt(start + 1) === dollar ? readDoubled(text, start, end) : readDollars(text, start, end)
}

function readDollars(text: string, start: number, limit: number): ReadMath | null {
  if (/[\p{L}\p{N}$\\]$/u.test(text.slice(Math.max(0, start - 2), start))) return null
  if (/^\s?$/u.test(text.charAt(start + 1))) return null
  for (let at = start + 1; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === backslash) at++
    else if (code === dollar) {
      const isClosing = !/\s/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}$]/u.test(text.charAt(at + 1))
      return isClosing ? { tex: text.slice(start + 1, at), end: at + 1 } : null
    }
  }
  return null
}

function readDoubled(text: string, start: number, limit: number): ReadMath | null {
  if (text.charCodeAt(start + 2) === dollar) return null
  const close = text.indexOf('$$', start + 2)
  if (close < 0 || close + 2 > limit) return null
  const tex = text.slice(start + 2, close).trim()
  return tex === '' ? null : { tex, end: close + 2 }
}

/** `\(…\)`, and `\[…\]` unless it only escapes brackets, as in `\[1\]`. */
function readBracketed(text: string, start: number, limit: number): ReadMath | null {
  const opener = text.charAt(start + 1)
  if (opener !== '(' && opener !== '[') return null
  const close = text.indexOf(opener === '(' ? '\\)' : '\\]', start + 2)
  if (close < 0 || close + 2 > limit) return null
  const tex = text.slice(start + 2, close)
  const isMath = opener === '(' ? tex.trim() !== '' : looksLikeMath(tex) && text[close + 2] !== '('
  return isMath ? { tex: tex.trim(), end: close + 2 } : null
}

/** Returns true if the content of `\\[…\\]` is a formula, and not words with escaped brackets. */
export const looksLikeMath = (tex: string): boolean => /^\s|[\\^_={}+<>]/u.test(tex)

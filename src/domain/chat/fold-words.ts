// Splits a text into the words that search compares: without case, accents and width. In scripts without
// spaces each character is a word, so that any part of a run is found. The index, a query and the marks in an
// excerpt all use these words, so they agree on what matches.

export interface Word {
  /** The form that is compared: only letters, marks and digits, never empty. */
  readonly folded: string
  /** The place in the text, in UTF-16 units; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** True for a character of a script without spaces. */
  readonly isCharacter: boolean
}

// A Hangul syllable can be written as its parts, and a voiced kana as two characters; each is one word.
const character = String.raw`[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}]&&[\p{L}\p{N}]][\p{M}\uff9e\uff9f]*`
const inWord = String.raw`[[\p{L}\p{M}\p{N}\p{Co}]--[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}]&&[\p{L}\p{N}]]]`
const wordPattern = new RegExp(`(${character})|${inWord}+`, 'gv')

// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, and variation selectors. Marks of other
// scripts make another letter, so they stay.
const accents =
  // oxlint-disable-next-line no-misleading-character-class -- marks alone are meant, on any letter
  /[\u{300}-\u{36f}\u{483}-\u{487}\u{591}-\u{5bd}\u{5bf}\u{5c1}\u{5c2}\u{5c4}\u{5c5}\u{5c7}\u{610}-\u{61a}\u{64b}-\u{65f}\u{670}\u{6d6}-\u{6dc}\u{1ab0}-\u{1aff}\u{1dc0}-\u{1dff}\u{20d0}-\u{20ff}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu
const notInWord = /[^\p{L}\p{M}\p{N}\p{Co}]/gu
const hasLetter = /[\p{L}\p{N}\p{Co}]/u
// No letters, or one ASCII word: the most frequent case.
const isAscii = /^[\u0000-\u007f]*$/u // oxlint-disable-line no-control-regex -- all of ASCII is meant

// The most frequent characters of scripts without spaces; folding doesn't change them.
const isFolded = /^[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]$/u

// Letters that Unicode does not decompose, and that many keyboards lack.
const plainLetters: { readonly [letter: string]: string } = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ς: 'σ',
}
const plainLetterPattern = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu')

/**
 * Longer words are cut, in the index and in a query: nobody types them, and a pasted file can be one word.
 */
const maxWordChars = 100

/** Yields the words in order. Lazy, so that a word near the beginning of a long text is found quickly. */
export function* readWords(text: string): Generator<Word> {
  for (const match of text.matchAll(wordPattern)) {
    const folded = foldWord(match[0])
    if (folded === '') continue
    const isCharacter = match[1] !== undefined
    yield { folded, start: match.index, end: match.index + match[0].length, isCharacter }
  }
}

/** Returns all words with a space before and after each, for an index that splits at spaces. */
export function foldWords(text: string): string {
  let folded = ' '
  for (const word of text.match(wordPattern) ?? []) {
    const one = foldWord(word)
    if (one !== '') folded += `${one} `
  }
  return folded
}

/** Returns an empty text if only marks are left. */
function foldWord(word: string): string {
  if (isAscii.test(word)) return word.slice(0, maxWordChars).toLowerCase()
  if (isFolded.test(word)) return word
  const plain = word
    .slice(0, 4 * maxWordChars)
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(plainLetterPattern, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC')
    .replace(notInWord, '')
  if (!hasLetter.test(plain)) return ''
  const cut = plain.slice(0, maxWordChars)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

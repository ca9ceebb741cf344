// Turns off two costly features of the composer's field while its text is long, and finds the text's
// direction itself instead.

/**
 * From this length on, the field has its maximum height and loses two features that lay out the whole text at
 * each key: sizing itself to its content, and `dir="auto"`. With them a key in the middle of 200,000
 * characters took ten times as long, a quarter of a second (measured in Chromium).
 */
const longChars = 4_000

export function markLength(field: HTMLTextAreaElement, text: string): void {
  const isLong = text.length > longChars
  if (isLong === 'long' in field.dataset) return
  field.toggleAttribute('data-long', isLong)
  field.dir = isLong ? readDirection(text) : 'auto'
}

// The scripts whose letters run from right to left (Unicode's bidi classes R and AL).
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const letter = /\p{L}/u

/** The direction of a text by its first letter, as `dir="auto"` decides it. */
export function readDirection(text: string): 'ltr' | 'rtl' {
  const first = letter.exec(text)?.[0]
  return first !== undefined && rightToLeft.test(first) ? 'rtl' : 'ltr'
}

// What the composer's field does without while its text is long, and one thing that is found out instead: the
// direction of the text.

/**
 * From here on a field is as high as it may get, and must do without two things that lay all of its text out at
 * each key: sizing itself by it, and finding each paragraph's own direction. With them a key in the middle of
 * 200,000 characters took ten times as long, a quarter of a second (measured in Chromium).
 */
const longChars = 4_000

export function markLength(field: HTMLTextAreaElement, text: string): void {
  const isLong = text.length > longChars
  if (isLong === 'long' in field.dataset) return
  field.toggleAttribute('data-long', isLong)
  field.dir = isLong ? readDirection(text) : 'auto'
}

// Hebrew, Arabic and their neighbours: the letters that run from right to left (Unicode's bidi classes R and AL).
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const letter = /\p{L}/u

/** The direction of a text by its first letter that has one, as `dir="auto"` tells it. */
export function readDirection(text: string): 'ltr' | 'rtl' {
  const first = letter.exec(text)?.[0]
  return first !== undefined && rightToLeft.test(first) ? 'rtl' : 'ltr'
}

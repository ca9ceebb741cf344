// The direction of a text by its first letter that has one, as `dir="auto"` tells it. Pure.

// Hebrew, Arabic and their neighbours: the letters that run from right to left (Unicode's bidi classes R and AL).
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const letter = /\p{L}/u

export function readDirection(text: string): 'ltr' | 'rtl' {
  const first = letter.exec(text)?.[0]
  return first !== undefined && rightToLeft.test(first) ? 'rtl' : 'ltr'
}

// A name for a text that the system draws: a dialog, a notification. There a long or crafted name could pass for
// the app's own words, so it is one short line without control characters or marks that turn the direction.

const maxChars = 40
const deceptivePattern = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

export function shortName(name: string): string {
  const plain = name.replace(/\s+/gu, ' ').replace(deceptivePattern, '').trim()
  const chars = Array.from(plain)
  return chars.length <= maxChars
    ? plain
    : `${chars
        .slice(0, maxChars - 1)
        .join('')
        .trimEnd()}…`
}

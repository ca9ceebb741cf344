// The language of the app. Main and the window choose it once, at start, before they read a word. A module that reads
// words while it loads is too early, and throws.

const locales = { en: 'en-US' } as const

export type Language = keyof typeof locales

const languages: readonly [Language, ...Language[]] = ['en']

let spoken: Language | null = null

export function speak(language: Language): void {
  spoken = language
}

export function readLanguage(): Language {
  if (spoken === null) throw new Error('Words were read before a language was chosen.')
  return spoken
}

/** Returns the locale for `Intl`. */
export const readLocale = (): string => locales[readLanguage()]

/** `preferred`: BCP 47 tags, the most wanted first. */
export const pickLanguage = (preferred: readonly string[]): Language => pickFrom(languages, preferred)

/** Returns the first preferred language that is offered in the same script, in any region; else the first offered. */
export function pickFrom<Offered extends string>(
  offered: readonly [Offered, ...Offered[]],
  preferred: readonly string[],
): Offered {
  for (const tag of preferred) {
    const wanted = readTag(tag)
    const found = offered.find((one) => wanted !== null && readTag(one) === wanted)
    if (found !== undefined) return found
  }
  return offered[0]
}

/** Returns language and script: the same for "zh-TW" and "zh-Hant-HK", not for "zh-CN". `null` for an invalid tag. */
function readTag(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return `${language}-${script ?? ''}`
  } catch {
    return null
  }
}

// Numbers, dates and plurals as the chosen language writes them. Each formatter is made once for each language.
import { readLocale } from './language.ts'

/** Returns a function that gives the formatter of the current language. Call it at each use, and keep no formatter. */
export function inLocale<Made>(
  make: (locale: string) => Made,
  locale: () => string = readLocale,
): () => Made {
  const made = new Map<string, Made>()
  return () => {
    const name = locale()
    const known = made.get(name)
    if (known !== undefined) return known
    const one = make(name)
    made.set(name, one)
    return one
  }
}

const whole = inLocale((locale) => new Intl.NumberFormat(locale))
const rules = inLocale((locale) => new Intl.PluralRules(locale))

export const formatWhole = (value: number): string => whole().format(value)

/** The plural forms of a noun, as many as the language has. English has `one` and `other`. */
export type Forms = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string }

export const plural = (value: number, forms: Forms): string => forms[rules().select(value)] ?? forms.other

/** A number with its noun. */
export const count = (value: number, forms: Forms): string => `${formatWhole(value)} ${plural(value, forms)}`

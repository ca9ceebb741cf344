// Every text that a person reads, in the language that was chosen at start. Read it where you show it, as
// `words.<noun>.<name>`, and keep no word: the language can change.
import { en } from './en/en.ts'
import { readLanguage, type Language } from './language.ts'

/** The shape of English without its texts. Functions keep their parameters, and lists their length. */
type Widened<Value> = Value extends string
  ? string
  : Value extends (...facts: never[]) => unknown
    ? Value
    : { readonly [Name in keyof Value]: Widened<Value[Name]> }

/** The words that every language must have: one that lacks a word doesn't compile. */
export type Words = Widened<typeof en>

const catalogues: Record<Language, Words> = { en }

/** A catalogue of getters: each noun is looked up in the language of the moment. */
export function readWords<Name extends string>(
  from: Readonly<Record<Name, Words>>,
  readName: () => Name,
): Words {
  const getters = Object.keys(en).map((noun) => [
    noun,
    { enumerable: true, get: (): unknown => Reflect.get(from[readName()], noun) },
  ])
  // Every catalogue has every noun of English, by its type.
  return Object.defineProperties({}, Object.fromEntries(getters)) as Words
}

export const words: Words = readWords(catalogues, readLanguage)

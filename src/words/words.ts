// Every text that a person reads, in the language that was chosen at start. Read it where it is shown, as
// `words.<noun>.<name>`: nothing may keep a word from one language to the next.
import { en } from './en/en.ts'
import { readLanguage, type Language } from './language.ts'

/** English's shape without its texts. Functions keep what they take, lists their length. */
type Widened<Value> = Value extends string
  ? string
  : Value extends (...facts: never[]) => unknown
    ? Value
    : { readonly [Name in keyof Value]: Widened<Value[Name]> }

/** What each language has to have; one that lacks a word does not compile. */
export type Words = Widened<typeof en>

const catalogues: Record<Language, Words> = { en }

/** A catalogue that looks up the language at each reading. */
export function readWords<Name extends string>(
  from: Readonly<Record<Name, Words>>,
  readName: () => Name,
): Words {
  const now = (): Words => from[readName()]
  return {
    get addKey() {
      return now().addKey
    },
    get alerts() {
      return now().alerts
    },
    get app() {
      return now().app
    },
    get budgets() {
      return now().budgets
    },
    get chat() {
      return now().chat
    },
    get code() {
      return now().code
    },
    get composer() {
      return now().composer
    },
    get conversations() {
      return now().conversations
    },
    get estimate() {
      return now().estimate
    },
    get failures() {
      return now().failures
    },
    get guide() {
      return now().guide
    },
    get keyImport() {
      return now().keyImport
    },
    get keys() {
      return now().keys
    },
    get markdown() {
      return now().markdown
    },
    get messages() {
      return now().messages
    },
    get models() {
      return now().models
    },
    get money() {
      return now().money
    },
    get native() {
      return now().native
    },
    get palette() {
      return now().palette
    },
    get personas() {
      return now().personas
    },
    get prices() {
      return now().prices
    },
    get prompts() {
      return now().prompts
    },
    get reconcile() {
      return now().reconcile
    },
    get search() {
      return now().search
    },
    get session() {
      return now().session
    },
    get settings() {
      return now().settings
    },
    get usage() {
      return now().usage
    },
    get usageExport() {
      return now().usageExport
    },
    get welcome() {
      return now().welcome
    },
  }
}

export const words: Words = readWords(catalogues, readLanguage)

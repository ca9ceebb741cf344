// What every piece of one Markdown text shares: where links go, and what its references mean.
import { createContext } from 'react'
import type { References } from './parse.ts'

export interface MarkdownScope {
  readonly onLink: (url: string) => void
  readonly references: References
  /** Sets the ids of this text apart from those of others in the window. */
  readonly idPrefix: string
}

export const emptyReferences: References = { definitions: new Map(), footnotes: new Map(), signature: '' }

export const MarkdownContext = createContext<MarkdownScope>({
  onLink: () => {},
  references: emptyReferences,
  idPrefix: '',
})

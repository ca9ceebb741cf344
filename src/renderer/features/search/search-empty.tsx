// Shown in place of results: what can be searched, that nothing was found, or that the search failed.
import type { ReactNode } from 'react'
import { describeFailure } from '../../../words/describe-failure.ts'
import { words } from '../../../words/words.ts'
import { Button } from '../../ui/button.tsx'
import type { SearchState } from './search-store.ts'
import { search } from './search.ts'

export function SearchEmpty({ state }: { readonly state: SearchState }): ReactNode {
  const { query, findings, failure } = state
  if (failure) {
    const { title, sentence } = describeFailure(failure)
    return (
      <Words title={title} sentence={sentence}>
        <Button className="mt-4" onClick={search.askAgain}>
          {words.app.tryAgain}
        </Button>
      </Words>
    )
  }
  if (query.trim() === '') return <Words title={words.search.hintTitle} sentence={words.search.hint} />
  // Says nothing until the first response.
  if (!findings) return <div className="h-32" />
  return <Words title={words.search.nothing(findings.query.trim())} sentence={words.search.nothingHint} />
}

interface WordsProps {
  readonly title: string
  readonly sentence: string
  readonly children?: ReactNode
}

/** Also used by the palette. */
export function Words({ title, sentence, children }: WordsProps): ReactNode {
  return (
    <div className="flex flex-col items-center px-6 py-10 text-center">
      <p dir="auto" className="line-clamp-2 max-w-full font-medium">
        {title}
      </p>
      <p className="mt-1 max-w-[420px] text-small text-quiet">{sentence}</p>
      {children}
    </div>
  )
}

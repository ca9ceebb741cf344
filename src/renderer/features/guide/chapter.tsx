// One chapter of the guide: its text, for the errors chapter their list, and buttons for the chapters before
// and after.
import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import type { FailureCode } from '../../../domain/failure.ts'
import { guideTopics, type GuideTopic } from '../../../domain/guide-topic.ts'
import { words } from '../../../words/words.ts'
import { MarkdownText } from '../../markdown/markdown.tsx'
import { Icon } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { openLink } from '../../parts/open-link.ts'
import { ErrorList } from './error-list.tsx'

interface ChapterProps {
  readonly topic: GuideTopic
  readonly code: FailureCode | undefined
  readonly headingRef: Ref<HTMLHeadingElement>
  readonly onOpen: (topic: GuideTopic) => void
}

export function Chapter({ topic, code, headingRef, onOpen }: ChapterProps): ReactNode {
  const { title, text } = words.guide.topics[topic]
  return (
    <article aria-label={title} className="appear max-w-[640px] min-w-0 [&_:is(th,td)]:wrap-break-word">
      <h2
        ref={headingRef}
        tabIndex={-1}
        className="mb-4 text-title font-semibold tracking-tight outline-none @max-2xl:sr-only"
      >
        {title}
      </h2>
      <MarkdownText text={text} onLink={openLink} />
      {topic === 'errors' && <ErrorList code={code} onOpen={onOpen} />}
      <Neighbours topic={topic} onOpen={onOpen} />
    </article>
  )
}

function Neighbours({ topic, onOpen }: Pick<ChapterProps, 'topic' | 'onOpen'>): ReactNode {
  const place = guideTopics.indexOf(topic)
  const [previous, next] = [guideTopics[place - 1], guideTopics[place + 1]]
  return (
    <div className="mt-12 grid gap-3 border-t border-line pt-6 @md:grid-cols-2">
      {previous && (
        <Neighbour topic={previous} word={words.guide.previous} icon={ArrowLeft} onOpen={onOpen} />
      )}
      {next && <Neighbour isNext topic={next} word={words.guide.next} icon={ArrowRight} onOpen={onOpen} />}
    </div>
  )
}

interface NeighbourProps {
  readonly topic: GuideTopic
  readonly word: string
  readonly icon: typeof ArrowLeft
  readonly isNext?: boolean
  readonly onOpen: (topic: GuideTopic) => void
}

function Neighbour({ topic, word, icon, isNext = false, onOpen }: NeighbourProps): ReactNode {
  return (
    <button
      type="button"
      onClick={() => onOpen(topic)}
      className={classes(
        'flex min-w-0 items-center gap-3 rounded-large border border-line bg-surface px-4 py-3 text-start',
        'hover:border-outline',
        isNext && 'flex-row-reverse text-end @md:col-start-2',
      )}
    >
      <Icon of={icon} className="text-quiet rtl:rotate-180" />
      <span className="min-w-0 flex-1">
        <span className="block text-tiny text-quiet">{word}</span>
        <span className="block truncate font-medium">{words.guide.topics[topic].title}</span>
      </span>
    </button>
  )
}

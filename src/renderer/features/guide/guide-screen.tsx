// The key guide: the list of chapters beside the current one, or above it in a narrow window. A failure's
// code leads to the explanation of that failure.
import { ArrowLeft } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { guideTopics, type GuideTopic } from '../../../domain/guide-topic.ts'
import { words } from '../../../words/words.ts'
import { goTo, stayAt, useOnArrival, usePlaceBefore, type Place } from '../../base/navigation.ts'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { inputClasses } from '../../ui/field.tsx'
import { Chapter } from './chapter.tsx'

type GuidePlace = Extract<Place, { readonly screen: 'guide' }>

const open = (topic: GuideTopic): void => goTo({ screen: 'guide', topic })

export function GuideScreen({ place }: { readonly place: GuidePlace }): ReactNode {
  const { code } = place
  const topic = code ? 'errors' : (place.topic ?? guideTopics[0])
  const scroller = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const before = usePlaceBefore()
  const isForWhole = place.topic === undefined && code === undefined

  // With a failure's code, that failure's heading takes the focus instead.
  useOnArrival(() => {
    if (code) return
    scroller.current?.scrollTo(0, 0)
    if (!isForWhole) heading.current?.focus({ preventScroll: true })
  })

  return (
    <>
      <ScreenHeader title={words.guide.title} takesFocus={isForWhole}>
        {before && (
          <Button kind="quiet" icon={ArrowLeft} className="-me-2" onClick={() => goTo(before)}>
            {words.guide.back}
          </Button>
        )}
      </ScreenHeader>
      <div ref={scroller} className="@container relative min-h-0 flex-1 overflow-y-auto">
        <div
          className="mx-auto grid w-full max-w-[920px] gap-x-12 gap-y-6 px-4 pt-6 pb-16 @2xl:px-8
            @2xl:grid-cols-[176px_minmax(0,1fr)]"
        >
          <Chapters current={topic} />
          <Chapter key={topic} topic={topic} code={code} headingRef={heading} onOpen={open} />
        </div>
      </div>
    </>
  )
}

/** Draws the chapters twice, of which CSS shows one: a list, or a select if there is no room. */
function Chapters({ current }: { readonly current: GuideTopic }): ReactNode {
  return (
    <>
      <nav aria-label={words.guide.chapters} className="sticky top-6 self-start @max-2xl:hidden">
        <ul className="-ms-3 grid gap-1">
          {guideTopics.map((topic) => (
            <li key={topic}>
              <button
                type="button"
                aria-current={topic === current ? 'page' : undefined}
                onClick={() => open(topic)}
                className={classes(
                  'min-h-8 w-full rounded-small px-3 py-1 text-start select-none',
                  topic === current ? 'bg-chosen font-medium' : 'text-quiet hover:bg-soft hover:text-ink',
                )}
              >
                {words.guide.topics[topic].title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <select
        aria-label={words.guide.chapters}
        value={current}
        onChange={(event) => {
          const chosen = guideTopics.find((topic) => topic === event.target.value)
          // Arrow keys choose one chapter after another, so the focus must stay here.
          if (chosen) stayAt({ screen: 'guide', topic: chosen })
        }}
        className={classes(inputClasses, '@2xl:hidden')}
      >
        {guideTopics.map((topic) => (
          <option key={topic} value={topic}>
            {words.guide.topics[topic].title}
          </option>
        ))}
      </select>
    </>
  )
}

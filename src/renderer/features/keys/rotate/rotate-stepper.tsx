// Draws steps below each other along a line: done ones with a tick, the current one filled, later ones
// dimmed.
import { Check } from 'lucide-react'
import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { words } from '../../../../words/words.ts'
import { Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'

interface StepperProps<Step extends string> {
  /** The heading of the current step, for the sheet's first focus. */
  readonly nowRef: RefObject<HTMLHeadingElement | null>
  readonly steps: readonly Step[]
  /** `done` means all of them. */
  readonly now: Step | 'done'
  readonly names: Readonly<Record<Step, string>>
  /** What a step shows below its name once it has begun. */
  readonly bodies: Readonly<Record<Step, ReactNode>>
}

type Standing = 'done' | 'now' | 'later'

const standings = { done: 'stepDone', now: 'stepNow', later: 'stepLater' } as const satisfies Record<
  Standing,
  string
>

export function Stepper<Step extends string>(props: StepperProps<Step>): ReactNode {
  const { nowRef, steps, now, names, bodies } = props
  const at = now === 'done' ? steps.length : steps.indexOf(now)
  return (
    <ol className="mt-6">
      {steps.map((step, index) => (
        <StepItem
          key={step}
          number={index + 1}
          name={names[step]}
          standing={index < at ? 'done' : index === at ? 'now' : 'later'}
          isLast={index === steps.length - 1}
          nowRef={nowRef}
        >
          {bodies[step]}
        </StepItem>
      ))}
    </ol>
  )
}

interface StepItemProps {
  readonly number: number
  readonly name: string
  readonly standing: Standing
  readonly isLast: boolean
  readonly nowRef: RefObject<HTMLHeadingElement | null>
  readonly children: ReactNode
}

function StepItem(props: StepItemProps): ReactNode {
  const { number, name, standing, isLast, nowRef, children } = props
  const heading = useFocusWhenReached(standing === 'now', nowRef)
  return (
    <li aria-current={standing === 'now' ? 'step' : undefined} className="flex gap-3">
      <span className="flex flex-col items-center">
        <span
          aria-hidden
          className={classes(
            'flex size-6 shrink-0 items-center justify-center rounded-full border text-tiny font-medium',
            standing === 'done' && 'border-transparent bg-chosen text-ink',
            standing === 'now' && 'border-transparent bg-brass text-on-brass',
            standing === 'later' && 'border-outline text-quiet',
          )}
        >
          {standing === 'done' ? <Icon of={Check} /> : number}
        </span>
        {!isLast && <span aria-hidden className="my-1 w-px flex-1 bg-line" />}
      </span>
      <div className={classes('min-w-0 flex-1', standing === 'later' ? 'pb-4' : 'pb-6')}>
        <h3
          ref={heading}
          tabIndex={-1}
          className={classes('leading-6 outline-none', standing === 'later' ? 'text-quiet' : 'font-semibold')}
        >
          {name}
          <span className="sr-only">, {words.keys.rotation[standings[standing]]}</span>
        </h3>
        {standing !== 'later' && <div className="mt-1">{children}</div>}
      </div>
    </li>
  )
}

/** The button that led here is gone, so the new step takes the focus and scrolls into view. */
function useFocusWhenReached(isNow: boolean, nowRef: RefObject<HTMLHeadingElement | null>) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(isNow)
  useEffect(() => {
    if (isNow) nowRef.current = heading.current
    if (isNow && !before.current) {
      heading.current?.focus({ preventScroll: true })
      heading.current?.closest('li')?.scrollIntoView({ block: 'nearest' })
    }
    before.current = isNow
  }, [isNow, nowRef])
  return heading
}

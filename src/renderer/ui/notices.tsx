// Notices about something outside what the user looks at. A bar above the screen stays until it is dismissed.
// A brief notice floats over the screen's header and disappears by itself, unless the pointer or the focus is
// on it. Either can have an action; Ctrl+Z (⌘Z) runs that of the latest brief one, unless a field has the
// focus.
import { X } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, type FocusEvent, type ReactNode } from 'react'
import { unlessDeclined, type Failure } from '../../domain/failure.ts'
import { words } from '../../words/words.ts'
import { createStore, useStore } from '../base/store.ts'
import { announce } from './announce.tsx'
import { Button, IconButton } from './button.tsx'
import { classes } from './classes.ts'
import { isDialogOpen } from './is-dialog-open.ts'

export interface NoticeAction {
  readonly label: string
  readonly press: () => void
}

interface Notice {
  readonly text: string
  readonly action: NoticeAction | null
  readonly isBrief: boolean
  /** How long a brief notice is shown. */
  readonly forMs: number
}

const briefMs = 8_000
const maxBrief = 3

const notices = createStore<readonly Notice[]>([])

export function tell(text: string, action: NoticeAction | null = null): void {
  notices.change((shown) => {
    if (shown.some((one) => one.text === text && !one.isBrief)) return shown
    return [...shown, { text, action, isBrief: false, forMs: 0 }]
  })
}

/** The same text again replaces the first notice and restarts its time. */
export function tellBriefly(text: string, action: NoticeAction | null = null, forMs = briefMs): void {
  notices.change((shown) => {
    const others = shown.filter((one) => !(one.isBrief && one.text === text))
    const tooMany = others.filter(({ isBrief }) => isBrief).slice(0, -(maxBrief - 1))
    return [...others.filter((one) => !tooMany.includes(one)), { text, action, isBrief: true, forMs }]
  })
  announce(action ? `${text} ${action.label}: ${isMac ? '⌘Z' : 'Ctrl+Z'}` : text)
}

/** Loads the texts of failures only now, because the first paint doesn't need them. */
export function tellFailure(failure: Failure): void {
  if (unlessDeclined(failure)) void tellInWords(failure)
}

async function tellInWords(failure: Failure): Promise<void> {
  const { describeFailure } = await import('../../words/describe-failure.ts')
  const { title, sentence } = describeFailure(failure)
  tell(`${title}. ${sentence}`)
}

const take = (notice: Notice): void => notices.change((shown) => shown.filter((one) => one !== notice))

const isMac = navigator.platform.startsWith('Mac')

interface NoticeBarsProps {
  /** Brief notices are centred over the header, or at its end on a screen whose tabs reach the middle. */
  readonly briefAt: 'middle' | 'end'
}

export function NoticeBars({ briefAt }: NoticeBarsProps): ReactNode {
  const shown = useStore(notices, (state) => state)
  const brief = shown.filter(({ isBrief }) => isBrief)
  useUndoKey(brief.findLast(({ action }) => action !== null))
  return (
    <>
      {shown
        .filter(({ isBrief }) => !isBrief)
        .map((notice) => (
          <Bar key={notice.text} notice={notice} />
        ))}
      {brief.length > 0 && (
        <div className="relative z-10 h-0 shrink-0">
          <div
            className={classes(
              'pointer-events-none absolute inset-x-0 top-2 flex flex-col gap-2 max-sm:top-14',
              briefAt === 'middle'
                ? 'items-center px-4'
                : 'items-end ps-4 pe-16 max-sm:items-center max-sm:px-4',
            )}
          >
            {brief.map((notice) => (
              <BriefNotice key={notice.text} notice={notice} />
            ))}
          </div>
        </div>
      )}
    </>
  )
}

function Bar({ notice }: { readonly notice: Notice }): ReactNode {
  const { text, action } = notice
  return (
    <div role="status" className="flex items-start gap-2 border-b border-line bg-soft py-1 ps-4 pe-1">
      <p className="min-w-0 flex-1 py-1 text-small">{text}</p>
      {action && (
        <Button
          kind="quiet"
          onClick={() => {
            take(notice)
            action.press()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton name={words.app.dismiss} icon={X} onClick={() => take(notice)} />
    </div>
  )
}

function BriefNotice({ notice }: { readonly notice: Notice }): ReactNode {
  const { text, action } = notice
  const [isHovered, setIsHovered] = useState(false)
  const [isFocused, setIsFocused] = useState(false)
  const cameFrom = useRef<HTMLElement | null>(null)
  const isHeld = isHovered || isFocused

  const leave = useCallback(() => {
    cameFrom.current?.focus()
    take(notice)
  }, [notice])

  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(() => take(notice), notice.forMs)
    return () => clearTimeout(timer)
  }, [isHeld, notice])

  const onFocus = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
      cameFrom.current = relatedTarget
    setIsFocused(true)
  }
  return (
    <div
      data-testid="brief-notice"
      onMouseEnter={() => setIsHovered(true)}
      onMouseLeave={() => setIsHovered(false)}
      onFocus={onFocus}
      onBlur={(event) => setIsFocused(event.currentTarget.contains(event.relatedTarget))}
      onKeyDown={(event) => event.key === 'Escape' && leave()}
      className="appear pointer-events-auto flex max-w-full items-center gap-1 rounded-large border border-line
        bg-raised ps-4 pe-1 shadow-raised"
    >
      <p className="line-clamp-2 min-w-0 py-1 text-small">{text}</p>
      {action && (
        <Button
          kind="quiet"
          aria-keyshortcuts={isMac ? 'Meta+Z' : 'Control+Z'}
          title={isMac ? '⌘Z' : 'Ctrl+Z'}
          className="h-7 ms-1"
          onClick={() => {
            leave()
            action.press()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton name={words.app.dismiss} icon={X} className="size-7" onClick={leave} />
    </div>
  )
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

function useUndoKey(notice: Notice | undefined): void {
  useEffect(() => {
    if (!notice) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      const isCommand = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
      if (!isCommand || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'z') return
      // A dialog keeps the key for itself, and a field for its own undo.
      if (isWriting(event.target) || isDialogOpen()) return
      event.preventDefault()
      take(notice)
      notice.action?.press()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [notice])
}

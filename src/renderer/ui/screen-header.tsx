// The top of each screen: the way to the sidebar, the title, and what belongs to the screen.
import { PanelLeft } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import { useOnArrival } from '../base/navigation.ts'
import { showSidebar, useFocusAfterToggle, useIsNarrow, useIsSidebarShown } from '../base/sidebar-state.ts'

interface ScreenHeaderProps {
  readonly title: string
  /** A chat gives the focus to its composer instead. */
  readonly takesFocus?: boolean
  /** Where the page itself shows it, larger. */
  readonly isTitleHidden?: boolean
  readonly beside?: ReactNode
  readonly children?: ReactNode
}

export function ScreenHeader(props: ScreenHeaderProps): ReactNode {
  const { title, takesFocus = true, isTitleHidden = false, beside, children } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const isNarrow = useIsNarrow()
  const isSidebarShown = useIsSidebarShown()

  useEffect(() => {
    document.title = `${title} – ${words.app.name}`
  }, [title])

  useOnArrival(() => {
    if (takesFocus) heading.current?.focus()
  })

  return (
    <header
      className={classes(
        'flex min-h-12 shrink-0 items-center gap-2 border-b px-4 py-2',
        isTitleHidden ? 'border-transparent' : 'border-line',
      )}
    >
      {(isNarrow || !isSidebarShown) && <ShowSidebar />}
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
        <h1
          ref={heading}
          tabIndex={-1}
          dir="auto"
          title={title}
          className={isTitleHidden ? 'sr-only' : 'max-w-full truncate text-base font-semibold outline-none'}
        >
          {title}
        </h1>
        {beside}
      </div>
      {children}
    </header>
  )
}

function ShowSidebar(): ReactNode {
  const button = useRef<HTMLButtonElement>(null)
  useFocusAfterToggle(button)
  return (
    <IconButton
      ref={button}
      name={words.conversations.show}
      icon={PanelLeft}
      className="-ms-2"
      onClick={() => showSidebar(true)}
    />
  )
}

/**
 * The page of a screen that is not a chat: one calm column that scrolls. `relative`, so that what is placed
 * inside for screen readers alone scrolls along and makes nothing else scroll.
 */
export function ScreenPage({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div data-page className="relative min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-[1040px] px-4 pt-6 pb-16 md:px-8">{children}</div>
    </div>
  )
}

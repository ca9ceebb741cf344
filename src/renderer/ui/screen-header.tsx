// The top of each screen: a button that shows the hidden sidebar, the title, and the screen's own controls.
import { PanelLeft } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { IconButton } from './button.tsx'
import { classes } from './classes.ts'
import { useOnArrival } from '../base/navigation.ts'
import { showSidebar, useFocusAfterToggle, useIsNarrow, useIsSidebarShown } from '../base/sidebar-state.ts'

interface ScreenHeaderProps {
  readonly title: string
  /** False for a chat, which focuses its composer instead. */
  readonly takesFocus?: boolean
  /** True if the page itself shows the title, larger. */
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
 * The page of every screen except the chat: one scrolling column. It is `relative`, so that hidden elements
 * for screen readers scroll with it and don't make anything else scroll.
 */
export function ScreenPage({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div data-page className="relative min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-[1040px] px-4 pt-6 pb-16 md:px-8">{children}</div>
    </div>
  )
}

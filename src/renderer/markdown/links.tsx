// Links and images. There is never an href or src: a URL leaves only through `onLink`, by click or Enter, and
// only https and mail addresses do. Other URLs are shown as text.
import { Image as ImageIcon } from 'lucide-react'
import { use, type KeyboardEvent, type ReactNode } from 'react'
import { parseLink } from '../../domain/link.ts'
import { words } from '../../words/words.ts'
import { ActionsContext } from './context.ts'

interface LinkProps {
  readonly url: string
  /** The link's text, to check whether it already shows the URL. */
  readonly label: string
  readonly children: ReactNode
}

export function MarkdownLink({ url, label, children }: LinkProps): ReactNode {
  const { onLink } = use(ActionsContext)
  // Main checks it again with the same function before it asks the user.
  const safe = parseLink(url)?.url ?? null
  if (safe === null) {
    const isShown = url === '' || label === url || url.endsWith(`//${label}`)
    return (
      <>
        {children}
        {!isShown && ` (${url.slice(0, 200)})`}
      </>
    )
  }
  const open = () => onLink(safe)
  return (
    <span
      role="link"
      tabIndex={0}
      title={safe}
      onClick={open}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && open()}
    >
      {children}
    </span>
  )
}

export function MarkdownImage({ url, alt }: { readonly url: string; readonly alt: string }): ReactNode {
  const label = words.markdown.image(alt)
  return (
    <MarkdownLink url={url} label={label}>
      <ImageIcon size={16} strokeWidth={1.75} aria-hidden className="me-1 inline-block align-text-bottom" />
      {label}
    </MarkdownLink>
  )
}

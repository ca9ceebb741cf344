// Copies the API's own id of a request, which its support asks for.
import { Check, Copy } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { words } from '../../../../domain/words/en.ts'
import { IconButton } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'

interface CopyRequestIdProps {
  readonly requestId: string
  /** Seen only on hover or focus of its line. */
  readonly isQuiet?: boolean
}

export function CopyRequestId({ requestId, isQuiet = false }: CopyRequestIdProps): ReactNode {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => setIsCopied(false), 1_500)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    await navigator.clipboard.writeText(requestId)
    setIsCopied(true)
  }
  return (
    <IconButton
      name={isCopied ? words.addKey.checklist.copied : words.addKey.checklist.copyRequestId}
      icon={isCopied ? Check : Copy}
      className={classes(
        'my-0.5 size-6!',
        isQuiet && 'opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100',
      )}
      onClick={() => void copy()}
    />
  )
}

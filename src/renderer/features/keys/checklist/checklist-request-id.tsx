// Copies the API's id of a request, which OpenAI's support asks for.
import { Check, Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '../../../../words/words.ts'
import { IconButton } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { useCopied } from '../../../ui/copied.ts'

interface CopyRequestIdProps {
  readonly requestId: string
  /** Shown only on hover or focus of its line. */
  readonly isQuiet?: boolean
}

export function CopyRequestId({ requestId, isQuiet = false }: CopyRequestIdProps): ReactNode {
  const [isCopied, copy] = useCopied()
  return (
    <IconButton
      name={isCopied ? words.addKey.checklist.copied : words.addKey.checklist.copyRequestId}
      icon={isCopied ? Check : Copy}
      className={classes(
        'my-0.5 size-6!',
        isQuiet && 'opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100',
      )}
      onClick={() => copy(requestId)}
    />
  )
}

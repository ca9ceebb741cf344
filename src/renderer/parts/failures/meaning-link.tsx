// Links a failure to its explanation in the guide.
import type { ReactNode } from 'react'
import type { FailureCode } from '../../../domain/failure.ts'
import { words } from '../../../words/words.ts'
import { goTo } from '../../base/navigation.ts'
import { TextButton } from '../../ui/text-button.tsx'

export function MeaningLink({ code }: { readonly code: FailureCode }): ReactNode {
  // A fault in the window's own requests isn't in the guide.
  if (code.startsWith('ipc/')) return null
  return (
    <TextButton onClick={() => goTo({ screen: 'guide', topic: 'errors', code })}>
      {words.failures.meaning}
    </TextButton>
  )
}

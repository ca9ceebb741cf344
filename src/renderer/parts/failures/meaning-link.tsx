// From a failure to what it means: the guide, at that very code.
import type { ReactNode } from 'react'
import type { FailureCode } from '../../../domain/failure.ts'
import { words } from '../../../words/words.ts'
import { goTo } from '../../base/navigation.ts'
import { TextButton } from '../../ui/text-button.tsx'

export function MeaningLink({ code }: { readonly code: FailureCode }): ReactNode {
  // What is wrong with the window's own requests is nothing that a guide to keys speaks of.
  if (code.startsWith('ipc/')) return null
  return (
    <TextButton onClick={() => goTo({ screen: 'guide', topic: 'errors', code })}>
      {words.failures.meaning}
    </TextButton>
  )
}

// Shown where the list could not be read, with a button to try again.
import type { ReactNode } from 'react'
import { words } from '../../../words/words.ts'
import { Button } from '../../ui/button.tsx'
import { refreshShelves } from '../../stores/conversations/conversations.ts'

export function FailedRow(): ReactNode {
  return (
    <div role="alert" className="px-2 py-2 text-small">
      <p>{words.conversations.listFailed}</p>
      <Button className="mt-2" onClick={refreshShelves}>
        {words.app.tryAgain}
      </Button>
    </div>
  )
}

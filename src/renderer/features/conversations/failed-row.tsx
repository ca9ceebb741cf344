// Shown where the list could not be read, with a button to try again.
import type { ReactNode } from 'react'
import { conversationsInEnglish as words } from '../../../words/en/conversations.ts'
import { words as common } from '../../../words/en/window.ts'
import { Button } from '../../ui/button.tsx'
import { refreshShelves } from '../../stores/conversations/conversations.ts'

export function FailedRow(): ReactNode {
  return (
    <div role="alert" className="px-2 py-2 text-small">
      <p>{words.listFailed}</p>
      <Button className="mt-2" onClick={refreshShelves}>
        {common.app.tryAgain}
      </Button>
    </div>
  )
}

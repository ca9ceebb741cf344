// The foot of the sheet: whether the key can be saved and why, the failure of saving, and the buttons.
import type { ReactNode } from 'react'
import type { Failure } from '../../../../domain/failure.ts'
import { words } from '../../../../words/words.ts'
import { Button } from '../../../ui/button.tsx'
import { SheetFoot } from '../../../ui/dialog.tsx'
import { FailureText } from '../../../ui/failure-text.tsx'
import type { SaveVerdict } from './save-verdict.ts'

interface SaveFootProps {
  readonly verdict: SaveVerdict
  readonly failure: Failure | null
  readonly formId: string
  readonly isHeld: boolean
  readonly isSaving: boolean
  readonly onCancel: () => void
}

export function SaveFoot(props: SaveFootProps): ReactNode {
  const { verdict, failure, formId, isHeld, isSaving, onCancel } = props
  const reasonId = `${formId}-reason`
  return (
    <SheetFoot>
      <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-3">
        <div
          id={reasonId}
          data-testid="save-reason"
          className="flex min-h-10 min-w-0 flex-1 basis-60 items-center text-small"
        >
          {failure ? <SaveFailure failure={failure} /> : <p className="text-quiet">{verdict.reason}</p>}
        </div>
        <div className="flex gap-2">
          <Button kind="quiet" onClick={onCancel}>
            {words.app.cancel}
          </Button>
          <Button
            type="submit"
            form={formId}
            kind={isHeld ? 'primary' : 'plain'}
            disabled={!verdict.canSave}
            aria-disabled={isSaving}
            aria-describedby={reasonId}
            className="min-w-28"
          >
            {verdict.label}
          </Button>
        </div>
      </div>
    </SheetFoot>
  )
}

function SaveFailure({ failure }: { readonly failure: Failure }): ReactNode {
  return (
    <p role="alert" className="text-bad">
      <FailureText failure={failure} />
    </p>
  )
}

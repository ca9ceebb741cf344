// Sets or changes the user's own price of a model. Problems are shown beside their fields; nothing typed is
// lost.
import { useId, useRef, useState, type FormEvent, type ReactNode, type RefObject } from 'react'
import { unlessDeclined, type Failure } from '../../../../domain/failure.ts'
import type { ListedPrice } from '../../../../domain/usage/price.ts'
import { words } from '../../../../words/words.ts'
import { announce } from '../../../ui/announce.tsx'
import { Button } from '../../../ui/button.tsx'
import { Sheet, SheetFoot } from '../../../ui/dialog.tsx'
import { Field, isForButton } from '../../../ui/field.tsx'
import { FailureText } from '../../../ui/failure-text.tsx'
import {
  checkPrice,
  maxModelIdChars,
  priceFields,
  sayExample,
  typePrice,
  type PriceField,
  type TypedPrice,
} from './price-form.ts'
import { sayPrice } from './price-list.ts'
import { focusPrice } from './price-table.tsx'
import { savePrice } from './prices-store.ts'

interface EditedPrice {
  /** '' if the model is still to be named. */
  readonly modelId: string
  /** The model's entry in the list; `undefined` if it has none. */
  readonly listed: ListedPrice | undefined
}

interface PriceSheetProps {
  /** `null` closes the sheet. */
  readonly edited: EditedPrice | null
  readonly onClose: () => void
}

export function PriceSheet({ edited, onClose }: PriceSheetProps): ReactNode {
  // Keep the texts while the sheet fades out, and the typed values when the list is read again.
  const [shown, setShown] = useState(edited)
  const [opening, setOpening] = useState(0)
  const firstField = useRef<HTMLInputElement>(null)
  const saved = useRef<string | null>(null)
  if (edited !== null && edited.modelId !== shown?.modelId) {
    setShown(edited)
    setOpening(opening + 1)
  }
  if (shown === null) return null
  const { modelId } = shown
  return (
    <Sheet
      isOpen={edited !== null}
      title={modelId === '' ? words.prices.form.title : words.prices.form.titleOf(modelId)}
      sentence={words.prices.form.sentence}
      closeName={words.app.close}
      initialFocus={firstField}
      onClose={onClose}
      onClosed={() => {
        setShown(null)
        // The button that opened the sheet has been replaced by another.
        if (saved.current !== null) focusPrice(saved.current)
        saved.current = null
      }}
    >
      <PriceForm
        key={opening}
        edited={shown}
        firstField={firstField}
        onClose={onClose}
        onSaved={(savedId) => {
          saved.current = savedId
          onClose()
        }}
      />
    </Sheet>
  )
}

interface PriceFormProps {
  readonly edited: EditedPrice
  readonly firstField: RefObject<HTMLInputElement | null>
  readonly onClose: () => void
  readonly onSaved: (modelId: string) => void
}

function PriceForm({ edited, firstField, onClose, onSaved }: PriceFormProps): ReactNode {
  const { modelId, listed } = edited
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState(() => typePrice(modelId, listed))
  const [judged, setJudged] = useState<ReadonlySet<PriceField>>(new Set())
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const checked = checkPrice(typed)
  const problems = checked.isOk ? {} : checked.problems

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (isSaving) return
    setJudged(new Set(priceFields))
    const firstBad = priceFields.find((field) => problems[field] !== undefined)
    if (!checked.isOk) return form.current?.querySelector<HTMLElement>(`[name=${firstBad}]`)?.focus()
    setIsSaving(true)
    const refused = await savePrice(checked.price)
    setIsSaving(false)
    setFailure(unlessDeclined(refused))
    if (refused) return
    // Sighted users see the new row; a notice would cover the header.
    announce(words.prices.saved(checked.price.modelId))
    onSaved(checked.price.modelId)
  }
  const field = (name: PriceField, label: string, hint: string | undefined) => (
    <Field
      ref={name === (modelId === '' ? 'modelId' : 'input') ? firstField : null}
      name={name}
      label={label}
      {...(hint !== undefined && { hint })}
      inputMode={name === 'modelId' ? 'text' : 'decimal'}
      dir="ltr"
      autoComplete="off"
      spellCheck={false}
      maxLength={name === 'modelId' ? maxModelIdChars : 100}
      value={typed[name]}
      problem={judged.has(name) ? problems[name] : undefined}
      className={name === 'modelId' ? undefined : 'tabular-nums'}
      onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      onBlur={(event) =>
        typed[name].trim() !== '' && !isForButton(event) && setJudged(new Set([...judged, name]))
      }
    />
  )
  return (
    <>
      <form
        ref={form}
        id={formId}
        className="mt-4 mb-6 grid gap-4"
        noValidate
        onSubmit={(event) => void save(event)}
      >
        {modelId === '' && field('modelId', words.prices.form.model, words.prices.form.modelHint)}
        {field('input', words.prices.form.input, undefined)}
        {field('cached', words.prices.form.cached, words.prices.form.cachedHint)}
        {field('output', words.prices.form.output, words.prices.form.outputHint)}
        <Besides listed={listed} typed={typed} />
        {failure && (
          <p role="alert" className="text-small text-bad">
            <FailureText failure={failure} />
          </p>
        )}
      </form>
      <SheetFoot>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button kind="primary" type="submit" form={formId} aria-disabled={isSaving}>
            {words.prices.form.save}
          </Button>
        </div>
      </SheetFoot>
    </>
  )
}

interface BesidesProps {
  readonly listed: ListedPrice | undefined
  readonly typed: TypedPrice
}

/** What an example message would cost, the catalogue's price, and that past costs don't change. */
function Besides({ listed, typed }: BesidesProps): ReactNode {
  return (
    <div className="grid gap-1 text-small text-quiet">
      <p role="status" className="min-h-5 text-ink empty:hidden">
        {sayExample(typed)}
      </p>
      {listed?.from === 'catalogue' && (
        <p>
          {words.prices.form.listed(
            sayPrice(listed.inputNanoUsdPerMillion),
            sayPrice(listed.outputNanoUsdPerMillion),
          )}
        </p>
      )}
      <p>{words.prices.keeps}</p>
    </div>
  )
}

// One list of the chat's personas and the composer's templates. A prompt with variables asks for their values
// first.
import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import { describeFailure } from '../../../../../words/describe-failure.ts'
import { words } from '../../../../../words/words.ts'
import { goTo } from '../../../../base/navigation.ts'
import { useResource } from '../../../../base/store.ts'
import { Button } from '../../../../ui/button.tsx'
import type { PickerGroup } from '../../../../ui/picker-list.ts'
import { Picker, type PickerSearch } from '../../../../ui/picker.tsx'
import { FillSheet } from '../../../../parts/fill-sheet.tsx'
import {
  listBuiltIn,
  findPersona,
  listOwn,
  listPersonas,
  needsValues,
  type Usable,
} from '../../../../stores/prompts/persona.ts'
import { prompts, startPrompts } from '../../../../stores/prompts/prompts.ts'

interface PersonaMenuProps {
  readonly isOpen: boolean
  readonly anchor: RefObject<HTMLElement | null>
  readonly systemPrompt: string
  /** '' removes the system prompt. */
  readonly onSystemPrompt: (text: string, name: string | null) => void
  readonly onTemplate: (text: string) => void
  readonly onClose: () => void
}

type Source = 'list' | 'sheet'

const noneId = 'none'
const ownId = 'own'
const searchFrom = 8

const search: PickerSearch = {
  get name() {
    return words.prompts.search
  },
  nothingFound: (text) => words.prompts.nothingFound(text),
  more: () => '',
}

export function PersonaMenu(props: PersonaMenuProps): ReactNode {
  const { isOpen, anchor, systemPrompt, onSystemPrompt, onTemplate, onClose } = props
  useEffect(startPrompts, [])
  const { value, failure } = useResource(prompts)
  const [filling, setFilling] = useState<{ readonly usable: Usable; readonly isTemplate: boolean } | null>(
    null,
  )
  const [isAsking, setIsAsking] = useState(false)
  const personas = useMemo(() => listPersonas(value ?? []), [value])
  const templates = useMemo(() => listOwn(value ?? [], 'template'), [value])
  const current = findPersona(systemPrompt, personas)
  const isOwn = systemPrompt !== '' && current === null
  const note = failure && words.prompts.unread(describeFailure(failure).title)
  const groups = useMemo(
    () => groupPrompts(listOwn(value ?? [], 'persona'), templates, isOwn, note),
    [value, templates, isOwn, note],
  )

  // Written only after the list or the sheet has closed, because the composer can't have the focus before.
  // `from` is needed because the list may finish closing after the sheet it opened, and must not write the
  // sheet's text.
  const template = useRef<{ readonly text: string; readonly from: Source } | null>(null)
  const writeTemplate = (from: Source) => {
    if (template.current?.from !== from) return false
    const { text } = template.current
    template.current = null
    // A closing sheet returns the focus once; taking it a moment later wins.
    setTimeout(() => onTemplate(text), 30)
    return true
  }
  const put = (usable: Usable, isTemplate: boolean, text: string, from: Source) => {
    if (isTemplate) template.current = { text, from }
    else onSystemPrompt(text, usable.name)
  }
  const choose = (id: string) => {
    if (id === noneId) return onSystemPrompt('', null)
    const usable = [...personas, ...templates].find((one) => one.id === id)
    if (!usable) return
    const isTemplate = templates.includes(usable)
    if (!needsValues(usable)) return put(usable, isTemplate, usable.text, 'list')
    setFilling({ usable, isTemplate })
    setIsAsking(true)
  }
  return (
    <>
      <Picker
        isOpen={isOpen}
        name={words.prompts.list}
        anchor={anchor}
        side="top"
        align="start"
        groups={groups}
        chosenId={isOwn ? ownId : (current?.id ?? noneId)}
        search={personas.length + templates.length >= searchFrom ? search : null}
        foot={
          <Button kind="quiet" onClick={() => goTo({ screen: 'prompts' })}>
            {words.prompts.manage}
          </Button>
        }
        onClose={onClose}
        onClosed={() => writeTemplate('list')}
        onChoose={choose}
      />
      <FillSheet
        usable={isAsking ? (filling?.usable ?? null) : null}
        isKept={filling?.isTemplate !== true}
        onUse={(text) => filling && put(filling.usable, filling.isTemplate, text, 'sheet')}
        onClose={() => setIsAsking(false)}
        onClosed={() => writeTemplate('sheet') || anchor.current?.focus()}
      />
    </>
  )
}

function groupPrompts(
  own: readonly Usable[],
  templates: readonly Usable[],
  isOwn: boolean,
  note: string | null,
): PickerGroup[] {
  const none = { id: noneId, name: words.prompts.none, sentence: words.prompts.noneSentence }
  const written = { id: ownId, name: words.prompts.own, sentence: words.prompts.ownSentence }
  return [
    { id: 'now', name: words.prompts.persona, items: isOwn ? [none, written] : [none] },
    { id: 'built-in', name: words.prompts.builtIn, items: listBuiltIn() },
    { id: 'own', name: words.prompts.ownPersonas, items: own, note },
    { id: 'templates', name: words.prompts.insertTemplate, items: templates },
  ].filter((group) => group.items.length > 0 || Boolean(group.note))
}

/** The name of the persona from which the system prompt was made. */
export function PersonaName({ systemPrompt }: { readonly systemPrompt: string }): ReactNode {
  useEffect(startPrompts, [])
  const own = useResource(prompts).value
  const persona = useMemo(() => findPersona(systemPrompt, listPersonas(own ?? [])), [systemPrompt, own])
  return persona?.name ?? words.prompts.own
}

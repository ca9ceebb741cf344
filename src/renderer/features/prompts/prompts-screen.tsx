// The prompts screen: built-in personas, and the user's own personas and templates.
import { Copy, Pencil, Plus, Trash2 } from 'lucide-react'
import { useEffect, useId, useMemo, useState, type ReactNode } from 'react'
import type { Prompt, PromptKind } from '../../../domain/chat/prompt.ts'
import { describeFailure } from '../../../words/describe-failure.ts'
import { words } from '../../../words/words.ts'
import { goTo } from '../../base/navigation.ts'
import { ScreenHeader, ScreenPage } from '../../ui/screen-header.tsx'
import { useResource } from '../../base/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { FailureNotice, LateLoading } from '../../ui/notice.tsx'
import { changeDraft, readDraft, writeInField } from '../../stores/drafts.ts'
import { readDefaultParameters } from '../../stores/parameters.ts'
import { FillSheet } from '../../parts/fill-sheet.tsx'
import { listBuiltIn, listOwn, needsValues, type Usable } from '../../stores/prompts/persona.ts'
import { PromptSheet, type Edited } from './prompt-sheet.tsx'
import { duplicatePrompt, prompts, removePrompt, startPrompts } from '../../stores/prompts/prompts.ts'

interface Filling {
  readonly usable: Usable
  readonly kind: PromptKind
}

export function PromptsScreen(): ReactNode {
  useEffect(startPrompts, [])
  const { value, failure } = useResource(prompts)
  const [edited, setEdited] = useState<Edited | null>(null)
  const [filling, setFilling] = useState<Filling | null>(null)
  const [isAsking, setIsAsking] = useState(false)

  const use = (usable: Usable, kind: PromptKind) => {
    if (!needsValues(usable)) return begin(kind, usable.text)
    setFilling({ usable, kind })
    setIsAsking(true)
  }
  const own = value ?? []
  const section = (kind: PromptKind, name: string, add: string, empty: string) => (
    <Section
      name={name}
      beside={<AddButton onAdd={() => setEdited({ id: null, kind, name: '', text: '' })}>{add}</AddButton>}
    >
      <OwnRows all={own} kind={kind} empty={empty} onUse={(usable) => use(usable, kind)} onEdit={setEdited} />
    </Section>
  )
  return (
    <>
      <ScreenHeader title={words.prompts.title} />
      <ScreenPage>
        <div className="mx-auto max-w-[720px]">
          <p className="text-quiet">{words.prompts.sentence}</p>
          {failure && (
            <div className="mt-6">
              <FailureNotice {...describeFailure(failure)}>
                <Button onClick={() => void prompts.reload()}>{words.app.tryAgain}</Button>
              </FailureNotice>
            </div>
          )}
          <Section name={words.prompts.builtIn}>
            <ul className="divide-y divide-line">
              {listBuiltIn().map((persona) => (
                <Row
                  key={persona.id}
                  usable={persona}
                  onUse={() => use(persona, 'persona')}
                  onDuplicate={() => void duplicatePrompt({ kind: 'persona', ...persona })}
                />
              ))}
            </ul>
          </Section>
          {!value && !failure && <LateLoading text={words.app.loading} />}
          {value &&
            section('persona', words.prompts.ownPersonas, words.prompts.newPersona, words.prompts.noPersonas)}
          {value &&
            section(
              'template',
              words.prompts.templates,
              words.prompts.newTemplate,
              words.prompts.noTemplates,
            )}
        </div>
      </ScreenPage>
      <PromptSheet edited={edited} onClose={() => setEdited(null)} />
      <FillSheet
        usable={isAsking ? (filling?.usable ?? null) : null}
        isKept={filling?.kind === 'persona'}
        onUse={(text) => filling && begin(filling.kind, text)}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}

/** Opens a new chat with the text as its system prompt, or as the start of its first message. */
function begin(kind: PromptKind, text: string): void {
  if (kind === 'template') writeInField('new', text)
  else {
    const parameters = readDraft('new').parameters ?? readDefaultParameters()
    changeDraft('new', { parameters: { ...parameters, systemPrompt: text } })
  }
  goTo({ screen: 'chat', conversationId: null })
}

interface SectionProps {
  readonly name: string
  readonly beside?: ReactNode
  readonly children: ReactNode
}

function Section({ name, beside, children }: SectionProps): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-8">
      <div className="mb-2 flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="font-semibold">
          {name}
        </h2>
        {beside}
      </div>
      <div className="rounded-large border border-line bg-surface">{children}</div>
    </section>
  )
}

function AddButton({
  onAdd,
  children,
}: {
  readonly onAdd: () => void
  readonly children: ReactNode
}): ReactNode {
  return (
    <Button icon={Plus} onClick={onAdd}>
      {children}
    </Button>
  )
}

interface OwnRowsProps {
  readonly all: readonly Prompt[]
  readonly kind: PromptKind
  readonly empty: string
  readonly onUse: (usable: Usable) => void
  readonly onEdit: (prompt: Prompt) => void
}

function OwnRows({ all, kind, empty, onUse, onEdit }: OwnRowsProps): ReactNode {
  const usables = useMemo(() => listOwn(all, kind), [all, kind])
  if (usables.length === 0) return <p className="px-4 py-3 text-quiet">{empty}</p>
  return (
    <ul className="divide-y divide-line">
      {usables.map((usable) => {
        const prompt = all.find(({ id }) => id === usable.id)
        return (
          prompt && (
            <Row
              key={usable.id}
              usable={usable}
              onUse={() => onUse(usable)}
              onDuplicate={() => void duplicatePrompt(prompt)}
              onEdit={() => onEdit(prompt)}
              onRemove={() => void removePrompt(prompt)}
            />
          )
        )
      })}
    </ul>
  )
}

interface RowProps {
  readonly usable: Usable
  readonly onUse: () => void
  readonly onDuplicate: () => void
  readonly onEdit?: () => void
  readonly onRemove?: () => void
}

function Row({ usable, onUse, onDuplicate, onEdit, onRemove }: RowProps): ReactNode {
  const { name, sentence } = usable
  const named = (act: string) => `${act}: ${name}`
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 ps-4 pe-2">
      <div className="min-w-0 flex-1 basis-48">
        <p dir="auto" className="truncate font-medium">
          {name}
        </p>
        <p dir="auto" className="truncate text-small text-quiet">
          {sentence}
        </p>
      </div>
      <div className="flex items-center gap-1">
        {onRemove && <IconButton name={named(words.prompts.remove)} icon={Trash2} onClick={onRemove} />}
        <IconButton name={named(words.prompts.duplicate)} icon={Copy} onClick={onDuplicate} />
        {onEdit && <IconButton name={named(words.prompts.edit)} icon={Pencil} onClick={onEdit} />}
        <Button aria-label={words.prompts.useOf(name)} className="ms-1" onClick={onUse}>
          {words.prompts.use}
        </Button>
      </div>
    </li>
  )
}

// A person's own prompts. Every change is reported by `onChange`.
import { makeFailure } from '../../domain/failure.ts'
import type { PromptId } from '../../domain/ids.ts'
import { maxPrompts, type Prompt } from '../../domain/chat/prompt.ts'
import { err, ok, type Err, type Result } from '../../domain/result.ts'
import { newId } from '../store/new-id.ts'
import type { Store } from '../store/store.ts'

export interface PromptsOptions {
  readonly store: Pick<Store, 'prompts' | 'transact'>
  readonly nowMs: () => number
  readonly onChange: () => void
}

export interface Prompts {
  list(): Prompt[]
  /** `null` makes a new one. */
  save(id: PromptId | null, saying: Pick<Prompt, 'kind' | 'name' | 'text'>): Result<Prompt>
  remove(id: PromptId): Result<void>
}

const notFound = (): Err => err(makeFailure('store/not-found'))

export function createPrompts({ store, nowMs, onChange }: PromptsOptions): Prompts {
  const { prompts } = store

  /** `work` returns false if there was nothing to change. */
  function write<Value>(value: Value, work: () => boolean): Result<Value> {
    const written = store.transact(work)
    if (!written.ok) return written
    if (!written.value) return notFound()
    onChange()
    return ok(value)
  }

  return {
    list: () => prompts.list(),
    save(id, { kind, name, text }) {
      if (id === null && prompts.count() >= maxPrompts) return err(makeFailure('ipc/invalid-input'))
      const prompt = { id: id ?? newId<PromptId>(), kind, name: name.trim(), text, updatedAtMs: nowMs() }
      return write(prompt, () => {
        if (id !== null) return prompts.change(prompt)
        prompts.insert(prompt)
        return true
      })
    },
    remove: (id) => write(undefined, () => prompts.remove(id)),
  }
}

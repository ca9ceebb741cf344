import { expect, test } from 'vitest'
import type { PromptId } from '../../domain/ids.ts'
import { maxPrompts } from '../../domain/chat/prompt.ts'
import { newId } from '../store/new-id.ts'
import { openTestStore, startMs } from '../store/test-support.ts'
import { createPrompts } from './prompts.ts'

function open() {
  const store = openTestStore()
  let told = 0
  let nowMs = startMs
  const onChange = (): void => void (told += 1)
  const prompts = createPrompts({ store, nowMs: () => (nowMs += 1), onChange })
  return { store, prompts, countTold: () => told }
}

const saying = { kind: 'persona', name: ' Tutor ', text: 'You teach {{subject}}.\n' } as const

test('a prompt is made, changed and removed, and each told', () => {
  const { prompts, countTold } = open()
  const made = prompts.save(null, saying)
  if (!made.ok) throw new Error(made.failure.code)
  const { id } = made.value
  expect(made.value).toEqual({ ...saying, id, name: 'Tutor', updatedAtMs: startMs + 1 })
  const changed = prompts.save(id, { ...saying, kind: 'template', name: 'Other' })
  expect(changed).toMatchObject({ value: { id, kind: 'template', name: 'Other', updatedAtMs: startMs + 2 } })
  expect(prompts.list()).toEqual(changed.ok ? [changed.value] : null)
  expect(prompts.remove(id).ok).toBe(true)
  expect([prompts.list(), countTold()]).toEqual([[], 3])
})

test('one that is not there is neither changed nor removed', () => {
  const { prompts, countTold } = open()
  const notFound = { ok: false, failure: { code: 'store/not-found' } }
  expect(prompts.save(newId<PromptId>(), saying)).toMatchObject(notFound)
  expect(prompts.remove(newId<PromptId>())).toMatchObject(notFound)
  expect([prompts.list(), countTold()]).toEqual([[], 0])
})

test('there are no more than the contract lets pass, and those can still be changed', () => {
  const { store, prompts } = open()
  store.transact(() => {
    for (let at = 0; at < maxPrompts; at += 1)
      store.prompts.insert({ ...saying, id: newId<PromptId>(), updatedAtMs: startMs })
  })
  expect(prompts.save(null, saying)).toMatchObject({ ok: false, failure: { code: 'ipc/invalid-input' } })
  const [first] = prompts.list()
  expect(first && prompts.save(first.id, saying).ok).toBe(true)
})

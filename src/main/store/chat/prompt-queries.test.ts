import { expect, test } from 'vitest'
import type { PromptId } from '../../../domain/ids.ts'
import { promptKinds, type Prompt } from '../../../domain/chat/prompt.ts'
import { newId } from '../new-id.ts'
import { openTestStore, startMs } from '../test-support.ts'

const makePrompt = (over: Partial<Prompt> = {}): Prompt => ({
  id: newId<PromptId>(),
  kind: 'persona',
  name: 'Tutor',
  text: 'You teach {{subject}}.',
  updatedAtMs: startMs,
  ...over,
})

test('prompts of every kind are kept, and listed by name as a person would', () => {
  const { prompts } = openTestStore()
  const made = ['Zoo 10', 'élan', 'Zoo 9', 'Ennui'].map((name, index) =>
    makePrompt({ name, kind: promptKinds[index % 2] ?? 'persona' }),
  )
  for (const prompt of made) prompts.insert(prompt)
  expect(prompts.list().map(({ name }) => name)).toEqual(['élan', 'Ennui', 'Zoo 9', 'Zoo 10'])
  expect(prompts.count()).toBe(4)
  for (const prompt of made) expect(prompts.find(prompt.id)).toEqual(prompt)
})

test('a prompt is changed and removed once it is there', () => {
  const { prompts } = openTestStore()
  const prompt = makePrompt()
  expect(prompts.change(prompt)).toBe(false)
  prompts.insert(prompt)
  const changed: Prompt = { ...prompt, kind: 'template', name: 'x', text: 'y', updatedAtMs: startMs + 1 }
  expect(prompts.change(changed)).toBe(true)
  expect(prompts.list()).toEqual([changed])
  expect([prompts.remove(prompt.id), prompts.remove(prompt.id)]).toEqual([true, false])
  expect(prompts.find(prompt.id)).toBeNull()
})

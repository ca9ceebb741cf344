import { expect, test } from 'vitest'
import { makeFolder, openTestStore } from '../test-support.ts'

test('the last reminder is known, also to the next start, and there is only one', () => {
  const folder = makeFolder()
  const { reminders } = openTestStore(folder)
  expect(reminders.readLastAtMs()).toBeNull()
  reminders.recordAtMs(5)
  reminders.recordAtMs(7)
  expect(reminders.readLastAtMs()).toBe(7)
  reminders.recordAtMs(6) // as after a clock was set back
  expect(openTestStore(folder).reminders.readLastAtMs()).toBe(6)
})

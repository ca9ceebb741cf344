import { expect, test } from 'vitest'
import { askInDialog } from './one-dialog.ts'

test('one dialog at a time: what a window asks meanwhile is not asked at all', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  let asked = 0
  const ask = () => {
    asked += 1
    return promise
  }
  const window = {}
  const first = askInDialog(window, ask)
  expect(await askInDialog(window, ask)).toBeNull()
  expect(asked).toBe(1)
  // Another window doesn't wait for it.
  expect(await askInDialog({}, () => Promise.resolve('there'))).toBe('there')
  resolve('yes')
  expect(await first).toBe('yes')
  expect(await askInDialog(window, ask)).toBe('yes')
})

test('after a dialog that failed, the next one is asked', async () => {
  const window = {}
  const fails = () => Promise.reject(new Error('no display'))
  await expect(askInDialog(window, fails)).rejects.toThrow('no display')
  expect(await askInDialog(window, () => Promise.resolve('yes'))).toBe('yes')
})

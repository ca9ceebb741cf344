import { expect, test } from 'vitest'
import { askInDialog } from './one-dialog.ts'

test('one dialog at a time: what is asked meanwhile is not asked at all', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  let asked = 0
  const ask = () => {
    asked += 1
    return promise
  }
  const first = askInDialog(ask)
  expect(await askInDialog(ask)).toBeNull()
  expect(asked).toBe(1)
  resolve('yes')
  expect(await first).toBe('yes')
  expect(await askInDialog(ask)).toBe('yes')
})

test('a dialog that failed stands in nobody’s way', async () => {
  await expect(askInDialog(() => Promise.reject(new Error('no display')))).rejects.toThrow('no display')
  expect(await askInDialog(() => Promise.resolve('yes'))).toBe('yes')
})

// Against a bridge whose tests end when they are told to.
import { expect, it, vi } from 'vitest'
import type { KeyId } from '../../../../domain/ids.ts'
import { ok } from '../../../../domain/result.ts'

const started: string[] = []
const ends = new Map<string, () => void>()

vi.stubGlobal('window', {
  latchkey: {
    keys: {
      listKeys: () => Promise.resolve(ok([])),
      testKey: ({ keyId }: { keyId: string }, listener: { settle(result: unknown): void }) => {
        started.push(keyId)
        ends.set(keyId, () => listener.settle(ok({})))
        return { cancel: () => undefined, detach: () => undefined }
      },
    },
  },
})

const { queueFreeTest } = await import('./import-tests.ts')

it('runs three tests at a time, in order, until all have run', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  for (const id of ids) queueFreeTest({ id: id as KeyId, baseUrl: 'https://api.openai.com/v1' })
  expect(started).toEqual(['a', 'b', 'c'])
  ends.get('b')?.()
  await vi.waitFor(() => expect(started).toEqual(['a', 'b', 'c', 'd']))
  ends.get('a')?.()
  await vi.waitFor(() => expect(started).toEqual(ids))
})

// Against a bridge that only writes down what it is asked.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { makeFailure } from '../../../../domain/failure.ts'
import type { KeyId } from '../../../../domain/ids.ts'
import type { KeyTestLine } from '../../../../domain/keys/key-test.ts'
import { err, ok, type Result } from '../../../../domain/result.ts'

interface TestListener {
  snapshot(snapshot: { lines: KeyTestLine[] }): void
  delta(line: KeyTestLine): void
  settle(result: Result<object>): void
}

const asked: string[] = []
let listeners: TestListener[] = []
let savedId: KeyId | null = null

vi.stubGlobal('window', {
  latchkey: {
    keys: {
      listKeys: () => Promise.resolve(ok([])),
      dropCandidate: ({ keyId }: { keyId: string }) => {
        asked.push(`drop ${keyId}`)
        return Promise.resolve(ok({}))
      },
      saveCandidate: () => Promise.resolve(ok({ id: savedId })),
      testKey: (
        { keyId, paysForQuota }: { keyId: string; paysForQuota: boolean },
        listener: TestListener,
      ) => {
        asked.push(`test ${keyId}${paysForQuota ? ' paying' : ''}`)
        listeners.push(listener)
        return { cancel: () => asked.push(`cancel ${keyId}`), detach: () => undefined }
      },
    },
  },
})

const { dropCandidate, releaseCandidate, rememberCandidate, saveCandidate, saveHeld } =
  await import('./candidates.ts')
const { forgetKeyTest, readKeyTest, startKeyTest, whenKeyTestEnds } =
  await import('../checklist/key-tests.ts')

let count = 0
const newId = () => `key-${(count += 1)}` as KeyId
const failure = makeFailure('keychain/not-saved')
const free = { paysForQuota: false }

const line = (step: KeyTestLine['step'], outcome: KeyTestLine['outcome'] = 'passed'): KeyTestLine => ({
  step,
  outcome,
  failure: null,
  fact: null,
  durationMs: 1,
  requestId: null,
})

beforeEach(() => {
  asked.length = 0
  listeners = []
})

const baseUrl = 'https://api.openai.com/v1'

describe('a candidate of this window', () => {
  it('is dropped once, and its test is ended and forgotten', () => {
    const id = newId()
    rememberCandidate(id)
    startKeyTest({ id, baseUrl }, free)
    dropCandidate(id)
    dropCandidate(id)
    expect(asked).toEqual([`test ${id}`, `cancel ${id}`, `drop ${id}`])
    expect(readKeyTest(id)).toBeUndefined()
  })

  it('is not dropped once it was saved, and keeps its test', async () => {
    const id = newId()
    rememberCandidate(id)
    startKeyTest({ id, baseUrl }, free)
    expect(await saveHeld(id, () => Promise.resolve(ok('saved')))).toEqual(ok('saved'))
    dropCandidate(id)
    expect(asked).toEqual([`test ${id}`])
    expect(readKeyTest(id)).toBeDefined()
  })

  it('stays held when saving fails, to be tried again', async () => {
    const id = newId()
    rememberCandidate(id)
    await saveHeld(id, () => Promise.resolve(err(failure)))
    expect(asked).toEqual([])
    dropCandidate(id)
    expect(asked).toEqual([`drop ${id}`])
  })

  it.each([
    ['is kept if that ends well', ok('saved'), []],
    ['is dropped if that fails', err(failure), ['drop']],
  ] as const)('whose view goes away while it is being saved %s', async (_name, answer, drops) => {
    const id = newId()
    rememberCandidate(id)
    let finish = (_answer: Result<string>): void => undefined
    const saving = saveHeld(id, () => new Promise<Result<string>>((resolve) => (finish = resolve)))
    dropCandidate(id)
    expect(asked).toEqual([])
    finish(answer)
    await saving
    expect(asked).toEqual(drops.map((drop) => `${drop} ${id}`))
  })

  it.each([
    ['keeps its test when it becomes a key of its own', false],
    ['leaves no test when it was put back: neither its own nor that of the lost key', true],
  ])('%s', async (_name, isPutBack) => {
    const [id, listedId] = [newId(), newId()]
    for (const one of [id, listedId]) startKeyTest({ id: one, baseUrl }, free)
    rememberCandidate(id)
    savedId = isPutBack ? listedId : id
    await saveCandidate({ id, baseUrl }, { label: '', project: '', note: '', keepIn: 'keychain' })
    const isTested = [id, listedId].map((one) => readKeyTest(one) !== undefined)
    expect(isTested).toEqual(isPutBack ? [false, false] : [true, true])
  })

  it('may be handed on, and is then no longer dropped here', () => {
    const id = newId()
    rememberCandidate(id)
    releaseCandidate(id)
    dropCandidate(id)
    expect(asked).toEqual([])
  })
})

describe('a key test', () => {
  it('collects its lines, the newest of a step, until it settles', () => {
    const id = newId()
    startKeyTest({ id, baseUrl }, { paysForQuota: true })
    const [listener] = listeners
    listener?.snapshot({ lines: [line('form')] })
    listener?.delta(line('keychain', 'failed'))
    listener?.delta(line('keychain'))
    expect(readKeyTest(id)).toEqual({
      lines: [line('form'), line('keychain')],
      isRunning: true,
      failure: null,
    })
    listener?.settle(err(failure))
    expect(readKeyTest(id)).toMatchObject({ isRunning: false, failure })
    expect(asked).toEqual([`test ${id} paying`])
  })

  it('is not started twice, but may be started again', () => {
    const id = newId()
    startKeyTest({ id, baseUrl }, free)
    startKeyTest({ id, baseUrl }, free)
    expect(asked).toHaveLength(1)
    listeners[0]?.delta(line('form'))
    listeners[0]?.settle(ok({}))
    startKeyTest({ id, baseUrl }, free)
    expect(asked).toHaveLength(2)
    expect(readKeyTest(id)).toEqual({ lines: [], isRunning: true, failure: null })
  })

  it('is not heard any more once forgotten, whatever a new one does', () => {
    const id = newId()
    startKeyTest({ id, baseUrl }, free)
    forgetKeyTest(id)
    startKeyTest({ id, baseUrl }, free)
    const [old, now] = listeners
    old?.delta(line('form', 'failed'))
    old?.settle(err(failure))
    now?.delta(line('keychain'))
    expect(readKeyTest(id)).toEqual({ lines: [line('keychain')], isRunning: true, failure: null })
  })

  it('can be waited for', async () => {
    const id = newId()
    await whenKeyTestEnds(id) // none runs
    startKeyTest({ id, baseUrl }, free)
    let hasEnded = false
    const ended = whenKeyTestEnds(id).then(() => (hasEnded = true))
    await Promise.resolve()
    expect(hasEnded).toBe(false)
    listeners[0]?.settle(ok({}))
    await ended
    expect(hasEnded).toBe(true)
  })
})

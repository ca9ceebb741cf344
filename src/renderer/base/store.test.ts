// Stores tell their listeners only of real changes; of several questions only the latest answer counts.
import { describe, expect, it } from 'vitest'
import { makeFailure } from '../../domain/failure.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { createResource, createStore } from './store.ts'

describe('store', () => {
  it('tells of a change, and not of none', () => {
    const store = createStore(1)
    let told = 0
    const stop = store.subscribe(() => told++)
    store.change(() => 1)
    store.change(() => 2)
    stop()
    store.change(() => 3)
    expect(told).toBe(1)
    expect(store.read()).toBe(3)
  })
})

describe('resource', () => {
  it('ignores an answer that a later question has overtaken', async () => {
    const answers: Array<(result: Result<string>) => void> = []
    const resource = createResource<string>(() => new Promise((resolve) => answers.push(resolve)))
    const first = resource.reload()
    const second = resource.reload()
    answers[1]?.(ok('new'))
    answers[0]?.(ok('old'))
    await Promise.all([first, second])
    expect(resource.store.read().value).toBe('new')
  })

  it('keeps what it had when asking again fails', async () => {
    const results: Result<string>[] = [ok('kept'), err(makeFailure('store/busy'))]
    const resource = createResource(async () => results.shift() ?? ok(''))
    await resource.reload()
    await resource.reload()
    expect(resource.store.read().value).toBe('kept')
    expect(resource.store.read().failure?.code).toBe('store/busy')
  })
})

import { expect, test } from 'vitest'
import { buildStore } from '../../store/store.ts'
import { makeRecord, openTestConnection, startMs } from '../../store/test-support.ts'
import { createRecount } from './recount.ts'

const dayMs = 86_400_000

function open({ endedUncleanly = false, days = 3 } = {}) {
  const db = openTestConnection()
  const store = buildStore(db, endedUncleanly)
  for (let day = 0; day < days; day += 1)
    store.usageRecords.insert(makeRecord({ atMs: startMs + 10 * day * dayMs }))
  const seen: string[] = []
  const recount = createRecount({
    store,
    logger: { warn: (message) => void seen.push(message) },
    onRepaired: () => void seen.push('repaired'),
  })
  const countRequests = () => store.usageDays.sum({ calendar: 'local', span: null, filter: null }).requests
  return { db, store, recount, seen, countRequests }
}

test('sums that are right are left as they are, and nothing is said', async () => {
  const { recount, seen } = open()
  expect(await recount.run()).toEqual({ ok: true, value: 0 })
  expect(seen).toEqual([])
})

test('sums that are wrong are corrected, logged and told', async () => {
  const { db, recount, seen, countRequests } = open()
  db.exec('DELETE FROM usage_model_day')
  expect(await recount.run()).toEqual({ ok: true, value: 3 })
  expect(countRequests()).toBe(3)
  expect(seen).toEqual(['recounting usage: 3 days were wrong', 'repaired'])
})

test('asked twice at a time it counts once', async () => {
  const { db, recount, seen } = open()
  db.exec('DELETE FROM usage_model_day')
  const both = await Promise.all([recount.run(), recount.run()])
  expect(both.map((one) => one.ok && one.value)).toEqual([3, 3])
  expect(seen.filter((message) => message === 'repaired')).toHaveLength(1)
  expect(await recount.run()).toEqual({ ok: true, value: 0 })
})

test('records that come while it counts are counted', async () => {
  const { recount, store, countRequests } = open()
  const counting = recount.run()
  store.usageRecords.insert(makeRecord({ atMs: startMs + 10 * dayMs }))
  expect(await counting).toEqual({ ok: true, value: 0 })
  expect(countRequests()).toBe(4)
})

test('at the start it counts after an unclean end alone', async () => {
  for (const endedUncleanly of [false, true]) {
    const { db, recount, countRequests } = open({ endedUncleanly })
    db.exec('DELETE FROM usage_model_day')
    await recount.runAfterUncleanEnd()
    expect(countRequests()).toBe(endedUncleanly ? 3 : 0)
  }
})

test('it ends with the app, wherever it is', async () => {
  const { db, recount, countRequests } = open({ days: 20 })
  db.exec('DELETE FROM usage_model_day')
  const counting = recount.run()
  await recount.close()
  expect((await counting).ok).toBe(true)
  expect(countRequests()).toBeLessThan(20)
})

// Runs the free tests of imported keys, a few at a time. They continue after the sheet is closed; the keys'
// rows show the results.
import type { SeenKey } from '../../../stores/keys.ts'
import { startKeyTest, whenKeyTestEnds } from '../checklist/key-tests.ts'

const maxAtOnce = 3

const waiting: SeenKey[] = []
let running = 0

async function runNext(): Promise<void> {
  const key = running < maxAtOnce ? waiting.shift() : undefined
  if (key === undefined) return
  running += 1
  startKeyTest(key, { paysForQuota: false })
  await whenKeyTestEnds(key.id)
  running -= 1
  await runNext()
}

export function queueFreeTest(key: SeenKey): void {
  waiting.push(key)
  void runNext()
}

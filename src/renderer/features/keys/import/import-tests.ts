// Runs the free tests of imported keys, a few at a time. They continue after the sheet is closed; the keys'
// rows show the results.
import type { KeyId } from '../../../../domain/ids.ts'
import { startKeyTest, whenKeyTestEnds } from '../checklist/key-tests.ts'

const maxAtOnce = 3

const waiting: KeyId[] = []
let running = 0

async function runNext(): Promise<void> {
  const keyId = running < maxAtOnce ? waiting.shift() : undefined
  if (keyId === undefined) return
  running += 1
  startKeyTest(keyId, { paysForQuota: false })
  await whenKeyTestEnds(keyId)
  running -= 1
  await runNext()
}

export function queueFreeTest(keyId: KeyId): void {
  waiting.push(keyId)
  void runNext()
}

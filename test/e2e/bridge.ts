// The page's own way to main, for tests of the messages that cross rather than of the drawing.
import type { JSHandle, Page } from 'playwright'
import type { Bridge } from '../../src/contract/derived.ts'
import type { Contract } from '../../src/contract/index.ts'
import type { KeyId } from '../../src/domain/ids.ts'
import type { Key } from '../../src/domain/keys/key.ts'
import type { KeyTestLine } from '../../src/domain/keys/key-test.ts'

/** Used as `(await bridgeOf(page)).evaluate((bridge) => bridge.keys.listKeys({}))`. */
export const bridgeOf = (page: Page): Promise<JSHandle<Bridge<Contract>>> =>
  page.evaluateHandle(() => (globalThis as unknown as { latchkey: Bridge<Contract> }).latchkey)

export async function listKeys(page: Page): Promise<readonly Key[]> {
  const bridge = await bridgeOf(page)
  const listed = await bridge.evaluate((api) => api.keys.listKeys({}))
  if (!listed.ok) throw new Error(listed.failure.code)
  return listed.value
}

export async function findKey(page: Page, label: string): Promise<Key> {
  const found = (await listKeys(page)).find((key) => key.label === label)
  if (!found) throw new Error(`No key is called ${label}`)
  return found
}

type KeyChange = Omit<Parameters<Bridge<Contract>['keys']['changeKey']>[0], 'seenBaseUrl'>

export async function changeKey(page: Page, change: KeyChange): Promise<void> {
  const bridge = await bridgeOf(page)
  const seen = await findSeenKey(page, change.keyId)
  const changed = await bridge.evaluate((api, input) => api.keys.changeKey(input), { ...change, ...seen })
  if (!changed.ok) throw new Error(changed.failure.code)
}

/** Holds a key as if it had been typed, and returns its id. */
export async function holdTyped(page: Page, secret: string, baseUrl: string): Promise<KeyId> {
  const bridge = await bridgeOf(page)
  const held = await bridge.evaluate((api, typed) => api.keys.holdTyped(typed), { secret, baseUrl })
  if (!held.ok) throw new Error(held.failure.code)
  heldAt.set(held.value.id, held.value.baseUrl)
  return held.value.id
}

const heldAt = new Map<string, string>()

/** The key's id and base URL, as requests that act on it name them. */
export async function findSeenKey<Id extends string>(
  page: Page,
  keyId: Id,
): Promise<{ readonly keyId: Id; readonly seenBaseUrl: string }> {
  const listed = await (await bridgeOf(page)).evaluate((api) => api.keys.listKeys({}))
  // A key's id is a text of its own type, and some callers have only the text.
  const key = listed.ok ? listed.value.find(({ id }) => (id as string) === keyId) : undefined
  return { keyId, seenBaseUrl: key?.baseUrl ?? heldAt.get(keyId) ?? '' }
}

/** Resolves to the whole checklist of a key or candidate, once the test is over. */
export async function testThrough(
  page: Page,
  keyId: KeyId,
  paysForQuota = false,
  movedTo?: string,
): Promise<readonly KeyTestLine[]> {
  if (movedTo !== undefined) heldAt.set(keyId, movedTo)
  const bridge = await bridgeOf(page)
  return bridge.evaluate(
    (api, input) =>
      new Promise<KeyTestLine[]>((resolve, reject) => {
        const lines: KeyTestLine[] = []
        api.keys.testKey(input, {
          snapshot: (snapshot) => lines.push(...snapshot.lines),
          delta: (line) => lines.push(line),
          settle: (result) => (result.ok ? resolve(lines) : reject(new Error(result.failure.code))),
        })
      }),
    { ...(await findSeenKey(page, keyId)), paysForQuota },
  )
}

/** Saves the key that is held, under a name of its own. */
export async function saveHeld(page: Page, keyId: KeyId, label: string): Promise<void> {
  const bridge = await bridgeOf(page)
  const saved = await bridge.evaluate((api, saying) => api.keys.saveCandidate(saying), {
    ...(await findSeenKey(page, keyId)),
    label,
    project: '',
    note: '',
    keepIn: 'keychain' as const,
  })
  if (!saved.ok) throw new Error(saved.failure.code)
}

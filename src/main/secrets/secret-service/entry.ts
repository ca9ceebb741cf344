// One entry in the Secret Service: read, written, removed. No change begins that nobody waits for any longer, because
// one that was sent can't be called back.
import { makeSecretFault } from '../classify.ts'
import type { Value } from '../dbus/types.ts'
import type { Asking, KeychainEntry } from '../keychain-calls.ts'
import { isPath, readPaths, type Collection } from './collection.ts'
import { explaining } from './faults.ts'
import { api, askService, type Link, type Links, type Session } from './link.ts'
import type { Prompts } from './prompts.ts'

interface Opened {
  readonly link: Link
  readonly session: Session
  readonly collection: string
}

export interface EntryTools {
  readonly links: Links
  readonly collection: Collection
  readonly prompts: Prompts
}

const stopIfGivenUp = ({ signal }: Asking): void => {
  if (signal.aborted) throw makeSecretFault('silent')
}

export function createEntry(tools: EntryTools, service: string, account: string): KeychainEntry {
  const attributes: Value = [
    ['service', service],
    ['username', account],
  ]

  /** Runs `work` on the open keychain. */
  const run = <Result>(asking: Asking, work: (opened: Opened) => Promise<Result>): Promise<Result> =>
    explaining(async () => {
      const link = await tools.links.open()
      // KeePassXC answers a search only once it is unlocked, so this comes first.
      const collection = await tools.collection.open(link, asking)
      return work({ link, session: await link.openSession(asking.signal), collection })
    })

  /** Returns the one entry, unlocked; `null` if there is none. */
  async function find(link: Link, asking: Asking): Promise<string | null> {
    const found = await askService(link, 'SearchItems', 'a{ss}', [attributes], asking.signal)
    const [open = [], locked = []] = found.map(readPaths)
    const paths = new Set([...open, ...locked])
    const [path] = paths
    if (path === undefined) return null
    if (paths.size > 1) throw makeSecretFault('corrupt')
    if (!open.includes(path)) await tools.collection.unlockItem(link, path, asking)
    return path
  }

  async function read({ link, session }: Opened, path: string, { signal }: Asking): Promise<string> {
    const [sealed] = await link.call(
      { path, of: 'Item', member: 'GetSecret', types: 'o', values: [session.path] },
      signal,
    )
    try {
      return session.cipher.open(sealed)
    } catch {
      throw makeSecretFault('corrupt')
    }
  }

  const overwrite = ({ link, session }: Opened, path: string, secret: string) =>
    link.call({
      path,
      of: 'Item',
      member: 'SetSecret',
      types: '(oayays)',
      values: [session.cipher.seal(session.path, secret)],
    })

  return {
    getPassword: (asking) =>
      run(asking, async (opened) => {
        const path = await find(opened.link, asking)
        return path === null ? null : read(opened, path, asking)
      }),

    setPassword: (secret, asking, label) =>
      run(asking, async ({ link, session, collection }) => {
        stopIfGivenUp(asking)
        const properties: Value = [
          [`${api}.Item.Label`, { type: 's', value: label }],
          [`${api}.Item.Attributes`, { type: 'a{ss}', value: attributes }],
        ]
        const [, prompt] = await link.call({
          path: collection,
          of: 'Collection',
          member: 'CreateItem',
          types: 'a{sv}(oayays)b',
          values: [properties, session.cipher.seal(session.path, secret), false],
        })
        // The keychain is open, so this asks for no password; KeePassXC has a prompt for each entry all the same.
        if (isPath(prompt)) await tools.prompts.finish(link, prompt, asking)
      }),

    deletePassword: (asking) =>
      run(asking, async (opened) => {
        const { link } = opened
        const path = await find(link, asking)
        if (path === null) return false
        const before = await read(opened, path, asking).catch(() => null)
        stopIfGivenUp(asking)
        // A service that keeps what is removed then keeps nothing of worth, unless it keeps old versions, too.
        if (before !== null) await overwrite(opened, path, '')
        try {
          stopIfGivenUp(asking)
          const [prompt] = await link.call({ path, of: 'Item', member: 'Delete' })
          if (isPath(prompt) && !asking.mayPrompt) throw makeSecretFault('locked')
          if (isPath(prompt)) await tools.prompts.finish(link, prompt, asking)
        } catch (thrown) {
          if (before !== null) await overwrite(opened, path, before)
          throw thrown
        }
        return true
      }),
  }
}

// Sends an event to every window. A window that isn't open gets nothing later.
import type { Events } from '../../contract/derived.ts'
import type { AnyContract } from '../../contract/kinds.ts'
import type { Windows } from './windows.ts'

export type Publish<C extends AnyContract> = <Name extends keyof Events<C> & string>(
  name: Name,
  payload: Events<C>[Name],
) => void

export interface EventHubOptions<C extends AnyContract> {
  readonly contract: C
  readonly windows: Windows
  /** In development and in tests payloads are parsed before they are sent. */
  readonly checksPayloads: boolean
}

export function createEventHub<C extends AnyContract>(options: EventHubOptions<C>): Publish<C> {
  return (name, payload) => {
    if (options.checksPayloads) {
      const [domain = '', verb = ''] = name.split('.')
      const crossing = options.contract[domain]?.[verb]
      if (crossing?.kind !== 'event') throw new Error(`${name} is not an event of the contract`)
      crossing.payload.parse(payload)
    }
    for (const window of options.windows.all()) window.outbox.push({ kind: 'event', name, payload })
  }
}

// The connection to the Secret Service: made when it is first needed and again after it has ended. It tells when
// another program provides the service, and carries secrets encrypted.
import { busDaemon, busErrors, makeBusError, openBus, readBusError, type Bus } from '../dbus/bus.ts'
import { listBusSockets } from '../dbus/address.ts'
import type { Message } from '../dbus/message.ts'
import type { Value, Variant } from '../dbus/types.ts'
import { findProvider, unknownProvider, type Provider } from './provider.ts'
import { algorithm, beginKeyExchange, plainAlgorithm, plainCipher, type Cipher } from './session.ts'

export const api = 'org.freedesktop.Secret'
const serviceName = 'org.freedesktop.secrets'
const servicePath = '/org/freedesktop/secrets'
const noSession = `${api}.Error.NoSession`

/** What is asked of one object of the service; `api` is left out of the interface's name. */
interface Request {
  readonly path: string
  readonly of: 'Service' | 'Collection' | 'Item' | 'Prompt'
  readonly member: string
  readonly types?: string
  readonly values?: readonly Value[]
}

export interface Session {
  readonly path: string
  readonly cipher: Cipher
}

export interface Link {
  call(request: Request, signal?: AbortSignal): Promise<readonly Value[]>
  readProperty(of: Request['of'], path: string, name: string, signal?: AbortSignal): Promise<Value>
  openSession(signal?: AbortSignal): Promise<Session>
  /** Asks KWallet itself, on its own interface at `path`. */
  isOpenWallet(path: string, wallet: string, signal?: AbortSignal): Promise<boolean>
  /** Resolves to the values of the prompt's end; to `null` if the service ended instead. */
  waitForPrompt(path: string): Promise<readonly Value[] | null>
}

/** Asks the service itself. */
export const askService = (
  link: Link,
  member: string,
  types: string,
  values: readonly Value[],
  signal?: AbortSignal,
): Promise<readonly Value[]> => link.call({ path: servicePath, of: 'Service', member, types, values }, signal)

export interface LinkOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Called when something was said that can change whether the keychain is open, or who provides it. */
  readonly onNews: () => void
}

export interface Links {
  /** Rejects with a BusError if there is no bus. */
  open(): Promise<Link>
  readonly provider: () => Provider
  close(): void
}

export function createLinks({ env, onNews }: LinkOptions): Links {
  let current: Promise<Link & { readonly bus: Bus }> | null = null
  let provider = unknownProvider

  async function openAny(hear: (message: Message) => void): Promise<Bus> {
    let failure: unknown = makeBusError(busErrors.closed)
    for (const path of listBusSockets(env)) {
      try {
        return await openBus(path, hear)
      } catch (thrown) {
        // A socket that nobody listens at is no bus, too.
        failure = readBusError(thrown) === '' ? makeBusError(busErrors.closed) : thrown
      }
    }
    throw failure
  }

  async function connect(): Promise<Link & { readonly bus: Bus }> {
    const prompts = new Map<string, (values: readonly Value[] | null) => void>()
    let session: Promise<Session> | null = null

    function hear(message: Message): void {
      const { member, path } = message
      if (message.interface === `${api}.Prompt` && member === 'Completed') {
        prompts.get(path)?.(message.readValues())
        return
      }
      if (message.interface === busDaemon.interface && member === 'NameOwnerChanged') forget()
      onNews()
    }
    /** Another program may provide the service now. */
    function forget(): void {
      session = null
      for (const end of prompts.values()) end(null)
      void recognise()
    }

    const bus = await openAny(hear)
    const call: Link['call'] = ({ of, ...request }, signal) =>
      bus.call({ to: serviceName, interface: `${api}.${of}`, ...request }, signal)
    const askBus = (member: string, ...values: string[]) =>
      bus.call({ ...busDaemon, member, types: 's'.repeat(values.length), values })

    async function recognise(): Promise<void> {
      try {
        const [processId] = await askBus('GetConnectionUnixProcessID', serviceName)
        provider = await findProvider(Number(processId))
      } catch {
        provider = unknownProvider
      }
    }

    async function startSession(signal?: AbortSignal): Promise<Session> {
      const exchange = beginKeyExchange()
      const open = async (name: string, own: Variant): Promise<readonly Value[]> =>
        call(
          { path: servicePath, of: 'Service', member: 'OpenSession', types: 'sv', values: [name, own] },
          signal,
        )
      try {
        const [theirs, path] = await open(algorithm, { type: 'ay', value: exchange.publicKey })
        const key = (theirs as Variant).value
        if (!Buffer.isBuffer(key) || typeof path !== 'string') throw makeBusError(noSession)
        return { path, cipher: exchange.agree(key) }
      } catch (thrown) {
        if (readBusError(thrown) !== busErrors.notSupported) throw thrown
        const [, path] = await open(plainAlgorithm, { type: 's', value: '' })
        if (typeof path !== 'string') throw makeBusError(noSession)
        return { path, cipher: plainCipher }
      }
    }

    const link: Link & { readonly bus: Bus } = {
      bus,
      call,
      async readProperty(of, path, name, signal) {
        const [read] = await bus.call(
          {
            to: serviceName,
            path,
            interface: 'org.freedesktop.DBus.Properties',
            member: 'Get',
            types: 'ss',
            values: [`${api}.${of}`, name],
          },
          signal,
        )
        return (read as Variant).value
      },
      async isOpenWallet(path, wallet, signal) {
        const [isOpen] = await bus.call(
          {
            to: serviceName,
            path,
            interface: 'org.kde.KWallet',
            member: 'isOpen',
            types: 's',
            values: [wallet],
          },
          signal,
        )
        return isOpen === true
      },
      openSession(signal) {
        const opened = (session ??= startSession(signal))
        opened.catch(() => {
          if (session === opened) session = null
        })
        return opened
      },
      async waitForPrompt(path) {
        const { promise, resolve } = Promise.withResolvers<readonly Value[] | null>()
        prompts.set(path, resolve)
        return promise.finally(() => prompts.delete(path))
      },
    }
    const forgetBus = (): void => {
      current = null
      for (const end of prompts.values()) end(null)
      onNews()
    }
    void bus.closed.then(forgetBus)
    await askBus(
      'AddMatch',
      `type='signal',sender='${busDaemon.to}',member='NameOwnerChanged',arg0='${serviceName}'`,
    )
    await askBus('AddMatch', `type='signal',sender='${serviceName}'`)
    await recognise()
    return link
  }

  return {
    open() {
      const opened = (current ??= connect())
      opened.catch(() => {
        if (current === opened) current = null
      })
      return opened
    },
    provider: () => provider,
    close() {
      void current?.then(
        ({ bus }) => bus.close(),
        () => {},
      )
    },
  }
}

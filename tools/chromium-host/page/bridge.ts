// The context bridge's wire: synchronous calls between the page's world and the preload's, as events
// on one detached node that only these two scripts have. Values are copied as text; functions and
// promises become proxies. The page's side is no boundary: the preload's side treats all it sends as
// arguments to exposed functions.
import { decodeValue, encodeValue, uncurry } from '../codec.ts'

/** A node inside a shadow tree, because an event there never shows up as the page's `window.event`. */
export type BridgeNode = EventTarget

type AnyFunction = (...args: unknown[]) => unknown

interface Bridge {
  /** Makes `value` a frozen property of the other world's window. Throws the other world's error. */
  expose(key: string, value: unknown): void
}

const { stringify: toText, parse: fromText } = JSON
const { apply } = Reflect
const { create, freeze, getOwnPropertyDescriptor, getOwnPropertyNames } = Object
const then = uncurry(Promise.prototype.then)
const weakGet = uncurry(WeakMap.prototype.get)
const weakSet = uncurry(WeakMap.prototype.set)
const weakDelete = uncurry(WeakMap.prototype.delete)
const deref = uncurry(WeakRef.prototype.deref)
const register = uncurry(FinalizationRegistry.prototype.register)
const dispatch = uncurry(EventTarget.prototype.dispatchEvent)
const listen = uncurry(EventTarget.prototype.addEventListener)
// The descriptor exists in Chromium, but TypeScript's types don't say so.
const detailOf = uncurry(getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get as () => unknown)
const PlainEvent = CustomEvent
const PlainPromise = Promise
const PlainWeakRef = WeakRef

/** `expose` is called in this world when the other one exposes something to it. */
export function openBridge(
  node: BridgeNode,
  here: string,
  there: string,
  expose: (key: string, value: unknown) => void,
): Bridge {
  // Dictionaries without a prototype rather than Maps: a page that patches Map changes nothing here.
  const mine = create(null) as Record<number, AnyFunction>
  const theirs = create(null) as Record<number, WeakRef<AnyFunction>>
  const owed = create(null) as Record<number, { resolve(value: unknown): void; reject(error: unknown): void }>
  const idOf = new WeakMap<AnyFunction, number>()
  const dropped = new FinalizationRegistry<number>((id) => {
    const proxy = theirs[id]
    if (!proxy || deref(proxy)) return
    delete theirs[id]
    tell('release', id, '')
  })
  let lastId = 0
  let answer: string | undefined

  const references = {
    fromFunction(value: AnyFunction): number {
      let id = weakGet(idOf, value) as number | undefined
      if (id === undefined) {
        lastId += 1
        id = lastId
        mine[id] = value
        weakSet(idOf, value, id)
      }
      return id
    },
    fromPromise(value: Promise<unknown>): number {
      lastId += 1
      const id = lastId
      void then(
        value,
        (result: unknown) => settle('resolve', id, result),
        (error: unknown) => settle('reject', id, error),
      )
      return id
    },
    toFunction(id: number): unknown {
      const known = theirs[id] && deref(theirs[id])
      if (known) return known
      const proxy = (...args: unknown[]): unknown =>
        decodeValue(tell('call', id, encodeValue(args, references)), references)
      theirs[id] = new PlainWeakRef(proxy)
      register(dropped, proxy, id)
      return proxy
    },
    toPromise(id: number): unknown {
      return new PlainPromise((resolve, reject) => {
        owed[id] = { resolve, reject }
      })
    },
  }

  function settle(how: 'resolve' | 'reject', id: number, value: unknown): void {
    let text: string
    try {
      text = encodeValue(value, references)
    } catch (error) {
      how = 'reject'
      text = encodeValue(error, references)
    }
    tell(how, id, text)
  }

  function tell(verb: string, id: number | string, text: string): string {
    answer = undefined
    dispatch(node, new PlainEvent(there, { detail: toText([verb, id, text]) }))
    if (answer === undefined) throw new Error('The other side of the context bridge is gone')
    const [outcome, value] = fromText(answer) as [string, string]
    if (outcome === 'threw') throw decodeValue(value, references)
    return value
  }

  function perform(verb: string, id: number | string, text: string): string {
    switch (verb) {
      case 'call': {
        const target = mine[id as number]
        if (!target) throw new Error('A function was called that is no longer there')
        return encodeValue(apply(target, undefined, decodeValue(text, references) as unknown[]), references)
      }
      case 'resolve':
      case 'reject': {
        const waiting = owed[id as number]
        delete owed[id as number]
        if (verb === 'resolve') waiting?.resolve(decodeValue(text, references))
        else waiting?.reject(decodeValue(text, references))
        return encodeValue(undefined)
      }
      case 'release': {
        const target = mine[id as number]
        if (target) weakDelete(idOf, target)
        delete mine[id as number]
        return encodeValue(undefined)
      }
      default:
        expose(`${id}`, freezeDeeply(decodeValue(text, references)))
        return encodeValue(undefined)
    }
  }

  function describeThrown(error: unknown): string {
    try {
      return encodeValue(error, references)
    } catch {
      return encodeValue(
        new Error('An unknown exception occurred while sending a function call over the context bridge'),
        references,
      )
    }
  }

  listen(node, here, (event: Event) => {
    let outcome: string
    try {
      const [verb, id, text] = fromText(detailOf(event) as string) as [string, number | string, string]
      outcome = toText(['returned', perform(verb, id, text)])
    } catch (error) {
      outcome = toText(['threw', describeThrown(error)])
    }
    dispatch(node, new PlainEvent(`${there}:answer`, { detail: outcome }))
  })
  // Calls nest strictly, so the last answer before dispatch returns belongs to this call.
  listen(node, `${here}:answer`, (event: Event) => {
    answer = detailOf(event) as string
  })
  return { expose: (key, value) => void tell('expose', key, encodeValue(value, references)) }
}

function freezeDeeply(value: unknown): unknown {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return value
  // A typed array with elements can't be frozen.
  if (ArrayBuffer.isView(value)) return value
  const names = getOwnPropertyNames(value)
  for (let index = 0; index < names.length; index += 1)
    freezeDeeply((value as Record<string, unknown>)[names[index] as string])
  return freeze(value)
}

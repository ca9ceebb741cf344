// Stands in for main in a page of tests. A test fills in what main would answer; the contract checks each
// input and each answer, and a call that no test expected fails the test that is running.
import { contract, type Contract } from '../../../src/contract/index.ts'
import type { Bridge, Events, Handlers, StreamListener, StreamSource } from '../../../src/contract/derived.ts'
import type { AnyContract } from '../../../src/contract/kinds.ts'
import { err, type Result } from '../../../src/domain/result.ts'

type Domain = keyof Contract

/** Some of main's handlers, by domain and name. */
export type Answers = { readonly [D in Domain]?: Partial<Handlers<Contract>[D]> }

type AnyHandler = (input: unknown, context: { windowId: number; signal: AbortSignal }) => unknown
type Listener = (payload: unknown) => void

const domains: AnyContract = contract
const handlers = new Map<string, AnyHandler>()
const listeners = new Map<string, Set<Listener>>()
const unexpected: string[] = []
const context = { windowId: 1, signal: new AbortController().signal }

/** Adds answers to those there are; a name given again is answered the new way. */
export function answer(answers: Answers): void {
  for (const [domain, named] of Object.entries(answers))
    for (const [name, handler] of Object.entries(named)) {
      if (domains[domain]?.[name] === undefined) throw new Error(`The contract has no ${domain}.${name}`)
      // The contract gives each handler its own input, which is checked before it is called.
      handlers.set(`${domain}.${name}`, handler as AnyHandler)
    }
}

/** Publishes an event, as main does to every window. */
export function tell<Name extends keyof Events<Contract>>(name: Name, payload: Events<Contract>[Name]): void {
  for (const listener of listeners.get(name) ?? []) listener(payload)
}

/** Ends a test: returns the calls that nobody expected. The answers stay. */
export const settleCalls = (): readonly string[] => unexpected.splice(0)

function take(name: string, input: unknown): AnyHandler | undefined {
  const handler = handlers.get(name)
  if (handler === undefined) unexpected.push(`${name}(${JSON.stringify(input)})`)
  return handler
}

/** A mistake of the test: an answer or a question that the contract doesn't allow. */
function check<Value>(name: string, parse: () => Value): Value {
  try {
    return parse()
  } catch (error) {
    unexpected.push(`${name}: ${String(error)}`)
    throw error
  }
}

const notThere = err({ code: 'ipc/unknown-route', retry: { kind: 'never' } })

const bridge = Object.fromEntries(
  Object.entries(domains).map(([domain, crossings]) => [
    domain,
    Object.fromEntries(
      Object.entries(crossings).map(([key, crossing]) => {
        const name = `${domain}.${key}`
        if (crossing.kind === 'event')
          return [
            key,
            (listener: Listener) => {
              const all = listeners.get(name) ?? new Set()
              listeners.set(name, all.add(listener))
              return () => void all.delete(listener)
            },
          ]
        if (crossing.kind === 'route')
          return [
            key,
            async (input: unknown) => {
              const parsed = check(name, () => crossing.input.parse(input))
              // The handler of a route returns a result; its value is parsed below.
              const result = (await take(name, parsed)?.(parsed, context)) as Result<unknown> | undefined
              if (result === undefined) return notThere
              if (result.ok) check(name, () => crossing.output.parse(result.value))
              // Main's answers are copies, so a test that changes its data changes nothing in the window.
              return structuredClone(result)
            },
          ]
        return [
          key,
          (input: unknown, listener: StreamListener<unknown, unknown, unknown>) => {
            const parsed = check(name, () => crossing.input.parse(input))
            // The handler of a stream returns a source; its snapshot is parsed below.
            const result = take(name, parsed)?.(parsed, context) as
              Result<StreamSource<unknown, unknown, unknown>> | undefined
            if (result === undefined || !result.ok) {
              queueMicrotask(() => listener.settle(result ?? notThere))
              return { detach() {}, cancel() {} }
            }
            const source = result.value
            listener.snapshot(check(name, () => crossing.snapshot.parse(source.snapshot)))
            const leave = source.attach(listener)
            return { detach: leave, cancel: () => source.cancel() }
          },
        ]
      }),
    ),
  ]),
)

// Built from the contract, name by name, so it has the contract's shape.
export const standIn = bridge as unknown as Bridge<Contract>

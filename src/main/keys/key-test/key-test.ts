// Runs one key test in the order of the checklist: read the stored key, ask for the model list, then make the
// paid request if the person wants it. A failed step ends the test; later steps say that they were not
// reached. For a key in memory the keychain is checked during the requests, since they don't need it.
import { setTimeout as delay } from 'node:timers/promises'
import { isOpenAiOrigin } from '../../../domain/base-url.ts'
import type { Failure } from '../../../domain/failure.ts'
import { holdsKeyLike } from '../../../domain/keys/key-like.ts'
import type { KeyPlace } from '../../../domain/keys/key.ts'
import { keyTestSteps, type KeyTestLine } from '../../../domain/keys/key-test.ts'
import type { Result } from '../../../domain/result.ts'
import type { RequestKey } from '../../usage/records/usage-report.ts'
import type { SecretStore } from '../../secrets/secret-store.ts'
import { judgeModelList, latencyLine, limitsLine, makeLine, skip, type Route } from './lines.ts'
import { payForQuota, planQuota, unpaidQuotaLine, type QuotaTools } from './quota.ts'
import type { KeyTestRun } from './run.ts'
import { askModelList } from './model-list.ts'
import { failureFromSecret } from '../failures.ts'
import type { Servers } from '../servers.ts'

export interface KeyTestSubject extends RequestKey {
  /** `null` for a candidate, which is kept nowhere yet. */
  readonly keptIn: KeyPlace | null
  readonly readSecret: () => Promise<Result<string>>
}

export interface KeyTestTools extends QuotaTools {
  readonly keychain: SecretStore
  /** Returns the proxy for an address as "host:port"; `null` for none. */
  readonly readProxy: (url: string) => Promise<string | null>
  readonly timeoutMs: number
  readonly servers: Pick<Servers, 'request'>
}

/**
 * Returns why the store refused the paid request's record, or `null`. A cancelled run lacks its last lines.
 */
export async function runKeyTest(
  subject: KeyTestSubject,
  paysForQuota: boolean,
  run: KeyTestRun,
  tools: KeyTestTools,
): Promise<Failure | null> {
  const { signal } = run
  const { baseUrl } = subject
  const add = (line: KeyTestLine): void => {
    if (!signal.aborted) run.add(line)
  }

  async function testStored(): Promise<Failure | null> {
    const startedAtMs = performance.now()
    const read = await untilAborted(subject.readSecret(), signal)
    if (read === null) return null
    add(keychainLine(read.ok ? null : read.failure, performance.now() - startedAtMs))
    return read.ok ? askServer(read.value, add) : null
  }

  /**
   * A key in memory doesn't need the keychain, so the requests start at once; only their lines wait for the
   * keychain's line.
   */
  async function testInMemory(): Promise<Failure | null> {
    const read = await subject.readSecret()
    if (!read.ok) {
      add(keychainLine(read.failure, 0))
      return null
    }
    let waiting: KeyTestLine[] | null = []
    const addInOrder = (line: KeyTestLine): void => {
      if (waiting) waiting.push(line)
      else add(line)
    }
    async function probe(): Promise<void> {
      const startedAtMs = performance.now()
      // Whoever tests a key wants to save it, so this is the moment for the keychain's password.
      const state = await untilAborted(tools.keychain.unlock(), signal)
      if (state === null) return
      const fault = state === 'prompting' ? 'locked' : state
      const failure = fault === 'ok' ? null : failureFromSecret(fault, tools.keychain.name)
      add(keychainLine(failure, performance.now() - startedAtMs))
      for (const line of waiting ?? []) add(line)
      waiting = null
    }
    const [failure] = await Promise.all([askServer(read.value, addInOrder), probe()])
    return failure
  }

  function keychainLine(failure: Failure | null, durationMs: number): KeyTestLine {
    if (failure === null) return makeLine('keychain', 'passed', { durationMs })
    // Without a keychain a key can be kept for the session, and a session key doesn't need a keychain.
    const isMissing = failure.code === 'keychain/unavailable' || failure.code === 'keychain/no-collection'
    const isNoFault = subject.keptIn === 'session' || (subject.keptIn === null && isMissing)
    return makeLine('keychain', isNoFault ? 'warned' : 'failed', { failure, durationMs })
  }

  async function askServer(secret: string, tell: (line: KeyTestLine) => void): Promise<Failure | null> {
    const allowed = await untilAborted(tools.servers.request(baseUrl), signal)
    if (allowed === null) return null
    if (!allowed.ok) {
      tell(makeLine('network', 'failed', { failure: allowed.failure }))
      return null
    }
    const startedAtMs = performance.now()
    const routing = readRoute(baseUrl, tools.readProxy)
    const { fetch, nowMs, timeoutMs } = tools
    const asking = askModelList({ fetch, secret, baseUrl, nowMs, signal, timeoutMs })
    const answer = await untilAborted(asking, signal)
    if (answer === null) return null
    const durationMs = performance.now() - startedAtMs
    const verdict = judgeModelList(answer, baseUrl, await routing, durationMs)
    for (const line of verdict.lines) tell(line)
    if (verdict.isOver || signal.aborted) return null

    const plan = planQuota(baseUrl, verdict.modelIds, nowMs(), tools.priceTokens)
    const paid = paysForQuota && plan ? await payForQuota(secret, subject, plan, tools, signal) : null
    const quota = paid ? paid.line : unpaidQuotaLine(plan)
    const storeFailure = paid?.storeFailure ?? null
    if (quota === null) return storeFailure
    tell(quota)
    if (quota.outcome === 'failed') return storeFailure
    const limits = paid?.limits ?? answer.limits
    const isUnpaid = paid === null || quota.failure?.code.startsWith('budget/') === true
    const comesWithQuota = isOpenAiOrigin(baseUrl) && isUnpaid && plan !== null
    tell(limits ? limitsLine(limits) : skip('limits', comesWithQuota ? 'with-quota' : 'not-offered'))
    tell(latencyLine(answer.firstByteMs, paid?.firstTokenMs ?? null))
    return storeFailure
  }

  // Stored and held keys had their form checked before.
  add(makeLine('form', 'passed'))
  const failure = await (subject.keptIn === 'keychain' ? testStored() : testInMemory())
  for (const step of keyTestSteps.slice(run.lines.length)) add(skip(step, 'not-reached'))
  return failure
}

/** Resolves with `null` as soon as `signal` aborts, even if `work` goes on. */
async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  const { promise: aborted, resolve } = Promise.withResolvers<null>()
  const abort = (): void => resolve(null)
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  try {
    const value = await Promise.race([work, aborted])
    return signal.aborted ? null : value
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

// The proxy is only shown, so nothing waits for it longer than this.
const proxyPatienceMs = 2_000
const maxProxyChars = 300

async function readRoute(baseUrl: string, readProxy: KeyTestTools['readProxy']): Promise<Route> {
  const { host, protocol } = new URL(baseUrl)
  const asked = readProxy(baseUrl).catch(() => null)
  const proxy = await Promise.race([asked, delay(proxyPatienceMs, null, { ref: false })])
  return { kind: 'route', host, isEncrypted: protocol === 'https:', proxy: proxy && cleanProxy(proxy) }
}

/** Removes a user name and password. */
function cleanProxy(proxy: string): string | null {
  const place = proxy.replace(/^.*@/su, '').slice(0, maxProxyChars)
  return place === '' || holdsKeyLike(place) ? null : place
}

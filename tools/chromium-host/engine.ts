// The one Chromium behind all windows. It starts when it is first needed, matches new pages to the windows
// that wait for them, closes pages that no window requested, and hands each paused request to its page.
import { startChromium } from './chromium.ts'
import type { Bounds, Chromium } from './chromium.ts'
import type { DevtoolsSession } from './devtools-pipe.ts'
import { hostState } from './host-state.ts'
import { createAnswerer } from './requests.ts'
import type { PausedRequest, RequestAnswerer } from './requests.ts'
import { fixWalls } from './walls.ts'

/** A page as the engine sees it. */
export interface EnginePage {
  /** Called once Chromium has made the page, which makes no request until this resolves. */
  attach(session: DevtoolsSession, targetId: string): Promise<void>
  answer(paused: PausedRequest, answerer: RequestAnswerer): Promise<void>
  crash(status: string, exitCode: number): void
  rename(title: string): void
  /** The page was closed, for any reason. */
  leave(): void
}

interface TargetInfo {
  targetId: string
  type: string
  title: string
}

const pages = new Map<string, EnginePage>()
const frames = new Map<string, EnginePage>()
const sessions = new Map<string, EnginePage>()
let starting: Promise<{ chromium: Chromium; answerer: RequestAnswerer }> | undefined
let expected: { page: EnginePage; arrived(): void } | undefined
let opening: Promise<void> = Promise.resolve()
let isStopping = false
let running: Chromium | undefined

export const switchesForChromium: string[] = []

export function startEngine(): Promise<{ chromium: Chromium; answerer: RequestAnswerer }> {
  starting ??= start()
  return starting
}

/**
 * Opens a window on an address. One at a time, because Chromium doesn't say which window a new page is for.
 */
export function openPage(page: EnginePage, address: string, bounds: Bounds): Promise<void> {
  const before = opening
  const opened = (async () => {
    await before
    const { chromium } = await startEngine()
    const arrived = new Promise<void>((resolve) => {
      expected = { page, arrived: resolve }
    })
    try {
      await chromium.openWindow(address, bounds)
      await Promise.race([arrived, chromium.exited])
    } finally {
      expected = undefined
    }
  })()
  opening = opened.catch(() => {})
  return opened
}

export function claimFrame(frameId: string, page: EnginePage): void {
  frames.set(frameId, page)
}

export function releaseFrame(frameId: string): void {
  frames.delete(frameId)
}

/** Ends Chromium at once. Its profile is thrown away, and its pages were closed in order before. */
export function killEngine(): void {
  isStopping = true
  running?.kill()
}

/**
 * The host of the development server, from a variable that electron-vite sets; no other host may be reached.
 */
function reachableHosts(): string[] {
  const address = process.env['ELECTRON_RENDERER_URL']
  return address !== undefined && URL.canParse(address) ? [new URL(address).hostname] : []
}

async function start(): Promise<{ chromium: Chromium; answerer: RequestAnswerer }> {
  const hosts = reachableHosts()
  const { webRtcPolicy, switches } = fixWalls(hosts)
  const { debuggingPort } = hostState.commandLine
  const chromium = await startChromium({
    debuggingPort,
    webRtcPolicy,
    switches: [...switchesForChromium, ...switches],
  })
  running = chromium
  const { root } = chromium.pipe
  const answerer = createAnswerer(root.send, hosts)

  root.events.on(
    'Target.attachedToTarget',
    ({ sessionId, targetInfo }: { sessionId: string; targetInfo: TargetInfo }) => {
      const session = chromium.pipe.session(sessionId)
      if (targetInfo.type !== 'page') {
        session.send('Runtime.runIfWaitingForDebugger').catch(() => {})
        return
      }
      const wanted = expected
      if (!wanted) {
        // The app didn't open it; a browser shortcut may have. It is closed before its scripts run.
        root.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {})
        return
      }
      expected = undefined
      pages.set(targetInfo.targetId, wanted.page)
      frames.set(targetInfo.targetId, wanted.page)
      sessions.set(sessionId, wanted.page)
      wanted.page.attach(session, targetInfo.targetId).then(wanted.arrived, wanted.arrived)
    },
  )
  root.events.on(
    'Target.detachedFromTarget',
    ({ sessionId, targetId }: { sessionId: string; targetId?: string }) => {
      const page = sessions.get(sessionId)
      sessions.delete(sessionId)
      chromium.pipe.drop(sessionId)
      if (targetId !== undefined) pages.delete(targetId)
      if (!page) return
      for (const [id, owner] of frames) if (owner === page) frames.delete(id)
      page.leave()
    },
  )
  root.events.on(
    'Target.targetCrashed',
    ({ targetId, status, errorCode }: { targetId: string; status: string; errorCode: number }) => {
      pages.get(targetId)?.crash(status, errorCode)
    },
  )
  root.events.on('Target.targetInfoChanged', ({ targetInfo }: { targetInfo: TargetInfo }) =>
    pages.get(targetInfo.targetId)?.rename(targetInfo.title),
  )
  root.events.on('Fetch.requestPaused', (paused: PausedRequest) => {
    const page = frames.get(paused.frameId)
    if (page) void page.answer(paused, answerer)
    // The browser's own pages request nothing outside; any other request without a window is refused.
    else if (/^(chrome|chrome-untrusted|devtools|data|blob|about):/.test(paused.request.url))
      void answerer.proceed(paused)
    else void answerer.fail(paused, 'BlockedByClient')
  })
  await Promise.all([
    root.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    root.send('Target.setDiscoverTargets', { discover: true }),
    root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
  ])
  const noticeEnd = async (): Promise<void> => {
    await chromium.exited
    if (isStopping) return
    const left = [...pages.values()]
    pages.clear()
    for (const page of left) page.crash('killed', 9)
    for (const page of left) page.leave()
  }
  void noticeEnd()
  return { chromium, answerer }
}

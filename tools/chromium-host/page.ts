// One page of Chromium as the host drives it: its frames, its two worlds, the way to its preload, its
// navigation. It emits its own events; web-contents.ts turns them into Electron's.
import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Bounds } from './chromium.ts'
import type { DevtoolsSession, Params } from './devtools-pipe.ts'
import { createDroppedPaths } from './dropped-paths.ts'
import { claimFrame, openPage, releaseFrame } from './engine.ts'
import type { EnginePage } from './engine.ts'
import { origins } from './origins.ts'
import { buildPageScripts, wrapPreload } from './page-scripts.ts'
import type { PausedRequest, RequestAnswerer, RequestOwner, Verdict } from './requests.ts'
import { createFrameTree } from './web-frame.ts'
import type { FrameRecord, FrameTree } from './web-frame.ts'

interface PageOptions {
  readonly preload: string | undefined
  readonly process: Readonly<Record<string, unknown>>
  readonly owner: RequestOwner
  /** Asked about a navigation that the page itself began; false leaves the page as it is. */
  allowsNavigation(url: string, frame: FrameRecord | undefined, isMainFrame: boolean): boolean
  /** Runs once the page exists and before it makes its first request. */
  prepare(session: DevtoolsSession): Promise<void>
}

export interface PreloadMessage {
  readonly frame: FrameRecord
  readonly contextId: number
  readonly body: Readonly<Record<string, unknown>>
}

export interface Page {
  /**
   * started, navigated, navigatedWithin, domReady, loaded, failed, painted, message,
   * windowOpen, crashed, renamed, left
   */
  readonly events: EventEmitter
  readonly frames: FrameTree | undefined
  readonly session: DevtoolsSession | undefined
  readonly targetId: string | undefined
  open(url: string, bounds: Bounds): Promise<void>
  navigate(url: string): Promise<void>
  reload(): Promise<void>
  /** Delivers to the preload of the main frame, or to the context that a message came from. */
  deliver(kind: 'event' | 'result' | 'error', id: number | string, text: string, contextId?: number): void
}

interface FrameInfo {
  id: string
  parentId?: string
  url: string
  unreachableUrl?: string
}

// Unguessable and new for each launch: a page can neither listen in nor find a name to call.
const secret = randomBytes(16).toString('hex')
const names = {
  world: `preload-${secret}`,
  handover: `handover-${secret}`,
  binding: `binding_${secret}`,
  receiver: `receiver_${secret}`,
  fileMark: `/dropped-${secret}/`,
}

export function createPage(options: PageOptions): Page {
  const events = new EventEmitter()
  events.setMaxListeners(0)
  const contexts = new Map<number, string>()
  let session: DevtoolsSession | undefined
  let targetId: string | undefined
  let frames: FrameTree | undefined
  let hostNavigation: string | undefined
  let place: Bounds | undefined
  let navigationType = ''
  let lastVerdict: Verdict
  let preloadSource: string | undefined
  let preloadScript: string | undefined
  let markPrepared: () => void = () => {}
  const prepared = new Promise<void>((resolve) => {
    markPrepared = resolve
  })

  /**
   * Electron reads the preload again for each document, so that a rebuilt one takes effect after a reload.
   */
  async function refreshPreload(): Promise<void> {
    if (options.preload === undefined || !session) return
    const source = readFileSync(options.preload, 'utf8')
    if (source === preloadSource) return
    preloadSource = source
    if (preloadScript !== undefined)
      await session.send('Page.removeScriptToEvaluateOnNewDocument', { identifier: preloadScript })
    const added = await session.send<{ identifier: string }>('Page.addScriptToEvaluateOnNewDocument', {
      source: wrapPreload(source, options.preload, names.receiver),
      worldName: names.world,
    })
    preloadScript = added.identifier
  }

  /**
   * A running Chromium opens windows in a size of its own. The size is set right before the first document
   * comes, so that nothing drawn moves from under the pointer.
   */
  async function placeWindow(opened: DevtoolsSession): Promise<void> {
    if (!place) return
    const { width, height, x, y = 0 } = place
    const { windowId } = await opened.send<{ windowId: number }>('Browser.getWindowForTarget')
    const bounds = { width, height, ...(x !== undefined && { left: x, top: y }) }
    await opened.send('Browser.setWindowBounds', { windowId, bounds })
  }

  function contextOfMain(): number | undefined {
    for (const [contextId, frameId] of contexts) if (frameId === targetId) return contextId
    return undefined
  }

  const tell = createDroppedPaths<PreloadMessage>({
    mark: names.fileMark,
    receiver: names.receiver,
    session: () => session,
    pass: (message) => void events.emit('message', message),
  })

  // Each listener's parameter has the shape that the protocol describes.
  const on = (method: string, heard: (event: never) => void): void =>
    void session?.events.on(method, heard as (event: unknown) => void)

  function listen(): void {
    on(
      'Runtime.executionContextCreated',
      ({ context }: { context: { id: number; name: string; auxData?: { frameId?: string } } }) => {
        if (context.name === names.world && context.auxData?.frameId !== undefined)
          contexts.set(context.id, context.auxData.frameId)
      },
    )
    on(
      'Runtime.executionContextDestroyed',
      (event: { executionContextId: number }) => void contexts.delete(event.executionContextId),
    )
    on('Runtime.executionContextsCleared', () => contexts.clear())
    on('Runtime.bindingCalled', (event: { name: string; payload: string; executionContextId: number }) => {
      const frameId = contexts.get(event.executionContextId)
      const frame = frameId === undefined ? undefined : frames?.find(frameId)
      if (event.name !== names.binding || !frame) return
      const body = JSON.parse(event.payload) as Record<string, unknown>
      // The preload runs before Chromium reports the navigation that it belongs to.
      frame.update(String(body['url']))
      tell({ frame, contextId: event.executionContextId, body })
    })
    on('Page.frameAttached', (event: { frameId: string; parentFrameId: string }) => {
      frames?.attach(event.frameId, event.parentFrameId)
      claimFrame(event.frameId, page)
    })
    on('Page.frameDetached', (event: { frameId: string; reason: string }) => {
      if (event.reason === 'swap') return
      frames?.detach(event.frameId)
      releaseFrame(event.frameId)
    })
    on('Page.frameStartedNavigating', (event: { frameId: string; url: string; navigationType: string }) => {
      if (event.frameId === targetId) navigationType = event.navigationType
      // A navigation within the document has an event of its own.
      if (!/sameDocument$/i.test(event.navigationType))
        events.emit('started', { url: origins.toReal(event.url), frame: frames?.find(event.frameId) })
    })
    on('Page.frameNavigated', ({ frame }: { frame: FrameInfo }) => {
      const address = frame.unreachableUrl ?? frame.url
      const record = frames?.find(frame.id)
      record?.update(address)
      const told = { url: origins.toReal(address), frame: record, isMainFrame: frame.id === targetId }
      if (frame.unreachableUrl === undefined) events.emit('navigated', told)
      else events.emit('failed', { ...told, verdict: lastVerdict })
    })
    on('Page.navigatedWithinDocument', (event: { frameId: string; url: string }) => {
      const record = frames?.find(event.frameId)
      record?.update(event.url)
      events.emit('navigatedWithin', {
        url: origins.toReal(event.url),
        frame: record,
        isMainFrame: event.frameId === targetId,
      })
    })
    on('Page.domContentEventFired', () => events.emit('domReady'))
    on('Page.loadEventFired', () => events.emit('loaded'))
    on('Page.lifecycleEvent', (event: { frameId: string; name: string }) => {
      if (event.name === 'firstPaint' && event.frameId === targetId) events.emit('painted')
    })
    on('Page.windowOpen', (event: Params) => events.emit('windowOpen', event))
  }

  async function settleRequest(paused: PausedRequest, answerer: RequestAnswerer): Promise<void> {
    const isMainFrame = paused.frameId === targetId
    if (paused.resourceType !== 'Document')
      return void (await answerer.answer(paused, options.owner, isMainFrame))
    await prepared
    const url = origins.toReal(paused.request.url)
    if (isMainFrame) await refreshPreload()
    const isHosts =
      isMainFrame && (hostNavigation === paused.request.url || navigationType.startsWith('reload'))
    const isHistorys = isMainFrame && navigationType.startsWith('history')
    if (isMainFrame) hostNavigation = undefined
    if (
      !isHosts &&
      !isHistorys &&
      !options.allowsNavigation(url, frames?.find(paused.frameId), isMainFrame)
    ) {
      // Aborting leaves the page where it is, without an error page.
      await answerer.fail(paused, 'Aborted')
      return
    }
    const verdict = await answerer.answer(paused, options.owner, isMainFrame)
    if (isMainFrame) lastVerdict = verdict
  }

  const page: EnginePage & Page = {
    events,
    get frames() {
      return frames
    },
    get session() {
      return session
    },
    get targetId() {
      return targetId
    },
    async attach(opened, id) {
      session = opened
      targetId = id
      frames = createFrameTree(id)
      listen()
      const scripts = buildPageScripts({ ...names, process: options.process })
      const settled = [
        opened.send('Page.enable'),
        opened.send('Runtime.enable'),
        opened.send('Page.setLifecycleEventsEnabled', { enabled: true }),
        opened.send('Runtime.addBinding', { name: names.binding, executionContextName: names.world }),
        opened.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main }),
        opened.send('Page.addScriptToEvaluateOnNewDocument', {
          source: scripts.preload,
          worldName: names.world,
        }),
        refreshPreload(),
        options.prepare(opened),
        // A desktop that keeps the window maximized refuses a size; the window is shown all the same.
        placeWindow(opened).catch(() => {}),
        opened.send('Runtime.runIfWaitingForDebugger'),
      ]
      await Promise.all(settled)
      markPrepared()
    },
    answer: settleRequest,
    crash(status, exitCode) {
      contexts.clear()
      if (targetId !== undefined) frames?.replaceMain(targetId)
      events.emit('crashed', { status, exitCode })
    },
    rename: (title) => void events.emit('renamed', title),
    leave() {
      contexts.clear()
      frames?.main.detach()
      session = undefined
      events.emit('left')
    },
    async open(url, bounds) {
      hostNavigation = origins.toPretend(url)
      place = bounds
      await openPage(page, hostNavigation, bounds)
    },
    async navigate(url) {
      hostNavigation = origins.toPretend(url)
      await session?.send('Page.navigate', { url: hostNavigation })
    },
    async reload() {
      await session?.send('Page.reload')
    },
    deliver(kind, id, text, contextId = contextOfMain()) {
      if (contextId === undefined) return
      const functionDeclaration = `function (kind, id, text) { globalThis[${JSON.stringify(names.receiver)}].receive(kind, id, text) }`
      // A document that is already gone doesn't need it.
      session
        ?.send('Runtime.callFunctionOn', {
          functionDeclaration,
          executionContextId: contextId,
          arguments: [{ value: kind }, { value: id }, { value: text }],
          silent: true,
        })
        .catch(() => {})
    },
  }
  return page
}

// `webContents`: a page as the app sees it. Addresses are always the app's own, never the pretend origin's.
import type { WebContents, WebPreferences } from 'electron/main'
import { encodeValue } from './codec.ts'
import { createPage } from './page.ts'
import type { PreloadMessage } from './page.ts'
import type { DevtoolsSession } from './devtools-pipe.ts'
import type { ContentsRecord, ContentsState } from './contents-record.ts'
import { createEvent } from './events.ts'
import { describeLoadError, loadErrorFrom } from './load-error.ts'
import { hostState } from './host-state.ts'
import { receiveInvoke, receiveSend } from './ipc-main.ts'
import { withEvents } from './mix.ts'
import { origins } from './origins.ts'
import { applyPermissions, decidePermissions, permissionsPolicy } from './permissions.ts'
import { findSession, recordOf } from './session.ts'
import { makeStrict } from './strict.ts'
import { wireEvents } from './web-contents-events.ts'
import { createEditing } from './web-contents-editing.ts'
import { nativeThemeMedia, themedSessions } from './native-theme.ts'
import type { Verdict } from './requests.ts'
import { setWebRtcPolicy } from './walls.ts'

const records = new Map<number, ContentsRecord>()
const byContents = new WeakMap<WebContents, ContentsRecord>()
let lastId = 0

export function contentsRecordOf(contents: WebContents): ContentsRecord | undefined {
  return byContents.get(contents)
}

export function createWebContents(preferences: WebPreferences): ContentsRecord {
  lastId += 1
  const id = lastId
  const session = preferences.session
    ? recordOf(preferences.session)
    : findSession(preferences.partition ?? '')
  const owner = { contentsId: id, session, permissionsPolicy: '' }
  const state: ContentsState = {
    url: '',
    title: '',
    isLoading: false,
    isDestroyed: false,
    windowOpenHandler: undefined,
    lastVerdict: undefined,
    closeWindow: () => {},
    getBounds: () => ({ width: 800, height: 600 }),
    owner: undefined,
  }

  const page = createPage({
    preload: preferences.preload,
    process: sandboxedProcess(preferences.additionalArguments ?? []),
    owner,
    allowsNavigation(url, frame, isMainFrame) {
      const details = createEvent({
        url,
        isMainFrame,
        isSameDocument: false,
        frame: frame?.frame ?? null,
        initiator: frame?.frame ?? null,
      })
      contents.emit('will-frame-navigate', details)
      if (!details.defaultPrevented && isMainFrame) contents.emit('will-navigate', details, url)
      return !details.defaultPrevented
    },
    async prepare(opened: DevtoolsSession) {
      themedSessions.add(opened)
      const origin = origins.originOf(state.url)
      const decision = await decidePermissions(session.handlers, contents, origin)
      owner.permissionsPolicy = permissionsPolicy(decision)
      const pretend = URL.canParse(state.url) ? new URL(origins.toPretend(state.url)).origin : 'null'
      await Promise.all([
        nativeThemeMedia(opened),
        ...(pretend === 'null' ? [] : [applyPermissions(opened.send, decision, pretend)]),
      ])
    },
  })

  /** Resolves when the page has loaded and rejects with Chromium's error if it couldn't, as in Electron. */
  async function load(url: string): Promise<void> {
    if (state.isDestroyed) throw new Error('Object has been destroyed')
    state.url = url
    state.isLoading = true
    const outcome = new Promise<void>((resolve, reject) => {
      const settle = (): void => {
        page.events.off('loaded', done)
        page.events.off('failed', failed)
        page.events.off('left', left)
      }
      const done = (): void => (settle(), resolve())
      const failed = (event: { url: string; isMainFrame: boolean; verdict: Verdict }): void => {
        if (!event.isMainFrame) return
        settle()
        reject(describeLoadError(loadErrorFrom(event.verdict), event.url))
      }
      const left = (): void => (settle(), reject(describeLoadError(loadErrorFrom('Failed'), url)))
      page.events.on('loaded', done).on('failed', failed).on('left', left)
    })
    outcome.catch(() => {})
    if (page.session) await page.navigate(url)
    else await page.open(url, state.getBounds())
    return outcome
  }

  const evaluate = async (expression: string, isUserGesture: boolean): Promise<unknown> => {
    const answer = await page.session?.send<{
      result: { value?: unknown }
      exceptionDetails?: { exception?: { description?: string } }
    }>('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: isUserGesture,
    })
    if (answer?.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? 'Script failed to execute')
    return answer?.result.value
  }

  const methods = {
    send(channel, ...args) {
      if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
      const text = encodeValue(args)
      if (!state.isDestroyed) page.deliver('event', channel, text)
    },
    isDestroyed: () => state.isDestroyed,
    isLoading: () => state.isLoading,
    reload: () => void page.reload().catch(() => {}),
    reloadIgnoringCache: () => void page.reload().catch(() => {}),
    close: () => state.closeWindow(),
    forcefullyCrashRenderer: () => void page.session?.send('Page.crash').catch(() => {}),
    setWindowOpenHandler: (handler) => void (state.windowOpenHandler = handler),
    setWebRTCIPHandlingPolicy: setWebRtcPolicy,
    toggleDevTools: () => {},
    executeJavaScript: (code, isUserGesture = false) => evaluate(code, isUserGesture),
  } satisfies Partial<WebContents>

  const members = withEvents(methods, createEditing(page, evaluate), {
    id,
    session: session.session,
    getLastWebPreferences: () => preferences,
  })
  Object.defineProperty(members, 'mainFrame', {
    get: () => page.frames?.main.frame ?? null,
    enumerable: true,
  })
  // Strict: missing members throw by name, which the type can't say.
  const contents = makeStrict('electron.webContents', members) as unknown as WebContents

  page.events.on('message', (message: PreloadMessage) => {
    const { frame, contextId, body } = message
    const source = {
      sender: contents,
      frame: frame.frame,
      reply: (kind: 'result' | 'error', call: number, text: string) =>
        page.deliver(kind, call, text, contextId),
    }
    const channel = String(body['channel'])
    if (body['type'] === 'invoke')
      void receiveInvoke(source, Number(body['id']), channel, String(body['args']))
    else if (body['type'] === 'send') receiveSend(source, channel, String(body['args']))
    else page.events.emit(`told:${String(body['type'])}`, body)
  })

  const record: ContentsRecord = {
    contents,
    page,
    session,
    state,
    load,
    destroy() {
      if (state.isDestroyed) return
      state.isDestroyed = true
      records.delete(id)
      if (page.session) themedSessions.delete(page.session)
      page.session?.send('Page.close').catch(() => {})
      contents.emit('destroyed')
    },
  }
  records.set(id, record)
  byContents.set(contents, record)
  wireEvents(record, preferences.preload ?? '')
  return record
}

function sandboxedProcess(additionalArguments: readonly string[]): Record<string, unknown> {
  const { electron, chrome, node, v8 } = process.versions as Record<string, string | undefined>
  return {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: process.platform,
    arch: process.arch,
    pid: 0,
    versions: { electron, chrome, node, v8 },
    version: process.version,
    // Electron gives a sandboxed preload main's environment; the host gives it none.
    env: {},
    argv: [hostState.executable, '--type=renderer', ...additionalArguments],
    execArgv: [],
  }
}

export const webContents = makeStrict('electron.webContents', {
  getAllWebContents: () => [...records.values()].map((record) => record.contents),
  fromId: (id: number) => records.get(id)?.contents,
  fromDevToolsTargetId: (targetId: string) =>
    [...records.values()].find((record) => record.page.targetId === targetId)?.contents,
})

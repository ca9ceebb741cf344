// Turns a page's own events into those that Electron's webContents emits.
import type { WebContents } from 'electron/main'
import { handleAccelerator } from './accelerators.ts'
import type { KeyPress } from './accelerators.ts'
import { createEvent } from './events.ts'
import { loadErrorFrom } from './load-error.ts'
import { origins } from './origins.ts'
import type { Verdict } from './requests.ts'
import { refuse } from './strict.ts'
import type { ContentsRecord } from './contents-record.ts'
import type { FrameRecord } from './web-frame.ts'

interface Navigated {
  url: string
  frame: FrameRecord | undefined
  isMainFrame: boolean
}

type Body = Readonly<Record<string, unknown>>

export function wireEvents({ contents, page, state }: ContentsRecord, preloadPath: string): void {
  const { events } = page
  const emit = (name: string, ...args: unknown[]): boolean =>
    (contents as NodeJS.EventEmitter).emit(name, ...args)

  const tellStart = ({ url, frame }: Navigated, isMainFrame: boolean, isSameDocument: boolean): void => {
    const details = { url, isSameDocument, isMainFrame, frame: frame?.frame ?? null }
    emit('did-start-navigation', createEvent(details), url, isSameDocument, isMainFrame)
  }

  events.on('started', (started: Navigated) => {
    const isMainFrame = started.frame?.frame.parent === null
    if (isMainFrame) state.isLoading = true
    tellStart(started, isMainFrame, false)
    if (isMainFrame) emit('did-start-loading')
  })
  events.on('navigated', ({ url, isMainFrame }: Navigated) => {
    if (isMainFrame) {
      state.url = url
      emit('did-navigate', createEvent({}), url, 200, 'OK')
    }
    emit('did-frame-navigate', createEvent({}), url, 200, 'OK', isMainFrame)
  })
  events.on('navigatedWithin', (navigated: Navigated) => {
    const { url, isMainFrame } = navigated
    if (isMainFrame) state.url = url
    tellStart(navigated, isMainFrame, true)
    emit('did-navigate-in-page', createEvent({}), url, isMainFrame)
  })
  events.on('failed', ({ url, isMainFrame, verdict }: Navigated & { verdict: Verdict }) => {
    if (isMainFrame) state.isLoading = false
    const { errno, code } = loadErrorFrom(verdict)
    emit('did-fail-load', createEvent({}), errno, code, url, isMainFrame)
    // Chromium's error page loads next; Electron emits nothing for it.
    state.lastVerdict = verdict ?? 'Failed'
  })
  events.on('domReady', () => emit('dom-ready', createEvent({})))
  events.on('loaded', () => {
    state.isLoading = false
    const isErrorPage = state.lastVerdict !== undefined
    state.lastVerdict = undefined
    if (!isErrorPage) {
      emit('did-frame-finish-load', createEvent({}), true)
      emit('did-finish-load', createEvent({}))
    }
    emit('did-stop-loading')
  })
  events.on('renamed', (title: string) => {
    // Chromium gives an untitled page its address as its title.
    const isAddress = title === '' || title.includes('.invalid')
    if (isAddress || title === state.title) return
    state.title = title
    emit('page-title-updated', createEvent({}), title, true)
  })
  events.on('crashed', ({ status, exitCode }: { status: string; exitCode: number }) => {
    state.isLoading = false
    const reason = status === 'killed' || status === 'oom' ? status : 'crashed'
    emit('render-process-gone', createEvent({}), { reason, exitCode })
  })
  events.on('windowOpen', (event: { url: string; windowName: string; windowFeatures: string[] }) => {
    askForWindow(
      event.url,
      event.windowName === '_blank' ? '' : event.windowName,
      'foreground-tab',
      event.windowFeatures.join(','),
    )
  })
  events.on('told:open-window', (body: Body) =>
    askForWindow(String(body['target']), '', String(body['disposition']), ''),
  )
  events.on('told:navigate', (body: Body) => {
    const url = origins.toReal(String(body['target']))
    const frame = page.frames?.main.frame ?? null
    const details = createEvent({ url, isMainFrame: true, isSameDocument: false, frame, initiator: frame })
    emit('will-frame-navigate', details)
    if (!details.defaultPrevented) emit('will-navigate', details, url)
    if (!details.defaultPrevented) void page.navigate(url).catch(() => {})
  })
  events.on('told:key', (body: Body) => {
    // Messages from the guard of the page's input, which belongs to the host.
    const { repeat, ...press } = body as unknown as KeyPress & { repeat: boolean }
    const { key, code, shift, ctrl, alt, meta } = press
    const modifiers = { shift, control: ctrl, alt, meta, location: 0, modifiers: [] }
    const event = createEvent({})
    const input = { type: 'keyDown', key, code, isAutoRepeat: repeat, isComposing: false, ...modifiers }
    emit('before-input-event', event, input)
    if (!event.defaultPrevented) handleAccelerator(press, state.owner)
  })
  events.on('told:context-menu', (body: Body) => {
    const isEditable = body['isEditable'] === true
    const selectionText = String(body['selection'])
    const flags = {
      canUndo: isEditable,
      canRedo: isEditable,
      canCut: isEditable && selectionText !== '',
      canCopy: selectionText !== '',
      canPaste: isEditable,
      canDelete: isEditable,
      canSelectAll: true,
      canEditRichly: false,
    }
    const params = {
      x: body['x'],
      y: body['y'],
      linkURL: origins.toReal(String(body['link'])),
      linkText: '',
      pageURL: state.url,
      selectionText,
      isEditable,
      misspelledWord: '',
      dictionarySuggestions: [],
      mediaType: 'none',
      editFlags: flags,
    }
    emit('context-menu', createEvent({}), params)
  })
  events.on('told:preload-error', (body: Body) => {
    const error = new Error(String(body['message']))
    if (contents.listenerCount('preload-error') === 0)
      console.error('Unable to load preload script:', body['message'])
    emit('preload-error', createEvent({}), preloadPath, error)
  })
  /** Nothing opens by itself: the page already got null, and the app is asked only so that it can act. */
  function askForWindow(target: string, frameName: string, disposition: string, features: string): void {
    const url = origins.toReal(target)
    const details = {
      url,
      frameName,
      features,
      disposition,
      referrer: { url: '', policy: 'default' },
    } as Parameters<Parameters<WebContents['setWindowOpenHandler']>[0]>[0]
    const answer = state.windowOpenHandler?.(details)
    if (answer?.action !== 'deny')
      refuse(
        `window opened by a page (${url}); answer { action: 'deny' } in webContents.setWindowOpenHandler`,
      )
  }
}

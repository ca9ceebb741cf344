// What surrounds a page: size, place, visibility, focus, closing. Chromium's window follows once it exists. A
// window made with `show: false` is drawn at once and only counts as hidden until shown: Chromium never
// paints an unseen page, and `ready-to-show` waits for the first paint.
import { setTimeout as delay } from 'node:timers/promises'
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron/main'
import { appEvents } from './app-events.ts'
import { createEvent } from './events.ts'
import type { ContentsRecord } from './contents-record.ts'

type State = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

export interface WindowFrame {
  load(url: string): Promise<void>
  show(): void
  hide(): void
  focus(): void
  isFocused(): boolean
  setFocused(isFocused: boolean): void
  isVisible(): boolean
  getState(): State
  setState(state: State): void
  getBounds(): Rectangle
  setBounds(bounds: Partial<Rectangle>): void
  close(): void
  destroy(): void
  isDestroyed(): boolean
}

const stateEvents = {
  minimized: { start: 'minimize', end: 'restore' },
  maximized: { start: 'maximize', end: 'unmaximize' },
  fullscreen: { start: 'enter-full-screen', end: 'leave-full-screen' },
} satisfies Partial<Record<State, object>>

let focused: WindowFrame | undefined

export function createFrame(
  window: BrowserWindow,
  record: ContentsRecord,
  options: BrowserWindowConstructorOptions,
  forget: () => void,
): WindowFrame {
  const { page } = record
  let bounds: Rectangle = {
    x: options.x ?? 0,
    y: options.y ?? 0,
    width: options.width ?? 800,
    height: options.height ?? 600,
  }
  const { minWidth = 0, minHeight = 0 } = options
  let state: State = 'normal'
  let isVisible = options.show !== false
  let isClosing = false
  let isDestroyed = false
  let hasPainted = false
  const emit = (name: string, ...args: unknown[]): boolean =>
    (window as NodeJS.EventEmitter).emit(name, ...args)

  const emitAll = (...names: string[]): void => {
    for (const name of names) emit(name)
  }

  async function apply(change: Record<string, unknown>): Promise<void> {
    if (!page.session) return
    const { windowId } = await page.session.send<{ windowId: number }>('Browser.getWindowForTarget')
    // Chromium takes a state or a size, never both.
    await page.session.send('Browser.setWindowBounds', { windowId, bounds: change })
  }
  const applyQuietly = (change: Record<string, unknown>): void => void apply(change).catch(() => {})

  function setFocused(isFocused: boolean): void {
    if (isFocused === (focused === frame)) return
    const previous = focused
    focused = isFocused ? frame : undefined
    if (isFocused) previous?.setFocused(false)
    emit(isFocused ? 'focus' : 'blur')
    appEvents.emit(isFocused ? 'window-focus' : 'window-blur', window)
  }

  function end(): void {
    if (isDestroyed) return
    isDestroyed = true
    if (focused === frame) focused = undefined
    record.destroy()
    emit('closed')
    forget()
  }

  // The page gets its `pagehide`; the window counts as closed when Chromium says so. If Chromium is asked
  // right after the first paint, it sometimes neither answers nor closes the window; a second request works.
  async function closePage(): Promise<void> {
    const asks = [
      ['Target.closeTarget', { targetId: page.targetId }],
      ['Page.close'],
      ['Page.close'],
    ] as const
    for (const [method, params] of asks) {
      if (!page.session) break
      page.session.send(method, params).catch(end)
      await delay(1_000)
    }
    end()
  }

  const frame: WindowFrame = {
    load: record.load,
    show() {
      const wasVisible = isVisible
      isVisible = true
      if (state === 'minimized') frame.setState('normal')
      else if (!wasVisible) applyQuietly({ windowState: state })
      if (!wasVisible) emit('show')
      frame.focus()
    },
    hide() {
      if (!isVisible) return
      isVisible = false
      applyQuietly({ windowState: 'minimized' })
      setFocused(false)
      emit('hide')
    },
    focus() {
      if (!isVisible) return
      page.session?.send('Page.bringToFront').catch(() => {})
      setFocused(true)
    },
    isFocused: () => focused === frame,
    setFocused,
    isVisible: () => isVisible && !isDestroyed,
    getState: () => state,
    setState(wanted) {
      if (wanted === state) return
      const previous = state
      state = wanted
      // Chromium changes from one state to another by way of the normal one.
      const steps = previous !== 'normal' && wanted !== 'normal' ? ['normal', wanted] : [wanted]
      void steps
        .reduce(async (before, windowState) => (await before, apply({ windowState })), Promise.resolve())
        .catch(() => {})
      if (previous !== 'normal') emit(stateEvents[previous].end)
      if (wanted !== 'normal') emit(stateEvents[wanted].start)
      emit('resize')
    },
    getBounds: () => ({ ...bounds }),
    setBounds(wanted) {
      const before = bounds
      bounds = { ...bounds, ...wanted }
      bounds.width = Math.max(minWidth, bounds.width)
      bounds.height = Math.max(minHeight, bounds.height)
      applyQuietly({ left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height })
      if (before.width !== bounds.width || before.height !== bounds.height) emitAll('resize', 'resized')
      if (before.x !== bounds.x || before.y !== bounds.y) emitAll('move', 'moved')
    },
    close() {
      if (isClosing || isDestroyed) return
      isClosing = true
      void closePage()
    },
    destroy: end,
    isDestroyed: () => isDestroyed,
  }

  record.state.closeWindow = () => window.close()
  record.state.getBounds = () => ({ width: bounds.width, height: bounds.height, x: options.x, y: options.y })
  page.events.on('left', () => {
    // Its own button closed the window. This can't be prevented here, but the app gets its events in order.
    if (!isClosing && !isDestroyed) emit('close', createEvent({}))
    end()
  })
  page.events.on('painted', () => {
    if (hasPainted || isDestroyed) return
    hasPainted = true
    emit('ready-to-show')
    if (isVisible) setFocused(true)
  })
  record.contents.on('page-title-updated', (...args) => emit('page-title-updated', ...args))
  page.events.on('told:bounds', (body: Readonly<Record<string, unknown>>) => {
    const told = {
      x: Number(body['x']),
      y: Number(body['y']),
      width: Number(body['width']),
      height: Number(body['height']),
    }
    const isResized = told.width !== bounds.width || told.height !== bounds.height
    const isMoved = told.x !== bounds.x || told.y !== bounds.y
    if (state === 'normal') bounds = told
    if (isResized) emitAll('resize', 'resized')
    if (isMoved) emitAll('move', 'moved')
  })
  page.events.on('told:focus', (body: Readonly<Record<string, unknown>>) =>
    setFocused(body['isFocused'] === true),
  )
  return frame
}

// Prevents a browser's defaults for keys, clicks and drops, because Electron has none of them: no new window,
// no browser shortcut, no dropped file opened, no browser menu. Main is told instead. The page comes first:
// events that it prevented are left alone.

interface InputEvent extends Event {
  key: string
  code: string
  ctrlKey: boolean
  shiftKey: boolean
  altKey: boolean
  metaKey: boolean
  repeat: boolean
  button: number
  clientX: number
  clientY: number
  dataTransfer?: { dropEffect: string } | null
  destination: { url: string; sameDocument: boolean }
  downloadRequest: string | null
}
interface Link {
  tagName?: string
  href?: string | { baseVal: string }
  isContentEditable?: boolean
}
declare const window: EventTarget & {
  navigation?: EventTarget
  screenX: number
  screenY: number
  outerWidth: number
  outerHeight: number
}
declare const getSelection: () => { toString(): string } | null

// Editing and moving inside a text, which Electron leaves to the page as well.
const editingKeys = new Set([
  'a',
  'c',
  'v',
  'x',
  'y',
  'z',
  'backspace',
  'delete',
  'insert',
  'home',
  'end',
  'enter',
  'tab',
  ' ',
  'arrowleft',
  'arrowright',
  'arrowup',
  'arrowdown',
  'pageup',
  'pagedown',
])

export function guardInput(post: (message: object) => void, isTop: boolean): void {
  const listen = (type: string, heard: (event: InputEvent) => void): void => {
    const listener = (event: Event): void => {
      // Made-up events have no default that reaches the browser, except a click on a link.
      if (event.isTrusted || type === 'click') heard(event as InputEvent)
    }
    // The page comes first even if it began to listen later, so each event moves this listener to the end.
    window.addEventListener(
      type,
      () => {
        window.removeEventListener(type, listener)
        window.addEventListener(type, listener)
      },
      true,
    )
  }

  listen('keydown', (event) => {
    const { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat } = event
    const isPlain = !ctrlKey && !metaKey && !altKey
    if (isPlain && !/^F\d/.test(key)) return
    if (event.defaultPrevented) return
    post({ type: 'key', key, code, ctrl: ctrlKey, shift: shiftKey, alt: altKey, meta: metaKey, repeat })
    // AltGr writes characters, and arrives as Ctrl+Alt.
    const isText = ctrlKey && altKey && key.length === 1
    if (
      !isText &&
      (altKey
        ? !editingKeys.has(key.toLowerCase()) || key.startsWith('Arrow')
        : !editingKeys.has(key.toLowerCase()))
    )
      event.preventDefault()
  })

  const openElsewhere = (event: InputEvent): void => {
    if (event.defaultPrevented || event.button === 2) return
    const link = linkOf(event)
    if (link === undefined) return
    if (event.button !== 1 && !event.ctrlKey && !event.metaKey && !event.shiftKey) return
    event.preventDefault()
    post({
      type: 'open-window',
      target: link,
      disposition: event.shiftKey && event.button !== 1 ? 'new-window' : 'background-tab',
    })
  }
  listen('click', openElsewhere)
  listen('auxclick', openElsewhere)

  listen('contextmenu', (event) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const target = event.composedPath()[0] as Link | undefined
    const isEditable =
      target?.isContentEditable === true || target?.tagName === 'INPUT' || target?.tagName === 'TEXTAREA'
    post({
      type: 'context-menu',
      x: event.clientX,
      y: event.clientY,
      link: linkOf(event) ?? '',
      selection: getSelection()?.toString() ?? '',
      isEditable,
    })
  })

  for (const type of ['dragover', 'drop']) {
    listen(type, (event) => {
      if (event.defaultPrevented) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
    })
  }

  // Addresses that make no request would bypass the host, so they are stopped here and main is asked.
  if (isTop) {
    const tellBounds = (): void =>
      post({
        type: 'bounds',
        x: window.screenX,
        y: window.screenY,
        width: window.outerWidth,
        height: window.outerHeight,
      })
    listen('resize', tellBounds)
    listen(
      'focus',
      (event) => void (event.target === window && (post({ type: 'focus', isFocused: true }), tellBounds())),
    )
    listen('blur', (event) => void (event.target === window && post({ type: 'focus', isFocused: false })))
    window.navigation?.addEventListener('navigate', (event) => {
      const { destination, downloadRequest, cancelable } = event as InputEvent
      if (
        destination.sameDocument ||
        downloadRequest !== null ||
        !cancelable ||
        /^https?:/.test(destination.url)
      )
        return
      event.preventDefault()
      post({ type: 'navigate', target: destination.url })
    })
  }
}

function linkOf(event: InputEvent): string | undefined {
  for (const node of event.composedPath() as Link[]) {
    if (node.tagName?.toLowerCase() !== 'a' && node.tagName !== 'AREA') continue
    const address = typeof node.href === 'object' ? node.href.baseVal : node.href
    if (address) return address
  }
  return undefined
}

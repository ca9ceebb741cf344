// Editing commands and zoom of a page.
import type { WebContents } from 'electron/main'
import type { Page } from './page.ts'

const zoomStep = 1.2

export function createEditing(
  page: Page,
  evaluate: (expression: string, isUserGesture: boolean) => Promise<unknown>,
) {
  let factor = 1
  // Key events carry editing commands, which run even if the page objects, as Electron's do.
  const run = (command: string): void => {
    const key = { type: 'rawKeyDown', key: 'Unidentified', commands: [command] }
    page.session?.send('Input.dispatchKeyEvent', key).catch(() => {})
  }
  const zoom = (wanted: number): void => {
    factor = Math.min(5, Math.max(0.25, wanted))
    void evaluate(`document.documentElement.style.zoom = ${factor}`, false).catch(() => {})
  }
  return {
    undo: () => run('undo'),
    redo: () => run('redo'),
    cut: () => run('cut'),
    copy: () => run('copy'),
    paste: () => run('paste'),
    pasteAndMatchStyle: () => run('pasteAndMatchStyle'),
    delete: () => run('delete'),
    selectAll: () => run('selectAll'),
    getZoomLevel: () => Math.log(factor) / Math.log(zoomStep),
    setZoomLevel: (level) => zoom(zoomStep ** level),
  } satisfies Partial<WebContents>
}

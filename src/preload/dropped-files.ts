// Tells main which files were dropped where the page accepts them. Only the preload can learn a path. The
// page never gets it; the page gets only what main makes of the file.
import { ipcRenderer, webUtils } from 'electron'
import { channels, maxDroppedFiles } from '../contract/wire.ts'

/** The part of the DOM that we use: the preload is type-checked with main, without the DOM's types. */
interface DragEvent {
  readonly isTrusted: boolean
  readonly defaultPrevented: boolean
  readonly dataTransfer: { readonly files: Iterable<File> } | null
}
declare const window: {
  addEventListener(type: 'dragover' | 'drop', listener: (event: DragEvent) => void): void
}

/**
 * Listens on the window, which gets the event last: by then the page has accepted the drop by preventing it.
 */
export function watchDroppedFiles(): void {
  let isTaken = false
  window.addEventListener('dragover', (event) => {
    isTaken = event.isTrusted && event.defaultPrevented
  })
  window.addEventListener('drop', (event) => {
    if (!event.isTrusted || !isTaken) return
    isTaken = false
    const files = [...(event.dataTransfer?.files ?? [])].slice(0, maxDroppedFiles)
    // The path is empty for a file that a script made.
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
    if (paths.length > 0) ipcRenderer.send(channels.drop, paths)
  })
}

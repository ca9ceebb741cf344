// Tells main which files were dropped where the page takes some. A path can only be learned here, and the page
// never hears of it; what it hears of the drop is what main makes of it.
import { ipcRenderer, webUtils } from 'electron'
import { channels, maxDroppedFiles } from '../contract/wire.ts'

/** The part of the page's world that is used: the preload is checked with main, without the DOM's types. */
interface DragEvent {
  readonly isTrusted: boolean
  readonly defaultPrevented: boolean
  readonly dataTransfer: { readonly files: Iterable<File> } | null
}
declare const window: {
  addEventListener(type: 'dragover' | 'drop', listener: (event: DragEvent) => void): void
}

/** Heard last, on the window: by then the page has said, by preventing it, whether it takes the drop. */
export function watchDroppedFiles(): void {
  let isTaken = false
  window.addEventListener('dragover', (event) => {
    isTaken = event.isTrusted && event.defaultPrevented
  })
  window.addEventListener('drop', (event) => {
    if (!event.isTrusted || !isTaken) return
    isTaken = false
    const files = [...(event.dataTransfer?.files ?? [])].slice(0, maxDroppedFiles)
    // Empty for a file that some script made up.
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
    if (paths.length > 0) ipcRenderer.send(channels.drop, paths)
  })
}

// Keeps the files that were dropped from the disk, and gives out stand-ins for their paths. A page can't
// learn a path, not even in the preload's world, so a stand-in becomes the path only on its way to main.

interface DroppedItem {
  kind: string
  getAsFile(): object | null
  webkitGetAsEntry(): object | null
}
declare const window: EventTarget
declare const File: { [Symbol.hasInstance](value: unknown): value is object }

interface DroppedFiles {
  /** Returns an empty text for a file that a script made up, or that wasn't dropped. */
  standInFor(file: unknown): string
  /** Returns the file behind a stand-in, for main. */
  find(id: number): unknown
}

export function keepDroppedFiles(mark: string): DroppedFiles {
  const files: object[] = []
  // Listens before the preload and the page do.
  window.addEventListener(
    'drop',
    (event) => {
      const { dataTransfer } = event as unknown as { dataTransfer: { items: Iterable<DroppedItem> } | null }
      for (const item of dataTransfer?.items ?? []) {
        // A file that a script made up has no entry in a file system.
        if (item.kind !== 'file' || !item.webkitGetAsEntry()) continue
        const file = item.getAsFile()
        if (file) files.push(file)
      }
    },
    { capture: true },
  )
  return {
    standInFor(file) {
      if (!(file instanceof File)) throw new TypeError('getPathForFile expects a File')
      const id = files.indexOf(file)
      return id < 0 ? '' : `${mark}${id}/`
    },
    find: (id) => files[id],
  }
}

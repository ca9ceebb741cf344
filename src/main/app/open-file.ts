// The system's dialog for choosing one file. Hidden ones are shown, as `.env` is one; none is filtered out, and
// none is put among the system's recent documents.
import { dialog, type BrowserWindow } from 'electron'

export interface OpenFileWords {
  readonly title: string
  /** Of the one that opens the file. */
  readonly button: string
}

/** The path that was chosen; `null` if the person chose none. */
export async function chooseFile(window: BrowserWindow, words: OpenFileWords): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.title,
    message: words.title, // what macOS shows in the title's place
    buttonLabel: words.button,
    properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

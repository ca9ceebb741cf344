// The system's dialog for choosing one file. It shows hidden files, since `.env` is one, filters nothing, and
// adds nothing to the system's recent documents.
import { dialog, type BrowserWindow } from 'electron'
import { askInDialog } from './one-dialog.ts'

export interface OpenFileWords {
  readonly title: string
  /** The label of the button that opens the file. */
  readonly button: string
}

/** Returns the chosen path, or `null` if the person chose none. */
export async function chooseFile(window: BrowserWindow, words: OpenFileWords): Promise<string | null> {
  const chosen = await askInDialog(window, () =>
    dialog.showOpenDialog(window, {
      title: words.title,
      message: words.title, // macOS shows this instead of the title
      buttonLabel: words.button,
      properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
    }),
  )
  return chosen === null || chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}

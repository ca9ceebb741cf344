// The system's dialog for saving a file. The dialog itself asks before a file is replaced, and nothing is
// added to the system's recent documents.
import { dialog, type BrowserWindow } from 'electron'
import { askInDialog } from './one-dialog.ts'

export interface SaveFileWords {
  readonly title: string
  /** The label of the button that saves the file. */
  readonly button: string
}

/**
 * Returns the chosen path, or `null` if the person chose none. The dialog suggests `name` in the last used
 * folder.
 */
export async function choosePlace(
  window: BrowserWindow,
  words: SaveFileWords,
  name: string,
): Promise<string | null> {
  const chosen = await askInDialog(window, () =>
    dialog.showSaveDialog(window, {
      title: words.title,
      buttonLabel: words.button,
      defaultPath: name,
      properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    }),
  )
  return chosen === null || chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}

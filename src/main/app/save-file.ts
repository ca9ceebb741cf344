// The system's dialog for saving a file. It asks itself before a file is replaced. Nothing is put among the system's
// recent documents.
import { dialog, type BrowserWindow } from 'electron'

export interface SaveFileWords {
  readonly title: string
  /** Of the one that saves the file. */
  readonly button: string
}

/** The path that was chosen, at first this name in the folder that was used last; `null` if they chose none. */
export async function choosePlace(
  window: BrowserWindow,
  words: SaveFileWords,
  name: string,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.title,
    buttonLabel: words.button,
    defaultPath: name,
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  })
  return canceled || filePath === '' ? null : filePath
}

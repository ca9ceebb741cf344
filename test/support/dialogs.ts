// A test can't reach the system's window for choosing a file, so it sets what that window returns.
import type { ElectronApplication } from 'playwright'

/** From now on the person chooses this file; `null` closes the window without choosing one. */
export const chooseInDialog = (electron: ElectronApplication, path: string | null): Promise<unknown> =>
  electron.evaluate(({ dialog }, chosen) => {
    const answer = { canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] }
    Object.assign(dialog, { showOpenDialog: async () => answer })
  }, path)

/** From now on the person saves under this path; `null` closes the window without choosing one. */
export const saveInDialog = (electron: ElectronApplication, path: string | null): Promise<unknown> =>
  electron.evaluate(({ dialog }, chosen) => {
    const answer = { canceled: chosen === null, filePath: chosen ?? '' }
    Object.assign(dialog, { showSaveDialog: async () => answer })
  }, path)

/** From now on each question of main's is answered with this button. Returns what was asked since the last call. */
export const answerQuestions = (electron: ElectronApplication, button: number): Promise<readonly string[]> =>
  electron.evaluate(({ dialog }, response) => {
    const state = globalThis as { questions?: string[] }
    const asked = state.questions ?? []
    const questions: string[] = []
    Object.assign(state, { questions })
    Object.assign(dialog, {
      showMessageBox: async (_window: unknown, { message }: { message: string }) => {
        questions.push(message)
        return { response, checkboxChecked: false }
      },
    })
    return asked
  }, button)

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

/** What the person presses: the button that agrees, or Cancel. */
export const [agree, cancel] = [0, 1] as const

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

/** From now on each question of main's stays open, until `answerOpenQuestions`. */
export const leaveQuestionsOpen = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(({ dialog }) => {
    const open: ((answer: object) => void)[] = []
    Object.assign(globalThis, { openQuestions: open })
    Object.assign(dialog, {
      showMessageBox: () => new Promise<object>((resolve) => void open.push(resolve)),
    })
  })

export const countOpenQuestions = (electron: ElectronApplication): Promise<number> =>
  electron.evaluate(() => (globalThis as unknown as { openQuestions: unknown[] }).openQuestions.length)

/** Answers those that are open with this button. */
export const answerOpenQuestions = (electron: ElectronApplication, button: number): Promise<void> =>
  electron.evaluate((_electron, response) => {
    const { openQuestions } = globalThis as unknown as { openQuestions: ((answer: object) => void)[] }
    for (const answer of openQuestions.splice(0)) answer({ response, checkboxChecked: false })
  }, button)

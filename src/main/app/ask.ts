// Asks the person in the system's own dialog (question.ts says what a question is).
import { dialog } from 'electron'
import { createAsk } from './question.ts'

export const ask = createAsk(
  (window, options) => dialog.showMessageBox(window, options),
  () => performance.now(),
)

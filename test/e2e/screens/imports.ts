import type { Page } from 'playwright'
import { words } from '../../../src/words/words.ts'

/** The sheet that imports keys. A row is found by the variable that the key belongs to. */
export const importsOf = (page: Page) => {
  const sheet = page.getByRole('dialog')
  const press = (name: string | RegExp) => sheet.getByRole('button', { name, exact: true }).click()
  const rows = sheet.getByRole('list', { name: words.keyImport.list }).getByRole('listitem')
  const row = (variable: string) => rows.filter({ has: page.getByText(variable, { exact: true }) })
  return {
    sheet,
    rows,
    row,
    dropZone: sheet.getByTestId('drop-zone'),
    tick: (variable: string) => row(variable).getByRole('checkbox'),
    nameFor: (variable: string) => row(variable).getByRole('textbox'),
    /** Text in the sheet, such as how many keys are chosen and what else was in the file. */
    text: (text: string | RegExp) => sheet.getByText(text),
    problem: sheet.getByRole('alert'),
    chooseFile: () => press(new RegExp(`^${words.keyImport.chooseFile}`, 'u')),
    lookAtEnvironment: () => press(new RegExp(`^${words.keyImport.environment}`, 'u')),
    lookElsewhere: () => press(words.keyImport.elsewhere),
    async start(keys: number) {
      await press(words.keyImport.action(keys))
      await sheet.getByRole('button', { name: words.keyImport.done, exact: true }).waitFor()
    },
    removeLines: (lines: number) => press(words.keyImport.remove(lines)),
    leaveFile: () => press(words.keyImport.leave),
    async done() {
      await press(words.keyImport.done)
      await sheet.waitFor({ state: 'detached' })
    },
  }
}

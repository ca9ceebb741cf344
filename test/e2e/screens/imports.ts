import type { Page } from 'playwright'
import { words } from '../../../src/words/en/window.ts'

const said = words.addKey.import

/** The sheet that imports keys. A row is found by the variable that the key belongs to. */
export const importsOf = (page: Page) => {
  const sheet = page.getByRole('dialog')
  const press = (name: string | RegExp) => sheet.getByRole('button', { name, exact: true }).click()
  const rows = sheet.getByRole('list', { name: said.list }).getByRole('listitem')
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
    chooseFile: () => press(new RegExp(`^${said.chooseFile}`, 'u')),
    lookAtEnvironment: () => press(new RegExp(`^${said.environment}`, 'u')),
    lookElsewhere: () => press(said.elsewhere),
    async start(keys: number) {
      await press(said.action(keys))
      await sheet.getByRole('button', { name: said.done, exact: true }).waitFor()
    },
    removeLines: (lines: number) => press(said.remove(lines)),
    leaveFile: () => press(said.leave),
    async done() {
      await press(said.done)
      await sheet.waitFor({ state: 'detached' })
    },
  }
}

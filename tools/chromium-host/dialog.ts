// `dialog`: message boxes are the page's own alert and confirm, so they have two buttons at most. zenity, if
// installed, lets the person choose files.
import { spawn } from 'node:child_process'
import type {
  BaseWindow,
  BrowserWindow as ElectronWindow,
  Dialog,
  MessageBoxOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from 'electron/main'
import { BrowserWindow } from './browser-window.ts'
import { makeStrict, refuse } from './strict.ts'
import { contentsRecordOf } from './web-contents.ts'

type Subset = Pick<Dialog, 'showMessageBox' | 'showErrorBox' | 'showOpenDialog' | 'showSaveDialog'>
type Given<Options> = [BaseWindow, Options] | [Options]

function split<Options>(given: Given<Options>): { window: ElectronWindow | undefined; options: Options } {
  const [first, second] = given
  return second === undefined
    ? { window: undefined, options: first as Options }
    : { window: first as ElectronWindow, options: second }
}

async function showMessageBox(...given: Given<MessageBoxOptions>): ReturnType<Dialog['showMessageBox']> {
  const { window, options } = split(given)
  const buttons = options.buttons?.length ? options.buttons : ['OK']
  if (buttons.length > 2) refuse('dialog.showMessageBox with more than two buttons')
  const shown =
    window ??
    (BrowserWindow.getFocusedWindow() as unknown as ElectronWindow | null) ??
    (BrowserWindow.getAllWindows()[0] as unknown as ElectronWindow | undefined)
  const session = shown && contentsRecordOf(shown.webContents)?.page.session
  const cancel = options.cancelId ?? (buttons.length > 1 ? 1 : 0)
  const text = [
    options.message,
    options.detail,
    buttons.length > 1 ? `[OK] ${buttons[cancel === 0 ? 1 : 0]}   [Cancel] ${buttons[cancel]}` : '',
  ]
    .filter(Boolean)
    .join('\n\n')
  if (!session) {
    console.error(text)
    return { response: cancel, checkboxChecked: false }
  }
  const expression = `${buttons.length > 1 ? 'confirm' : 'alert'}(${JSON.stringify(text)})`
  const { result } = await session.send<{ result: { value?: unknown } }>('Runtime.evaluate', { expression })
  const isAgreed = buttons.length > 1 ? result.value === true : true
  return {
    response: isAgreed ? (cancel === 0 && buttons.length > 1 ? 1 : 0) : cancel,
    checkboxChecked: options.checkboxChecked ?? false,
  }
}

async function choose(args: readonly string[]): Promise<string[]> {
  const child = spawn('zenity', ['--file-selection', '--separator=\n', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  await new Promise<void>((resolve, reject) => {
    child.once('error', () =>
      reject(new Error('The Chromium host has no file dialog on this machine; install zenity')),
    )
    child.once('close', () => resolve())
  })
  return Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean)
}

const titleOf = (title: string | undefined): string[] => (title === undefined ? [] : [`--title=${title}`])

const subset: Subset = {
  showMessageBox,
  showErrorBox: (title, content) => void process.stderr.write(`${title}\n${content}\n`),
  async showOpenDialog(...given: Given<OpenDialogOptions>) {
    const { options } = split(given)
    const properties = options.properties ?? []
    const flags = [
      ...(properties.includes('openDirectory') ? ['--directory'] : []),
      ...(properties.includes('multiSelections') ? ['--multiple'] : []),
    ]
    const filePaths = await choose([
      ...flags,
      ...titleOf(options.title),
      ...(options.defaultPath ? [`--filename=${options.defaultPath}`] : []),
    ])
    return { canceled: filePaths.length === 0, filePaths }
  },
  async showSaveDialog(...given: Given<SaveDialogOptions>) {
    const { options } = split(given)
    const [filePath = ''] = await choose([
      '--save',
      '--confirm-overwrite',
      ...titleOf(options.title),
      ...(options.defaultPath ? [`--filename=${options.defaultPath}`] : []),
    ])
    return { canceled: filePath === '', filePath }
  },
}

export const dialog = makeStrict('electron.dialog', subset)

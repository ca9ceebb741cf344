// A display of a test's own, and a person at it: sees which windows stand there, types into them and closes them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFirstLine, startBoundChild } from '../../../tools/setup/bound-child.ts'
import { waitFor } from '../wait.ts'

export interface Typist extends AsyncDisposable {
  readonly env: NodeJS.ProcessEnv
  /** True if a window with such a title stands there. */
  sees(title: string): Promise<boolean>
  /** Waits for the window, types the text into it and presses Enter. */
  answer(title: string, text: string): Promise<void>
  /** Waits for the window and presses Escape. */
  refuse(title: string): Promise<void>
}

async function run(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<string> {
  const child = spawn('xdotool', args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(child, 'close')
  return said.trim()
}

export async function startTypist(): Promise<Typist> {
  const display = startBoundChild('Xvfb', [
    '-displayfd',
    '1',
    '-screen',
    '0',
    '1000x800x24',
    '-nolisten',
    'tcp',
  ])
  const number = await readFirstLine(display, 15_000)
  const env = { DISPLAY: `:${number.trim()}`, WAYLAND_DISPLAY: '', XAUTHORITY: '', QT_QPA_PLATFORM: 'xcb' }
  const find = async (title: string) =>
    (await run(env, 'search', '--onlyvisible', '--name', title)).split('\n').at(-1) || null

  /** Presses the keys again until the window has gone: there is no window manager to say when it listens. */
  async function press(
    title: string,
    keys: (window: string) => readonly (readonly string[])[],
  ): Promise<void> {
    await waitFor(`the window ${title}`, () => find(title))
    await waitFor(
      `the window ${title} to go`,
      async () => {
        const window = await find(title)
        if (window === null) return true
        for (const args of keys(window)) await run(env, ...args)
        return (await find(title)) === null
      },
      { intervalMs: 500 },
    )
  }

  return {
    env,
    sees: async (title) => (await find(title)) !== null,
    answer: (title, text) =>
      press(title, (window) => [
        ['windowfocus', '--sync', window],
        ['key', '--clearmodifiers', 'ctrl+a'],
        ['type', '--clearmodifiers', text],
        ['key', '--clearmodifiers', 'Return'],
      ]),
    refuse: (title) =>
      press(title, (window) => [
        ['windowfocus', '--sync', window],
        ['key', 'Escape'],
      ]),
    [Symbol.asyncDispose]: () => display.stop(),
  }
}

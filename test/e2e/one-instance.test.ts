// A profile belongs to one running app and to one account.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { executablePath, projectFolder } from '../support/app.ts'
import { waitFor } from '../support/wait.ts'
import { chatOf } from './screens/chat.ts'
import { welcomeOf } from './screens/welcome.ts'
import { withApp } from './with-app.ts'

// A profile that others can open, as an older version or another program can leave it.
const app = withApp({ seed: (folder) => chmodSync(folder, 0o755) })

describe('[S28] one instance', () => {
  it('shows the first when it is started again', async () => {
    await app.electron.evaluate(({ app: first }) => {
      const global = globalThis as unknown as { starts: number }
      global.starts = 0
      first.on('second-instance', () => (global.starts += 1))
    })
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const second = spawn(executablePath, [...asRoot, projectFolder, `--user-data-dir=${app.profileFolder}`], {
      stdio: 'ignore',
    })
    const [code] = (await once(second, 'exit')) as [number]
    expect(code).toBe(0)
    await waitFor('the first to hear of it', () =>
      app.electron.evaluate(() => (globalThis as unknown as { starts: number }).starts === 1),
    )
    expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  it('keeps every file and folder of the profile for its owner alone', async () => {
    await welcomeOf(app.page).practice()
    await chatOf(app.page).send('How do I get a key?')
    await chatOf(app.page).endedAnswer.waitFor()
    // Our own files are written with a mode; a library writes its own without, as here.
    await app.electron.evaluate(({ app: main }) => {
      const { writeFileSync } = process.getBuiltinModule('node:fs')
      writeFileSync(`${main.getPath('userData')}/latchkey-plain.txt`, '')
    })
    await app.quit()
    // Chromium's own files in there are Electron's business, so this checks ours by name.
    const entries = await readdir(app.profileFolder, { recursive: true })
    const ours = entries.filter((name) =>
      /^(latchkey|logs|backups|settings|window|fingerprint-salt)/.test(name),
    )
    expect(ours).toEqual(expect.arrayContaining(['latchkey.db', 'latchkey-plain.txt', 'window.json']))
    const open: string[] = []
    for (const name of ['.', ...ours]) {
      const entry = await lstat(join(app.profileFolder, name))
      if ((entry.mode & 0o077) !== 0) open.push(`${name} ${(entry.mode & 0o777).toString(8)}`)
    }
    expect(open).toEqual([])
  })
})

// Loaded into main before the app (`-r`), where nothing may be attached to it: once the window shows its page, it writes
// what it sees to the file that LATCHKEY_SEEN names, and quits the app.
import { writeFileSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { app, ipcMain, Menu, type MenuItem } from 'electron'

export interface SeenInside {
  readonly isPackaged: boolean
  readonly origin: string
  readonly preferences: { readonly devTools?: boolean; readonly sandbox?: boolean }
  readonly menuRoles: readonly string[]
  readonly storeListeners: number
  readonly compileCache: string | null
}

const file = process.env['LATCHKEY_SEEN'] ?? ''

const listRoles = (items: readonly MenuItem[]): string[] =>
  items.flatMap(({ role, submenu }) => [
    ...(role ? [role.toLowerCase()] : []),
    ...listRoles(submenu?.items ?? []),
  ])

app.on('browser-window-created', (_event, { webContents }) => {
  webContents.once('did-finish-load', () => {
    // Electron has this function, but its types leave it out.
    const { getLastWebPreferences } = webContents as unknown as {
      getLastWebPreferences(): SeenInside['preferences']
    }
    const seen: SeenInside = {
      isPackaged: app.isPackaged,
      origin: webContents.mainFrame.origin,
      preferences: getLastWebPreferences.call(webContents),
      menuRoles: listRoles(Menu.getApplicationMenu()?.items ?? []),
      storeListeners: ipcMain.listenerCount('electron-store-get-data'),
      compileCache: getCompileCacheDir() ?? null,
    }
    writeFileSync(file, JSON.stringify(seen))
    app.quit()
  })
})

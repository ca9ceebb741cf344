// Electron's own ipcMain, named here and nowhere else.
import { ipcMain } from 'electron'

export const electronIpc = ipcMain

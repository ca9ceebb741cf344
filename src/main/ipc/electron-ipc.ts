// Electron's own ipcMain. No other file may name it.
import { ipcMain } from 'electron'

export const electronIpc = ipcMain

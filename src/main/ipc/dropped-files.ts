// Files that were dropped on a window, as its preload names them: the page itself never has a path.
// Sender gate first, then the payload's form; what doesn't fit is dropped without an answer.
import { isAbsolute } from 'node:path'
import type { IpcMain } from 'electron'
import * as z from 'zod'
import { channels, maxDroppedFiles } from '../../contract/wire.ts'
import type { Gate } from './gate.ts'

export interface DroppedFilesOptions {
  readonly ipc: Pick<IpcMain, 'on'>
  readonly gate: Gate
  /** Absolute paths, one or more. */
  readonly onFiles: (paths: readonly string[]) => void
}

// As long as Windows lets one be.
const maxPathChars = 32_767

const paths = z
  .array(
    z
      .string()
      .max(maxPathChars)
      .refine((path) => isAbsolute(path) && !path.includes('\0')),
  )
  .min(1)
  .max(maxDroppedFiles)

export function connectDroppedFiles({ ipc, gate, onFiles }: DroppedFilesOptions): void {
  ipc.on(channels.drop, (event, payload: unknown) => {
    if (!gate(event)) return
    const parsed = paths.safeParse(payload)
    if (parsed.success) onFiles(parsed.data)
  })
}
